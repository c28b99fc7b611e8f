internal import Foundation

/// SplitMix64 with uniform and normal draws, as the C programs of the yardstick draw them.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// Uniform in [0, 1), by 53 bits.
  mutating func uniform() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  /// Standard normal, by Box and Muller.
  mutating func normal() -> Double {
    let (a, b) = (uniform(), uniform())
    return (-2 * log(1 - a)).squareRoot() * cos(6.283185307179586 * b)
  }
}
