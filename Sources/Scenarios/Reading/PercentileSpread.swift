internal import RandomStreams

/// The spread of an input that is known by its 10th, 50th and 90th percentile, within a range.
///
/// With two ends to the range it is even on the logit scale, with one end on the logarithmic scale
/// of the distance from it, otherwise on the linear one. Where a percentile is itself an end of the
/// range, a tenth of the probability lies at that end: the spread is then linear, and what falls
/// outside is moved to the end, which keeps the percentiles.
struct PercentileSpread {
  private let distribution: Distribution
  private let range: NumberRange
  /// A draw counts from here, upwards or downwards.
  private let origin: Double
  private let isMirrored: Bool

  /// Low must be at most likely, likely at most high, and all three in the range.
  init(
    low: Double, likely: Double, high: Double, range: NumberRange
  ) throws(DistributionError) {
    self.range = range
    let isAtEnd = low == range.lower || high == range.upper
    let hasLower = range.lower.isFinite && !isAtEnd
    let hasUpper = range.upper.isFinite && !isAtEnd
    isMirrored = hasUpper && !hasLower
    switch (hasLower, hasUpper) {
    case (true, true):
      origin = 0
      distribution = try .uncertain(
        low: low, likely: likely, high: high,
        scale: .logit(minimum: range.lower, maximum: range.upper))
    case (true, false):
      origin = range.lower
      distribution = try .uncertain(
        low: low - origin, likely: likely - origin, high: high - origin, scale: .log)
    case (false, true):
      origin = range.upper
      distribution = try .uncertain(
        low: origin - high, likely: origin - likely, high: origin - low, scale: .log)
    case (false, false):
      origin = 0
      distribution = try .uncertain(low: low, likely: likely, high: high, scale: .linear)
    }
  }

  /// Draws a value of the range.
  func draw(from stream: inout RandomStream) -> Double {
    let distance = distribution.draw(from: &stream)
    return range.clamped(isMirrored ? origin - distance : origin + distance)
  }
}
