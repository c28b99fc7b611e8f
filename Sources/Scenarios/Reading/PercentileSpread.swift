internal import RandomStreams

/// The spread of an input that is known by its 10th, 50th and 90th percentile, within a range.
struct PercentileSpread {
  var low: Double
  var likely: Double
  var high: Double
  var range: NumberRange

  /// Draws a value of the range; low must be less than high, and all three in the range.
  ///
  /// Where a percentile is an end of the range, a tenth of the probability lies at that end: the
  /// draw is then linear, and what falls outside is moved to the end, which keeps the percentiles.
  func draw(from stream: inout RandomStream) throws(DistributionError) -> Double {
    if low == range.lower || high == range.upper {
      return range.clamped(try drawn(.linear, from: &stream))
    }
    switch (range.lower.isFinite, range.upper.isFinite) {
    case (true, true):
      let scale = UncertaintyScale.logit(minimum: range.lower, maximum: range.upper)
      return range.clamped(try drawn(scale, from: &stream))
    case (true, false):
      let shifted = PercentileSpread(
        low: low - range.lower, likely: likely - range.lower, high: high - range.lower,
        range: .positive)
      return range.clamped(range.lower + (try shifted.drawn(.log, from: &stream)))
    case (false, true):
      let mirrored = PercentileSpread(
        low: range.upper - high, likely: range.upper - likely, high: range.upper - low,
        range: .positive)
      return range.clamped(range.upper - (try mirrored.drawn(.log, from: &stream)))
    case (false, false):
      return try drawn(.linear, from: &stream)
    }
  }

  private func drawn(
    _ scale: UncertaintyScale, from stream: inout RandomStream
  ) throws(DistributionError) -> Double {
    try Distribution.uncertain(low: low, likely: likely, high: high, scale: scale)
      .draw(from: &stream)
  }
}
