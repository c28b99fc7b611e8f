internal import CGSL

/// Counts more dispersed than Poisson's: a Poisson whose mean is gamma distributed.
struct NegativeBinomial: DistributionFamily {
  static let name = "negativeBinomial"
  static let forms = [
    DistributionForm("mean", "dispersion") { given throws(DistributionError) in
      try .negativeBinomial(mean: given.number("mean"), dispersion: given.number("dispersion"))
    },
    DistributionForm("size", "probability") { given throws(DistributionError) in
      try .negativeBinomial(size: given.number("size"), probability: given.number("probability"))
    },
  ]

  let size: Double
  let probability: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("size", .number(size)), ("probability", .number(probability))]
  }
  var mean: Double { size * (1 - probability) / probability }
  var standardDeviation: Double { (mean / probability).squareRoot() }
  var support: ClosedRange<Double> { 0...(probability == 1 ? 0 : .infinity) }

  func draw(from stream: inout RandomStream) -> Double {
    Double(stream.withGSL { gsl_ran_negative_binomial($0, probability, size) })
  }
}

extension Distribution {
  /// Counts by mean and dispersion (both above 0), of variance mean + dispersion × mean².
  ///
  /// A small dispersion approaches Poisson. It is size 1/dispersion in the other form.
  public static func negativeBinomial(
    mean: Double, dispersion: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(NegativeBinomial.name)
    try check.positive(mean, "mean")
    try check.require(
      dispersion >= 1e-9 && dispersion.isFinite, "dispersion", dispersion,
      "a finite number of 1e-9 or more (poisson has none)")
    return try negativeBinomial(
      size: 1 / dispersion, probability: 1 / (1 + dispersion * mean), check,
      blamed: "mean", value: mean)
  }

  /// The failures before the size-th success, each of a probability in (0, 1].
  ///
  /// The size is a real number above 0; `gsl_ran_negative_binomial`.
  public static func negativeBinomial(
    size: Double, probability: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(NegativeBinomial.name)
    try check.positive(size, "size")
    try check.require(
      probability > 0 && probability <= 1, "probability", probability,
      "a probability above 0, at most 1")
    return try negativeBinomial(
      size: size, probability: probability, check, blamed: "probability", value: probability)
  }

  /// Refuses what GSL's 32-bit counts could overflow: draws beyond mean + 60 scales of the gamma
  /// have a probability below exp(-50).
  private static func negativeBinomial(
    size: Double, probability: Double, _ check: ParameterCheck, blamed: String, value: Double
  ) throws(DistributionError) -> Distribution {
    let odds = (1 - probability) / probability
    try check.require(
      size * odds + 60 * odds * max(1, size.squareRoot()) <= 4e9, blamed, value,
      "values that keep counts below 4e9")
    return Distribution(.negativeBinomial(NegativeBinomial(size: size, probability: probability)))
  }
}
