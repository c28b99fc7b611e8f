import RandomStreams
import Testing

struct Philox4x32Tests {
  struct KnownAnswer: Sendable {
    let counter: [UInt32]
    let key: [UInt32]
    let block: [UInt32]
  }

  @Test(
    "Philox4x32-10 gives the known answers of Random123's kat_vectors",
    arguments: [
      KnownAnswer(
        counter: [0, 0, 0, 0], key: [0, 0],
        block: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
      KnownAnswer(
        counter: [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff],
        key: [0xffff_ffff, 0xffff_ffff],
        block: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
      KnownAnswer(
        counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
        key: [0xa409_3822, 0x299f_31d0],
        block: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
    ])
  func knownAnswers(_ known: KnownAnswer) {
    let block = Philox4x32.block(
      key: UInt64(known.key[0]) | UInt64(known.key[1]) << 32,
      known.counter[0], known.counter[1], known.counter[2], known.counter[3])
    #expect(block.low == UInt64(known.block[0]) | UInt64(known.block[1]) << 32)
    #expect(block.high == UInt64(known.block[2]) | UInt64(known.block[3]) << 32)
  }
}
