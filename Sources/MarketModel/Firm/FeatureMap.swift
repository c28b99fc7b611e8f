public import ConversionModel

/// What is known at the moment of a touch, as the features of the conversion model (E3).
///
/// Declared by the columns of a ``FeatureEncoder``, as a table's are.
public struct FeatureMap: Sendable, Hashable {
  /// How what is known becomes features.
  public let encoder: FeatureEncoder

  /// The features' names, in order.
  public var names: [String] { encoder.featureNames }
  /// Which features are standardised online; the others are 0 or 1 and stay as they are, or products.
  public var standardized: [Bool] { encoder.standardized }
  /// The features that are products of two others; whoever normalises a row makes them.
  public var products: [FeatureProduct] { encoder.factors }

  /// Profile and behaviour, logarithms taken where the columns are written.
  private static let person = [
    number("age"), flag("female"), number("log_spend"),
    flag("browsed_before"), flag("carted_before"), flag("ordered_before"),
    number("log_visits"), number("log_days_since_visit"), number("log_days_since_order"),
  ]

  private static func number(_ name: String) -> FeatureColumn {
    FeatureColumn(name: name, encoding: .number(.linear, marks: []))
  }

  private static func flag(_ name: String) -> FeatureColumn {
    FeatureColumn(name: name, encoding: .flag(1), featureNames: [name])
  }

  /// The column of what brought the visit, the last.
  private let source: Int

  /// The name of the column of what brought the visit.
  private static let sourceName = "source"

  /// The names of the columns that may be crossed, with these attributes that the firm knows.
  public static func columnNames(attributes: [String]) -> [String] {
    person.map(\.name) + attributes + [sourceName]
  }

  /// The features for these channels: profile, behaviour, known attributes, what brought the visit,
  /// and the products of those that are crossed.
  init(
    channelNames: [String], attributes: KnownAttributes = KnownAttributes(),
    crosses: [CrossedColumns] = []
  ) {
    let sources = channelNames.flatMap { ["\($0)_paid", "\($0)_organic"] }
    let columns = Self.person + attributes.columns
    source = columns.count
    let names = Self.columnNames(attributes: attributes.columns.map(\.name))
    encoder = FeatureEncoder(
      columns: columns + [
        FeatureColumn(
          name: Self.sourceName, encoding: .levels(sources, hasOthers: false),
          featureNames: sources)
      ],
      crosses: crosses.map { cross in
        guard let left = names.firstIndex(of: cross.left),
          let right = names.firstIndex(of: cross.right)
        else { preconditionFailure("a cross of a column that there is not") }
        return FeatureCross(left, right)
      })
  }

  /// The number of features.
  public var count: Int { encoder.featureCount }

  /// Writes the features of a person who comes by `source` at `time`.
  ///
  /// A direct visit is the reference: all the source's features are 0. Days since something that
  /// never happened count as a year. Costs four logarithms.
  ///
  /// - Parameter features: A buffer of ``count`` elements.
  public func write(
    _ records: CustomerRecords, person: Int, source: VisitSource, at time: Double,
    into features: inout [Double]
  ) {
    precondition(features.count == count, "the buffer must have one element a feature")
    let record = records[person]
    for index in features.indices { features[index] = 0 }
    encoder.set(0, number: Double(record.age), in: &features)
    encoder.set(1, number: record.isFemale ? 1 : 0, in: &features)
    encoder.set(2, number: log(Double(record.relativeSpend)), in: &features)
    encoder.set(3, number: record.visits > 0 ? 1 : 0, in: &features)
    encoder.set(4, number: record.hasFilledCart ? 1 : 0, in: &features)
    encoder.set(5, number: record.orders > 0 ? 1 : 0, in: &features)
    encoder.set(6, number: log(1 + Double(record.visits)), in: &features)
    encoder.set(7, number: log(1 + min(time - record.lastVisitTime, 365)), in: &features)
    encoder.set(8, number: log(1 + min(time - record.lastOrderTime, 365)), in: &features)
    records.attributes.write(person, by: encoder, from: Self.person.count, into: &features)
    if source.code > 0 { encoder.set(self.source, level: source.code - 1, in: &features) }
  }
}
