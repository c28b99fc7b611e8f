import CGSL
import Testing

@testable import RandomStreams

struct RandomStreamTests {
  let streams = ReplicationStreams(seed: 20_260_101, replication: 4)
  let purpose = StreamPurpose(3, channel: 2)

  @Test("A stream's words are its address's blocks, in order")
  func wordsAreBlocks() {
    var stream = RandomStream(
      key: 0x299f_31d0_a409_3822, entity: 0x243f_6a88, purpose: 0x85a3_08d3,
      occurrence: 0x1319_8a2e)
    for number: UInt32 in 0..<3 {
      let block = Philox4x32.block(
        key: 0x299f_31d0_a409_3822, 0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, number)
      let first = UInt64(stream.nextWord()) | UInt64(stream.nextWord()) << 32
      let second = UInt64(stream.nextWord()) | UInt64(stream.nextWord()) << 32
      #expect(first == block.low)
      #expect(second == block.high)
    }
  }

  @Test("The stream of a person, purpose and occasion is keyed by seed and replication")
  func addressing() {
    // SplitMix64's published first outputs for the seeds 0 and 1234567.
    #expect(ReplicationStreams.mix(0) == 0xE220_A839_7B1D_CDAF)
    #expect(ReplicationStreams.mix(1_234_567) == 6_457_827_717_110_365_317)

    let key = ReplicationStreams.mix(20_260_101 << 32 | 4)
    var stream = streams.stream(purpose, entity: 4711, occurrence: 5)
    let block = Philox4x32.block(key: key, 4711, 3 << 16 | 2, 5, 0)
    #expect(stream.uniform() == Double(block.low >> 11) * 0x1p-53)
    #expect(stream.uniform() == Double(block.high >> 11) * 0x1p-53)
  }

  @Test("A purpose on another channel keeps its code")
  func purposeOnChannel() {
    #expect(StreamPurpose(7).on(channel: 9) == StreamPurpose(7, channel: 9))
    #expect(StreamPurpose(7, channel: 65_535).word == 7 << 16 | 65_535)
    #expect(StreamPurpose(7, channel: 3).on(channel: 0) == StreamPurpose(7))
  }

  @Test("A channel's code follows from its name, and two names never share one")
  func channelCodes() {
    let codes = StreamPurpose.channelCodes(of: ["social", "platform", "expo"])
    #expect(StreamPurpose.channelCodes(of: ["expo", "social"]) == [codes[2], codes[0]])
    #expect(!codes.contains(0))
    // Far more names than the root of the number of codes: some meet.
    let names = (0..<5000).map { "channel-\($0)" }
    let many = StreamPurpose.channelCodes(of: names)
    #expect(Set(many).count == names.count)
    #expect(many.allSatisfy { (1...0xffff).contains($0) })
    #expect(StreamPurpose.channelCodes(of: names.reversed()) == many.reversed())
  }

