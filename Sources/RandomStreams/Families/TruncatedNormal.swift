internal import CGSL

/// A normal distribution conditioned on an interval, drawn by inversion.
struct TruncatedNormal: DistributionFamily {
  static let name = "truncatedNormal"
  static let forms = [
    DistributionForm("mean", "sd", "low", "high") { given throws(DistributionError) in
      try .truncatedNormal(
        mean: given.number("mean"), sd: given.number("sd"),
        low: given.number("low"), high: given.number("high"))
    },
    DistributionForm("mean", "sd", "low") { given throws(DistributionError) in
      try .truncatedNormal(
        mean: given.number("mean"), sd: given.number("sd"), low: given.number("low"))
    },
    DistributionForm("mean", "sd", "high") { given throws(DistributionError) in
      try .truncatedNormal(
        mean: given.number("mean"), sd: given.number("sd"), high: given.number("high"))
    },
  ]

  let location: Double
  /// The normal's standard deviation, negative where the interval was mirrored: GSL's lower tail
  /// has full relative precision, its upper tail seen from below has not.
  let signedScale: Double
  let support: ClosedRange<Double>
  /// The interval in standard deviations from the location, mirrored if that brings it to the left.
  let standardised: ClosedRange<Double>
  let lowerProbability: Double
  let mass: Double

  init(location: Double, scale: Double, support: ClosedRange<Double>) {
    let low = (support.lowerBound - location) / scale
    let high = (support.upperBound - location) / scale
    let isMirrored = low > 0
    self.location = location
    self.support = support
    signedScale = isMirrored ? -scale : scale
    standardised = isMirrored ? -high ... -low : low...high
    lowerProbability = gsl_cdf_ugaussian_P(standardised.lowerBound)
    mass = gsl_cdf_ugaussian_P(standardised.upperBound) - lowerProbability
  }

  var parameters: [(name: String, value: DistributionParameter)] {
    [
      ("mean", .number(location)), ("sd", .number(abs(signedScale))),
      ("low", .number(support.lowerBound)), ("high", .number(support.upperBound)),
    ]
  }

  var mean: Double { location + signedScale * standardisedMoments.mean }
  var standardDeviation: Double { abs(signedScale) * standardisedMoments.sd }

  func draw(from stream: inout RandomStream) -> Double {
    let probability = lowerProbability + mass * stream.uniformPositive()
    let value = location + signedScale * gsl_cdf_ugaussian_Pinv(probability)
    // Rounding may step over an end by one unit in the last place.
    return min(max(value, support.lowerBound), support.upperBound)
  }

  /// Johnson, Kotz and Balakrishnan, *Continuous Univariate Distributions* 1 (1994), §13.10.1.
  ///
  /// Its differences cancel over narrow intervals, where quadrature of the density is exact instead.
  private var standardisedMoments: (mean: Double, sd: Double) {
    let low = standardised.lowerBound
    let high = standardised.upperBound
    if high - low > 0.5 {
      let lowDensity = gsl_ran_ugaussian_pdf(low) / mass
      let highDensity = gsl_ran_ugaussian_pdf(high) / mass
      let mean = lowDensity - highDensity
      let lowTerm = low.isFinite ? low * lowDensity : 0
      let highTerm = high.isFinite ? high * highDensity : 0
      return (mean, max(1 + lowTerm - highTerm - mean * mean, 0).squareRoot())
    }
    let centre = low + (high - low) / 2
    let half = (high - low) / 2
    let quadrature = Quadrature(-half...half, count: 32)
    func weight(_ x: Double) -> Double { exp(-x * (centre + x / 2)) }
    let total = quadrature.integral(weight)
    let offset = quadrature.integral { $0 * weight($0) } / total
    let square = quadrature.integral { ($0 - offset) * ($0 - offset) * weight($0) } / total
    return (centre + offset, square.squareRoot())
  }
}

extension Distribution {
  /// The normal of this mean and standard deviation, conditioned on [low, high].
  ///
  /// `mean` and `sd` are those of the normal before truncation; either end may be left out.
  /// An interval more than 36 standard deviations out, or without probability, is refused.
  /// Drawn through `gsl_cdf_ugaussian_Pinv`.
  public static func truncatedNormal(
    mean: Double, sd: Double, low: Double = -.infinity, high: Double = .infinity
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(TruncatedNormal.name)
    try check.finite(mean, "mean")
    try check.positive(sd, "sd")
    try check.require(low < .infinity, "low", low, "a finite number, or none for no lower end")
    try check.require(high > -.infinity, "high", high, "a finite number, or none for no upper end")
    try check.require(low < high, "high", high, "a number above low, which is \(low)")
    let reach = 36 * sd
    try check.require(
      low <= mean + reach, "low", low, "at most 36 standard deviations above the mean")
    try check.require(
      high >= mean - reach, "high", high, "at least 36 standard deviations below the mean, or more")
    let family = TruncatedNormal(location: mean, scale: sd, support: low...high)
    try check.require(
      family.mass > 0, "high", high, "an interval that holds probability; low is \(low)")
    return Distribution(.truncatedNormal(family))
  }
}
