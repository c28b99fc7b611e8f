/// A probability distribution of one number, with parameters known to be valid.
///
/// It is made by a throwing constructor (`.lognormal(median: 3, sigma: 0.5)`) or by name, as
/// scenarios write it. Draws come from GSL, and by inversion where GSL has no generator. Equality
/// compares parameters in their stored form, not in the form they were given in.
public struct Distribution: Sendable, Hashable, CustomStringConvertible {
  /// An enumeration rather than an existential: a draw costs one switch and no box.
  enum Family: Hashable {
    case constant(Constant)
    case uniform(Uniform)
    case normal(Normal)
    case truncatedNormal(TruncatedNormal)
    case lognormal(Lognormal)
    case exponential(Exponential)
    case gamma(Gamma)
    case beta(Beta)
    case weibull(Weibull)
    case pareto(Pareto)
    case logistic(Logistic)
    case triangular(Triangular)
    case bernoulli(Bernoulli)
    case binomial(Binomial)
    case negativeBinomial(NegativeBinomial)
    case poisson(Poisson)
    case geometric(Geometric)
    case discrete(Discrete)
    case empirical(Empirical)
    case empiricalInterpolated(EmpiricalInterpolated)
    case uncertain(Uncertain)
  }

  let family: Family

  init(_ family: Family) {
    // Moments may call special functions that can raise.
    _ = GSLGenerator.errorHandlerIsOff
    self.family = family
  }

  /// One draw; it allocates nothing and takes as many random words as the method needs.
  public func draw(from stream: inout RandomStream) -> Double {
    switch family {
    case .constant(let constant): constant.draw(from: &stream)
    case .uniform(let uniform): uniform.draw(from: &stream)
    case .normal(let normal): normal.draw(from: &stream)
    case .truncatedNormal(let truncated): truncated.draw(from: &stream)
    case .lognormal(let lognormal): lognormal.draw(from: &stream)
    case .exponential(let exponential): exponential.draw(from: &stream)
    case .gamma(let gamma): gamma.draw(from: &stream)
    case .beta(let beta): beta.draw(from: &stream)
    case .weibull(let weibull): weibull.draw(from: &stream)
    case .pareto(let pareto): pareto.draw(from: &stream)
    case .logistic(let logistic): logistic.draw(from: &stream)
    case .triangular(let triangular): triangular.draw(from: &stream)
    case .bernoulli(let bernoulli): bernoulli.draw(from: &stream)
    case .binomial(let binomial): binomial.draw(from: &stream)
    case .negativeBinomial(let negativeBinomial): negativeBinomial.draw(from: &stream)
    case .poisson(let poisson): poisson.draw(from: &stream)
    case .geometric(let geometric): geometric.draw(from: &stream)
    case .discrete(let discrete): discrete.draw(from: &stream)
    case .empirical(let empirical): empirical.draw(from: &stream)
    case .empiricalInterpolated(let interpolated): interpolated.draw(from: &stream)
    case .uncertain(let uncertain): uncertain.draw(from: &stream)
    }
  }

  /// The family behind its protocol, for what is asked rarely.
  private var described: any DistributionFamily {
    switch family {
    case .constant(let family): family
    case .uniform(let family): family
    case .normal(let family): family
    case .truncatedNormal(let family): family
    case .lognormal(let family): family
    case .exponential(let family): family
    case .gamma(let family): family
    case .beta(let family): family
    case .weibull(let family): family
    case .pareto(let family): family
    case .logistic(let family): family
    case .triangular(let family): family
    case .bernoulli(let family): family
    case .binomial(let family): family
    case .negativeBinomial(let family): family
    case .poisson(let family): family
    case .geometric(let family): family
    case .discrete(let family): family
    case .empirical(let family): family
    case .empiricalInterpolated(let family): family
    case .uncertain(let family): family
    }
  }

  /// The expected value, in closed form; infinite for a Pareto shape of 1 or less.
  ///
  /// A truncated normal of a narrow interval and an uncertain input on a logit scale have no usable
  /// closed form; theirs is by Gauss–Legendre quadrature.
  public var mean: Double { described.mean }

  /// The standard deviation, in closed form as `mean` is; infinite for a Pareto shape of 2 or less.
  public var standardDeviation: Double { described.standardDeviation }

  /// The smallest closed interval that holds every draw; its ends may be infinite.
  public var support: ClosedRange<Double> { described.support }

  /// The name with its stored parameters, such as `lognormal(median: 3.0, sigma: 0.5)`.
  public var description: String {
    let family = described
    let parameters = family.parameters.map { "\($0.name): \($0.value)" }
    return "\(type(of: family).name)(\(parameters.joined(separator: ", ")))"
  }
}
