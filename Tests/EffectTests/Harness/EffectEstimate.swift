import OutputAnalysis

/// An estimate over paired replications with the standard error of the pairs.
///
/// Each side is a sum over a sum. The error is by the delta method: that of the mean of the
/// replications' linearised contributions, so that what both sides share cancels (Cochran,
/// "Sampling Techniques", 1977, §2.11, for one quotient; here for a ratio or difference of two).
struct EffectEstimate: Sendable {
  let value: Double
  private let contributions: [Double]

  init(_ measurements: [Measurement], scale: Effect.Scale) {
    let treated = Side(measurements.map(\.treated))
    let controls = measurements.compactMap(\.control)
    guard !controls.isEmpty else {
      value = treated.mean
      contributions = treated.residuals
      return
    }
    precondition(controls.count == measurements.count, "a side is there always or never")
    let control = Side(controls)
    let pairs = zip(treated.residuals, control.residuals)
    switch scale {
    case .ratio:
      let ratio = treated.mean / control.mean
      value = ratio
      contributions = pairs.map { ($0 - ratio * $1) / control.mean }
    case .difference:
      value = treated.mean - control.mean
      contributions = pairs.map { $0 - $1 }
    case .level:
      preconditionFailure("a level has no control")
    }
  }

  /// The confidence interval by Student's t; nothing but the value itself where pairs don't vary.
  func interval(level: Double = 0.95) -> ClosedRange<Double> {
    guard value.isFinite, let half = SampleSummary(of: contributions, level: level)?.halfWidth
    else { return -.infinity ... .infinity }
    return (value - half)...(value + half)
  }

  /// A sum over a sum, and what each replication adds to its error.
  private struct Side {
    let mean: Double
    let residuals: [Double]

    init(_ quotients: [Quotient]) {
      let numerators = quotients.reduce(0) { $0 + $1.numerator }
      let divisors = quotients.reduce(0) { $0 + $1.divisor }
      let mean = numerators / divisors
      let meanDivisor = divisors / Double(quotients.count)
      self.mean = mean
      residuals = quotients.map { ($0.numerator - mean * $0.divisor) / meanDivisor }
    }
  }
}
