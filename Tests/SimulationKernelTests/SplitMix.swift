import Foundation

/// A small generator for tests: the kernel itself knows no random numbers.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct SplitMix: Sendable, Equatable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A uniform integer below the bound; the bias is negligible for small bounds.
  mutating func next(below bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }

  /// A uniform number above 0 and below 1.
  mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  mutating func exponential(rate: Double) -> Double {
    -log(uniform()) / rate
  }
}
