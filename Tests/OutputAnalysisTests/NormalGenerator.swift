import Foundation

/// Normal numbers for tests, by Box and Muller's transform of SplitMix64.
struct NormalGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return (Double(mixed >> 12) + 0.5) * 0x1p-52
  }

  mutating func normal() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
  }
}

extension NormalGenerator {
  /// A first-order autoregressive series of variance 1 about its mean.
  ///
  /// Its transient is planted: the mean begins at `displacement` and falls off by the factor
  /// `decay` an observation. Without displacement the series is stationary from the start.
  mutating func autoregression(
    count: Int, correlation: Double, mean: Double = 0, displacement: Double = 0, decay: Double = 0
  ) -> [Double] {
    var deviation = normal()
    var transient = displacement
    let noise = (1 - correlation * correlation).squareRoot()
    return (0..<count).map { _ in
      defer {
        deviation = correlation * deviation + noise * normal()
        transient *= decay
      }
      return mean + transient + deviation
    }
  }
}

/// Whether two numbers agree to the given absolute tolerance.
func isNear(_ left: Double?, _ right: Double, within tolerance: Double) -> Bool {
  left.map { abs($0 - right) <= tolerance } ?? false
}
