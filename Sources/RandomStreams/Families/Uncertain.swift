internal import CGSL

/// A two-piece normal with given 10 %, 50 % and 90 % points, on a scale.
struct Uncertain: DistributionFamily {
  static let name = "uncertain"
  /// Scenarios write it as a list of three numbers, not by name.
  static let forms: [DistributionForm] = []

  let low: Double
  let likely: Double
  let high: Double
  let scale: UncertaintyScale
  /// The likely value on the scale, and the standard deviations there of the two halves.
  let centre: Double
  let lowSpread: Double
  let highSpread: Double

  init(low: Double, likely: Double, high: Double, scale: UncertaintyScale) {
    self.low = low
    self.likely = likely
    self.high = high
    self.scale = scale
    let z90 = gsl_cdf_ugaussian_Pinv(0.9)
    centre = scale.forward(likely)
    lowSpread = (centre - scale.forward(low)) / z90
    highSpread = (scale.forward(high) - centre) / z90
  }

  var parameters: [(name: String, value: DistributionParameter)] {
    var parameters = [("low", low), ("likely", likely), ("high", high)]
    if case .logit(let minimum, let maximum) = scale {
      parameters += [("minimum", minimum), ("maximum", maximum)]
    }
    return parameters.map { ($0.0, .number($0.1)) }
  }

  var mean: Double { moments.mean }
  var standardDeviation: Double { moments.sd }

  var support: ClosedRange<Double> {
    let domain = scale.domain
    return
      (lowSpread == 0 ? likely : domain.lowerBound)...(highSpread == 0
      ? likely : domain.upperBound)
  }

  func draw(from stream: inout RandomStream) -> Double {
    value(at: stream.standardNormal())
  }

  /// The quantity at a standard normal deviate, increasing.
  func value(at deviate: Double) -> Double {
    let spread = deviate < 0 ? lowSpread : highSpread
    // Not through the scale and back, which could change the last digit.
    return spread == 0 ? likely : scale.backward(centre + spread * deviate)
  }

  private var moments: (mean: Double, sd: Double) {
    if lowSpread == 0, highSpread == 0 { return (likely, 0) }
    switch scale {
    case .linear:
      // Two half-normals of weight one half each.
      let offset = (highSpread - lowSpread) / (2 * .pi).squareRoot()
      let square = (lowSpread * lowSpread + highSpread * highSpread) / 2
      return (likely + offset, (square - offset * offset).squareRoot())
    case .log:
      // E[exp(± k s |Z|)] is 2 exp(k² s² / 2) Φ(± k s); the lower half's goes through the hazard
      // φ/Q of the normal, since its factors overflow and vanish where their product does neither.
      func moment(_ order: Double) -> Double {
        let below = order * lowSpread
        let above = order * highSpread
        return 1 / ((2 * .pi).squareRoot() * gsl_sf_hazard(below))
          + exp(above * above / 2) * gsl_cdf_ugaussian_P(above)
      }
      let first = moment(1)
      return (likely * first, likely * max(moment(2) - first * first, 0).squareRoot())
    case .logit:
      // 9 standard deviations hold all but 2e-19; each half apart, since they meet in a kink.
      let halves = [Quadrature(-9...0, count: 128), Quadrature(0...9, count: 128)]
      func expectation(_ function: (Double) -> Double) -> Double {
        halves.reduce(0) { sum, half in
          sum + half.integral { gsl_ran_ugaussian_pdf($0) * function(value(at: $0)) }
        }
      }
      let mean = expectation { $0 }
      return (mean, expectation { ($0 - mean) * ($0 - mean) }.squareRoot())
    }
  }
}

extension UncertaintyScale {
  var domain: ClosedRange<Double> {
    switch self {
    case .linear: -.infinity ... .infinity
    case .log: 0 ... .infinity
    case .logit(let minimum, let maximum): minimum...maximum
    }
  }

  func forward(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .log: CGSL.log(value)
    case .logit(let minimum, let maximum): CGSL.log((value - minimum) / (maximum - value))
    }
  }

  func backward(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .log: exp(value)
    case .logit(let minimum, let maximum):
      // Whichever end is nearer, for the digits next to it.
      value < 0
        ? minimum + (maximum - minimum) * (exp(value) / (1 + exp(value)))
        : maximum - (maximum - minimum) * (exp(-value) / (1 + exp(-value)))
    }
  }
}

extension Distribution {
  /// An uncertain quantity whose 10 %, 50 % and 90 % points are low, likely and high.
  ///
  /// On the given scale it is half a normal on either side of `likely`, each with its own standard
  /// deviation and probability one half, so that the three points are met exactly. The points may
  /// be equal; they must lie within the scale's domain (positive for `.log`, strictly between the
  /// bounds for `.logit`).
  public static func uncertain(
    low: Double, likely: Double, high: Double, scale: UncertaintyScale
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Uncertain.name)
    if case .logit(let minimum, let maximum) = scale {
      try check.finite(minimum, "minimum")
      try check.require(
        maximum > minimum && (maximum - minimum).isFinite, "maximum", maximum,
        "a finite number above minimum, which is \(minimum)")
    }
    for (name, value) in [("low", low), ("likely", likely), ("high", high)] {
      switch scale {
      case .linear: try check.finite(value, name)
      case .log: try check.positive(value, name)
      case .logit(let minimum, let maximum):
        try check.require(
          value > minimum && value < maximum, name, value,
          "a number strictly between \(minimum) and \(maximum)")
      }
    }
    try check.require(low <= likely, "likely", likely, "at least low, which is \(low)")
    try check.require(likely <= high, "high", high, "at least likely, which is \(likely)")
    let family = Uncertain(low: low, likely: likely, high: high, scale: scale)
    if case .log = scale {
      // 18 standard deviations of the logarithm; the second moment overflows near 19.
      try check.require(
        family.highSpread <= 18, "high", high, "at most 1e10 times likely, which is \(likely)")
    }
    // Nine standard deviations is as far as a draw goes.
    try check.require(
      family.value(at: -9).isFinite, "low", low, "a number that keeps all draws finite")
    try check.require(
      family.value(at: 9).isFinite, "high", high, "a number that keeps all draws finite")
    return Distribution(.uncertain(family))
  }
}
