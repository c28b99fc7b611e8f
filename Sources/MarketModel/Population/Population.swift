internal import Populations
internal import RandomStreams

/// What a person is: fixed at the start of a replication, and mostly hidden from the firm; one row of
/// 20 bytes.
struct PersonTraits: Sendable, Hashable {
  /// Years.
  let age: Float
  /// Relative spending, which is positive, with a minus before that of a woman: a flag of its own
  /// would take four bytes.
  private let signedSpend: Float
  /// Hidden liking of the firm's offer, utility.
  var taste: Float
  /// Utility lost when the price level rises by the factor e.
  let priceSensitivity: Float
  /// Needs a day, before the season's factor.
  let needsPerDay: Float

  init(
    age: Float, isFemale: Bool, relativeSpend: Float, taste: Float, priceSensitivity: Float,
    needsPerDay: Float
  ) {
    precondition(relativeSpend > 0, "spending is positive")
    self.age = age
    signedSpend = isFemale ? -relativeSpend : relativeSpend
    self.taste = taste
    self.priceSensitivity = priceSensitivity
    self.needsPerDay = needsPerDay
  }

  /// Women are true.
  var isFemale: Bool { signedSpend < 0 }
  /// Spending a month, relative to the median.
  var relativeSpend: Float { abs(signedSpend) }
}

/// The people of a replication, one row each.
struct Population: Sendable {
  /// Nobody needs anything more often than once an hour, however long the tails of the traits are.
  private static let mostNeedsPerDay = 24.0

  /// One row a person.
  var traits: [PersonTraits]
  /// What else is known of people: the nodes of the network that are no traits, one column each.
  let attributes: PeopleTable?

  /// Draws everyone; the cost is five normals, a gamma and their transformations a person, and a
  /// draw for each node of the network.
  ///
  /// - Parameter attractionShape: Of the gamma distribution by which our offer attracts; nil for
  ///   everybody alike.
  init(
    _ configuration: PopulationConfiguration, need: NeedConfiguration,
    attractionShape: Double? = nil, streams: ReplicationStreams
  ) {
    let nodes = configuration.network.map { DrawnNodes($0, people: configuration.people, streams) }
    attributes = nodes?.attributes
    let medianSpend = configuration.medianSpend
    let needsPerDay = need.needsPerYear / 365.25
    let needFactors = attributes?.factors(ActingNode.needFactor)
    var uniforms = [Double](repeating: 0, count: Trait.allCases.count)
    traits = Array(count: configuration.people) { person in
      var stream = streams.stream(.traits, entity: person)
      configuration.copula.draw(from: &stream, into: &uniforms)
      let spend =
        nodes?.spend?[person]
        ?? configuration.spendPerMonth.drawn(uniforms[Trait.spend.rawValue])
      // Its logarithm is a feature, so that it must not vanish in the lowest tail, nor its square
      // overflow in the highest.
      let relativeSpend = min(max(spend / medianSpend, 1e-6), 1e6)
      // The power of a lognormal-like variable has not mean 1; the rate's mean over people is
      // `needsPerYear` only at the reference spend level, which is what the parameter says.
      let rate =
        needsPerDay
        * stream.gamma(shape: need.needRateShape, scale: 1 / need.needRateShape)
        * pow(relativeSpend, need.needSpendElasticity)
        * (needFactors.map { Double($0[person]) } ?? 1)
      var traits = PersonTraits(
        age: Float(nodes?.age?[person] ?? configuration.age.drawn(uniforms[Trait.age.rawValue])),
        isFemale: nodes?.isFemale(person)
          ?? (uniforms[Trait.gender.rawValue] > 1 - (configuration.femaleShare ?? 0)),
        relativeSpend: Float(relativeSpend),
        taste: Float(
          nodes?.taste?[person]
            ?? (configuration.tasteSpread ?? 0)
            * standardNormalQuantile(uniforms[Trait.taste.rawValue])),
        priceSensitivity: Float(
          nodes?.priceSensitivity?[person]
            ?? configuration.priceSensitivity.drawn(uniforms[Trait.priceSensitivity.rawValue])),
        needsPerDay: Float(min(rate, Self.mostNeedsPerDay)))
      if let attractionShape {
        traits.taste += Float(
          MarketCore.attraction(of: person, shape: attractionShape, code: 0, streams))
      }
      return traits
    }
  }

  var count: Int { traits.count }
}

extension Distribution? {
  /// The quantile of a trait that the network does not give.
  fileprivate func drawn(_ probability: Double) -> Double {
    guard let self else { preconditionFailure("a trait has a distribution or a node") }
    return self.quantile(probability)
  }
}

/// The traits that are nodes of the network, as drawn; nil where a trait is none.
private struct DrawnNodes {
  let age: [Double]?
  let spend: [Double]?
  let taste: [Double]?
  let priceSensitivity: [Double]?
  private let genders: [UInt8]?
  private let female: UInt8
  /// All the other nodes.
  let attributes: PeopleTable

  init(_ population: PopulationNetwork, people: Int, _ streams: ReplicationStreams) {
    let table = population.network.sample(people: people, streams: streams, purpose: .attributes)
    func numbers(_ trait: Trait) -> [Double]? {
      guard case .numbers(let numbers)? = table[trait.nodeName] else { return nil }
      return numbers
    }
    age = numbers(.age)
    spend = numbers(.spend)
    taste = numbers(.taste)
    priceSensitivity = numbers(.priceSensitivity)
    if case .categories(let labels, let codes)? = table[Trait.gender.nodeName] {
      genders = codes
      female = UInt8(labels.firstIndex(where: PopulationNetwork.isFemale) ?? 0)
    } else {
      genders = nil
      female = 0
    }
    attributes = table.without(Set(Trait.allCases.map(\.nodeName)))
  }

  func isFemale(_ person: Int) -> Bool? { genders.map { $0[person] == female } }
}
