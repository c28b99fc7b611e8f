internal import ConversionModel
internal import Populations

extension FeatureMap {
  /// How many features a market's conversion model has.
  public struct Counts: Sendable, Hashable {
    /// Those of the columns.
    public var ofColumns: Int
    /// Those of the crosses.
    public var ofCrosses: Int

    /// All of them.
    public var all: Int { ofColumns + ofCrosses }
  }

  /// Counts features before there are people, and without making them: crosses may ask for more than
  /// anybody can wait for.
  public static func counts(of market: MarketConfiguration) -> Counts {
    let network = market.population.network
    let attributes = (network?.knownToFirm ?? []).map { name in
      guard let law = network?.network[name]?.law else {
        preconditionFailure("the firm knows only attributes that there are")
      }
      // The first category is the reference.
      return (name: name, count: law.isNumeric ? 1 : law.labels.count - 1)
    }
    let names = columnNames(attributes: attributes.map(\.name))
    let counts =
      Array(repeating: 1, count: names.count - attributes.count - 1) + attributes.map(\.count)
      + [2 * market.channels.count]
    let crossed = market.learner.crosses.map { cross in
      guard let left = names.firstIndex(of: cross.left),
        let right = names.firstIndex(of: cross.right)
      else { preconditionFailure("a cross of a column that there is not") }
      return counts[left] * counts[right]
    }
    return Counts(ofColumns: counts.reduce(0, +), ofCrosses: crossed.reduce(0, +))
  }
}
