public import Populations
public import RandomStreams

extension MarketConfiguration {
  /// The name of the last column that ``people(drawnFrom:)`` makes of everybody; no attribute may
  /// have it.
  public static let needsColumn = "needsPerYear"

  /// The people of a replication as a table: the traits, needs a year, then the attributes.
  ///
  /// They are those whom a run with the same streams plays with. Costs what drawing them costs, and
  /// the network once more.
  public func people(drawnFrom streams: ReplicationStreams) -> PeopleTable {
    let population = playedByAgents.population
    let drawn = Population(population, need: need, streams: streams)
    // A node's values as drawn: those of the market are rounded to single precision.
    let nodes = population.network?.network.sample(
      people: drawn.count, streams: streams, purpose: .attributes)
    let median = population.medianSpend
    let traits = Trait.allCases.map { trait in
      let values: PeopleTable.Values =
        nodes?[trait.nodeName]
        ?? (trait == .gender
          ? .categories(["female", "male"], codes: drawn.traits.map { $0.isFemale ? 0 : 1 })
          : .numbers(drawn.traits.map { $0.number(of: trait, medianSpend: median) }))
      return PeopleTable.Column(name: trait.nodeName, values: values)
    }
    let needs = PeopleTable.Column(
      name: Self.needsColumn, values: .numbers(drawn.traits.map { Double($0.needsPerDay) * 365.25 })
    )
    return PeopleTable(
      columns: traits + [needs] + (drawn.attributes?.columns ?? []), count: drawn.count)
  }
}

extension PersonTraits {
  /// A trait as a number.
  fileprivate func number(of trait: Trait, medianSpend: Double) -> Double {
    switch trait {
    case .age: Double(age)
    case .gender: isFemale ? 1 : 0
    case .spend: Double(relativeSpend) * medianSpend
    case .taste: Double(taste)
    case .priceSensitivity: Double(priceSensitivity)
    }
  }
}
