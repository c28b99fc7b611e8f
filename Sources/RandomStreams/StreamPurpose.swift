/// What a stream's draws are for: a code of the model's choosing, and the channel they belong to.
///
/// It is one 32-bit word of a stream's address. Draws of different purposes or channels never share
/// a block, so removing a channel shifts no other draw.
public struct StreamPurpose: Sendable, Hashable {
  /// The counter word: the code in the upper half, the channel in the lower.
  public let word: UInt32

  /// The purpose of a code, on a channel (0 where channels play no part).
  @inlinable
  public init(_ code: UInt16, channel: UInt16 = 0) {
    word = UInt32(code) &<< 16 | UInt32(channel)
  }

  /// The same purpose on another channel; the channel must be in 0 ..< 65,536.
  @inlinable
  public func on(channel: Int) -> StreamPurpose {
    StreamPurpose(UInt16(truncatingIfNeeded: word &>> 16), channel: UInt16(channel))
  }

  /// Codes for channels by their names, each different and above 0, in the order of the names.
  ///
  /// A code follows from the name alone, so that channels may be added, removed and moved without a
  /// change in the draws of the others. Only where two names have the same 16 bits, once in 1,500
  /// scenarios of ten channels, does the second in the order of their bytes take the next free code.
  ///
  /// - Precondition: The names differ, and there are fewer than 65,536.
  public static func channelCodes(of names: [String]) -> [Int] {
    precondition(names.count < Int(UInt16.max), "there are more channels than codes")
    var codes = Array(repeating: 0, count: names.count)
    var taken: Set<Int> = [0]
    let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    for index in order {
      let hash = StableHash.of32Bits(names[index])
      var code = Int((hash &>> 16 ^ hash) & 0xffff)
      while !taken.insert(code).inserted { code = (code + 1) & 0xffff }
      codes[index] = code
    }
    return codes
  }
}
