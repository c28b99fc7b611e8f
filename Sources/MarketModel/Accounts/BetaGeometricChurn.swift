public import RandomStreams

/// Whether a customer leaves at the end of a term: everybody has a chance of her own, which is Beta
/// distributed over customers.
///
/// The shifted beta-geometric model of Fader and Hardie, "How to project customer retention",
/// Journal of Interactive Marketing 21(1), 2007: retention rises with every renewal because those
/// who leave easily have left. It is kept as the mean chance μ and the spread φ = 1/(1 + α + β),
/// from 0 where all are alike to 1 where everybody leaves at once or never.
public struct BetaGeometricChurn: Sendable, Hashable {
  /// The mean chance of leaving at the first term's end, α/(α + β).
  public let meanShare: Double
  /// How unequal people are, 1/(1 + α + β); 0 for all alike.
  public let spread: Double

  /// Churn of a mean chance, from 0 to 1, and a spread, from 0 to less than 1.
  public init(meanShare: Double, spread: Double) {
    precondition(meanShare >= 0 && meanShare <= 1, "a share lies from 0 to 1")
    precondition(spread >= 0 && spread < 1, "a spread lies from 0 to less than 1")
    self.meanShare = meanShare
    self.spread = spread
  }

  /// Churn by the two shapes of the Beta distribution, both above 0.
  public init(alpha: Double, beta: Double) {
    precondition(alpha > 0 && beta > 0, "the shapes of a Beta distribution are above 0")
    self.init(meanShare: alpha / (alpha + beta), spread: 1 / (1 + alpha + beta))
  }

  /// Churn by the share of customers who are still there after a year of so many terms.
  ///
  /// The mean chance a term is solved for by bisection, since survival falls as it rises.
  public init(renewalPerYearShare share: Double, spread: Double, termsPerYear: Int) {
    precondition(share >= 0 && share <= 1, "a share lies from 0 to 1")
    precondition(termsPerYear >= 1, "a year has a term at least")
    var low = 0.0
    var high = 1.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let survival = Self(meanShare: middle, spread: spread).survival(ofRenewals: termsPerYear)
      if survival > share { low = middle } else { high = middle }
    }
    self.init(meanShare: share == 1 ? 0 : (low + high) / 2, spread: spread)
  }

  /// The share of those up for their `number`-th renewal, from 1, who renew.
  ///
  /// Fader and Hardie 2007, equation 8: (β + t − 1)/(α + β + t − 1), multiplied out by φ.
  public func retention(atRenewal number: Int) -> Double {
    precondition(number >= 1, "renewals are counted from 1")
    let past = Double(number - 1) * spread
    return ((1 - meanShare) * (1 - spread) + past) / (1 - spread + past)
  }

  /// The share of customers who make it through so many renewals.
  public func survival(ofRenewals count: Int) -> Double {
    (0..<count).reduce(1.0) { $0 * retention(atRenewal: $1 + 1) }
  }

  /// A customer's own chance of leaving at a term's end.
  public func draw(from stream: inout RandomStream) -> Double {
    guard spread > 0, meanShare > 0, meanShare < 1 else { return meanShare }
    let size = 1 / spread - 1
    return stream.beta(meanShare * size, (1 - meanShare) * size)
  }

  /// A chance of leaving whose hazard is multiplied: 1 − (1 − chance)^factor.
  ///
  /// It stays a chance whatever the factor, and 1 leaves it as it is.
  static func moved(_ chance: Double, byHazardFactor factor: Double) -> Double {
    factor == 1 ? chance : 1 - pow(1 - chance, factor)
  }
}
