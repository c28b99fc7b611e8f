/// All random streams of one replication, addressed by what they are for.
///
/// Nothing is stored per stream: an address *is* the stream. Two strategies that ask for the same
/// address in the same replication get the same draws, which is common random numbers by
/// construction.
public struct ReplicationStreams: Sendable, Hashable {
  /// The Philox key of this replication.
  @usableFromInline let key: UInt64

  /// The streams of a replication under a master seed.
  ///
  /// Distinct pairs of seed and replication have distinct keys, since the mix is a bijection.
  public init(seed: UInt32, replication: UInt32) {
    key = Self.mix(UInt64(seed) << 32 | UInt64(replication))
  }

  /// The stream of an entity for a purpose, at its n-th occasion.
  ///
  /// Entity, purpose and occurrence are three of the four counter words, so distinct triples can't
  /// share a draw. Entity and occurrence must be in 0 ..< 2³². Costs nothing until the first draw.
  @inlinable
  public func stream(
    _ purpose: StreamPurpose, entity: Int, occurrence: Int = 0
  ) -> RandomStream {
    RandomStream(
      key: key, entity: UInt32(entity), purpose: purpose.word, occurrence: UInt32(occurrence))
  }

  private init(key: UInt64) { self.key = key }

  /// The streams of a part of the replication that is played by itself, with draws of its own.
  ///
  /// Different numbers have different keys; that one is another replication's has the chance of two
  /// random 64-bit words being equal.
  public func part(_ number: UInt32) -> ReplicationStreams {
    ReplicationStreams(key: Self.mix(key ^ UInt64(number) &+ 0x5851_F42D_4C95_7F2D))
  }

  /// A bijection of 64-bit words that spreads each input bit over all output bits.
  ///
  /// SplitMix64's output function with its first increment: Steele, Lea and Flood, "Fast splittable
  /// pseudorandom number generators", OOPSLA 2014 (Stafford's variant 13 of the MurmurHash3
  /// finaliser).
  static func mix(_ word: UInt64) -> UInt64 {
    var z = word &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