  @Test("Distinct addresses have distinct blocks")
  func distinctAddresses() {
    // 4,374 addresses. 128-bit blocks of independent keys would collide with a probability of
    // 3e-32; those of one key can't.
    var blocks: Set<[UInt64]> = []
    var count = 0
    for (seed, replication) in [(0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (2, 0)]
      as [(UInt32, UInt32)]
    {
      let streams = ReplicationStreams(seed: seed, replication: replication)
      for entity in [0, 1, 2, 1 << 16, 1 << 24, Int(UInt32.max), 3, 4, 5] {
        for code: UInt16 in 0..<3 {
          for channel: UInt16 in 0..<3 {
            for occurrence in [0, 1, 2, 3, 4, 5, 1 << 16, 1 << 24, Int(UInt32.max)] {
              var stream = streams.stream(
                StreamPurpose(code, channel: channel), entity: entity, occurrence: occurrence)
              blocks.insert([stream.nextTwoWords(), stream.nextTwoWords()])
              count += 1
            }
          }
        }
      }
    }
    #expect(count == 4374)
    #expect(blocks.count == count)
  }

  @Test("A copy taken anywhere continues with the same numbers", arguments: 0..<9)
  func copyContinues(wordsBefore: Int) {
    var original = streams.stream(purpose, entity: 1)
    for _ in 0..<wordsBefore { _ = original.nextWord() }
    var copy = original
    let expected = (0..<20).map { _ in original.gamma(shape: 0.7, scale: 2) + original.uniform() }
    let found = (0..<20).map { _ in copy.gamma(shape: 0.7, scale: 2) + copy.uniform() }
    #expect(found == expected)
    #expect(copy == original)
  }

  @Test("GSL's uniforms are the stream's own, in the same order", arguments: 0..<4)
  func sameUniforms(wordsBefore: Int) {
    var ours = streams.stream(purpose, entity: 2)
    for _ in 0..<wordsBefore { _ = ours.nextWord() }
    var gsl = ours
    for round in 0..<200 {
      #expect(gsl.withGSL { gsl_rng_uniform($0) } == ours.uniform())
      #expect(gsl.withGSL { gsl_rng_uniform_pos($0) } == ours.uniformPositive())
      if round % 7 == 0 {
        #expect(gsl.withGSL { gsl_rng_get($0) } == UInt(ours.nextWord()))
      }
    }
    #expect(gsl == ours)
  }

  @Test("The generator works through GSL's own allocation and seeding")
  func registeredType() throws {
    let generator = try #require(gsl_rng_alloc(GSLGenerator.type))
    defer { gsl_rng_free(generator) }
    #expect(String(cString: gsl_rng_name(generator)) == "philox4x32-10")
    #expect(gsl_rng_min(generator) == 0)
    #expect(gsl_rng_max(generator) == 0xffff_ffff)
    for word: UInt in [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8] {
      #expect(gsl_rng_get(generator) == word)
    }
    gsl_rng_set(generator, 99)
    var stream = RandomStream(key: 99, entity: 0, purpose: 0, occurrence: 0)
    for _ in 0..<10 {
      #expect(gsl_rng_uniform(generator) == stream.uniform())
    }
  }

  @Test("Uniforms fill the unit interval evenly")
  func uniformFit() {
    var stream = streams.stream(purpose, entity: 3)
    let sample = (0..<50_000).map { _ in stream.uniform() }
    #expect(sample.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(sample.allSatisfy { ($0 * 0x1p53).rounded() == $0 * 0x1p53 })
    #expect(Statistics.kolmogorovSmirnov(sample) { $0 } > Statistics.level)
    // All 53 bits are in use: the lowest is 1 half of the time (binomial, 4.5 standard errors).
    let odd = sample.filter { Int($0 * 0x1p53) % 2 == 1 }.count
    #expect(abs(Double(odd) - 25_000) < 4.5 * 12_500.0.squareRoot())
  }

  @Test("Indices are uniform below their count", arguments: [1, 2, 3, 10, 257])
  func indexFit(count: Int) {
    var stream = streams.stream(purpose, entity: 4, occurrence: count)
    var counts = [Int](repeating: 0, count: count)
    for _ in 0..<20_000 { counts[stream.index(below: count)] += 1 }
    let expected = [Double](repeating: 20_000 / Double(count), count: count)
    #expect(count == 1 || Statistics.chiSquare(counts, expected: expected) > Statistics.level)
    #expect(counts.reduce(0, +) == 20_000)
  }

  @Test("Indices below a count that does not divide 2⁶⁴ are unbiased")
  func indexWithRejection() {
    // Below 3 × 2⁶¹ the naive product has bias: a third of values would come up twice as often.
    let count = 3 << 61
    var stream = streams.stream(purpose, entity: 5)
    var counts = [0, 0, 0, 0, 0, 0]
    for _ in 0..<20_000 { counts[stream.index(below: count) % 6] += 1 }
    let expected = [Double](repeating: 20_000 / 6, count: 6)
    #expect(Statistics.chiSquare(counts, expected: expected) > Statistics.level)
  }

  @Test("A Bernoulli draw has its probability and always takes one uniform")
  func bernoulli() {
    var stream = streams.stream(purpose, entity: 6)
    let hits = (0..<50_000).filter { _ in stream.bernoulli(0.03) }.count
    #expect(abs(Double(hits) - 1500) < 4.5 * (50_000 * 0.03 * 0.97).squareRoot())

    for probability in [0, 0.5, 1] {
      var used = streams.stream(purpose, entity: 7)
      var reference = used
      let outcomes = (0..<100).map { _ in used.bernoulli(probability) }
      for _ in 0..<100 { _ = reference.uniform() }
      #expect(used == reference)
      #expect(probability == 0.5 || outcomes == [Bool](repeating: probability == 1, count: 100))
    }
  }

  @Test("Parts of a replication have draws of their own, the same each time")
  func parts() {
    let whole = ReplicationStreams(seed: 1, replication: 0)
    let others =
      [whole, ReplicationStreams(seed: 1, replication: 1)]
      + (0..<100).map { whole.part($0) }
    let first = others.map { streams in
      var stream = streams.stream(StreamPurpose(1), entity: 0)
      return stream.uniform()
    }
    #expect(Set(first).count == others.count)
    #expect(whole.part(3) == whole.part(3))
  }
}
