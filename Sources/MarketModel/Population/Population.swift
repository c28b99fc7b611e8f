internal import RandomStreams

/// What a person is: fixed at the start of a replication, and mostly hidden from the firm.
struct PersonTraits: Sendable, Hashable {
  /// Years.
  var age: Float
  /// Women are true.
  var isFemale: Bool
  /// Spending a month, relative to the median.
  var relativeSpend: Float
  /// Hidden liking of the firm's offer, utility.
  var taste: Float
  /// Utility lost when the price level rises by the factor e.
  var priceSensitivity: Float
  /// Needs a day, before the season's factor.
  var needsPerDay: Float
}

/// The people of a replication, one row each.
struct Population: Sendable {
  /// Nobody needs anything more often than once an hour, however long the tails of the traits are.
  private static let mostNeedsPerDay = 24.0

  /// One row a person.
  var traits: [PersonTraits]

  /// Draws everyone; the cost is five normals, a gamma and their transformations a person.
  init(
    _ configuration: PopulationConfiguration, need: NeedConfiguration, streams: ReplicationStreams
  ) {
    let medianSpend = configuration.spendPerMonth.quantile(0.5)
    let needsPerDay = need.needsPerYear / 365.25
    var uniforms = [Double](repeating: 0, count: Trait.allCases.count)
    traits = []
    traits.reserveCapacity(configuration.people)
    for person in 0..<configuration.people {
      var stream = streams.stream(.traits, entity: person)
      configuration.copula.draw(from: &stream, into: &uniforms)
      let spend = configuration.spendPerMonth.quantile(uniforms[Trait.spend.rawValue])
      // Its logarithm is a feature, so that it must not vanish in the lowest tail.
      let relativeSpend = max(spend / medianSpend, 1e-6)
      // The power of a lognormal-like variable has not mean 1; the rate's mean over people is
      // `needsPerYear` only at the reference spend level, which is what the parameter says.
      let rate =
        needsPerDay
        * stream.gamma(shape: need.needRateShape, scale: 1 / need.needRateShape)
        * pow(relativeSpend, need.needSpendElasticity)
      traits.append(
        PersonTraits(
          age: Float(configuration.age.quantile(uniforms[Trait.age.rawValue])),
          isFemale: uniforms[Trait.gender.rawValue] > 1 - configuration.femaleShare,
          relativeSpend: Float(relativeSpend),
          taste: Float(
            configuration.tasteSpread * standardNormalQuantile(uniforms[Trait.taste.rawValue])),
          priceSensitivity: Float(
            configuration.priceSensitivity.quantile(uniforms[Trait.priceSensitivity.rawValue])),
          needsPerDay: Float(min(rate, Self.mostNeedsPerDay))))
    }
  }

  var count: Int { traits.count }
}
