extension Distribution {
  /// Whether every draw is a whole number; takes time in proportion to a list of values.
  public var drawsWholeNumbers: Bool {
    switch family {
    case .bernoulli, .binomial, .negativeBinomial, .poisson, .geometric: true
    case .constant(let family): family.value.isWhole
    case .discrete(let family): family.values.allSatisfy(\.isWhole)
    case .empirical(let family): family.values.allSatisfy(\.isWhole)
    case .uniform, .normal, .truncatedNormal, .lognormal, .exponential, .gamma, .beta, .weibull,
      .pareto, .logistic, .triangular, .empiricalInterpolated, .uncertain:
      false
    }
  }
}

extension Double {
  /// Exactly representable as an `Int`.
  fileprivate var isWhole: Bool { Int(exactly: self) != nil }
}
