/// A source of delays of its own, uniform between 0 and 2.
struct DelaySource {
  private var state: UInt64

  init(number: Int) {
    state = UInt64(number) &* 0xD134_2543_DE82_EF95
  }

  /// The next delay, by SplitMix64 (Steele, Lea and Flood 2014).
  mutating func nextDelay() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Double(mixed >> 11) * 0x1p-52
  }
}
