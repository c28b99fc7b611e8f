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
}
