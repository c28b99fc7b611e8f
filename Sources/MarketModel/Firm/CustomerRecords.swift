/// What the firm has on file about one person: profile and behaviour, nothing hidden.
public struct CustomerRecord: Sendable, Hashable {
  /// Years, from the profile.
  public var age: Float
  /// From the profile.
  public var isFemale: Bool
  /// Monthly spending relative to the median, from the profile.
  public var relativeSpend: Float
  /// Visits that could be matched to the person.
  public internal(set) var visits: UInt32 = 0
  /// Carts filled.
  public internal(set) var carts: UInt32 = 0
  /// Orders placed.
  public internal(set) var orders: UInt32 = 0
  /// When the last matched visit was; minus infinity before the first.
  public internal(set) var lastVisitTime = -Double.infinity
  /// When the last order was; minus infinity before the first.
  public internal(set) var lastOrderTime = -Double.infinity
  /// The channel of the last matched paid touch, −1 before the first.
  public internal(set) var lastPaidChannel: Int16 = -1
  /// The spend cohort of the last matched paid touch.
  public internal(set) var lastPaidCohort: Int32 = 0
  /// When the last matched paid touch was.
  public internal(set) var lastPaidTime = -Double.infinity
}

/// The firm's customer file: one record a person of the market, whose profiles it can address.
public struct CustomerRecords: Sendable {
  var rows: [CustomerRecord]
  /// What the profiles hold beside age, gender and spending; fixed.
  var attributes = KnownAttributes()

  /// The number of people on file.
  public var count: Int { rows.count }

  /// One person's record.
  public subscript(person: Int) -> CustomerRecord { rows[person] }
}

/// The feature vector of the conversion model: what is known at the moment of a touch (E3).
public struct FeatureMap: Sendable, Hashable {
  /// The features' names, in order.
  public let names: [String]
  /// Which features are standardised online; the others are 0 or 1 and stay as they are.
  public let standardized: [Bool]

  private static let common: [(name: String, standardized: Bool)] = [
    ("age", true), ("female", false), ("log_spend", true),
    ("browsed_before", false), ("carted_before", false), ("ordered_before", false),
    ("log_visits", true), ("log_days_since_visit", true), ("log_days_since_order", true),
  ]

  /// Where the features of what brought the visit begin.
  private let firstSource: Int

  /// The features for these channels: profile, behaviour, known attributes, and what brought the
  /// visit.
  init(channelNames: [String], attributes: KnownAttributes = KnownAttributes()) {
    let sources = channelNames.flatMap { ["\($0)_paid", "\($0)_organic"] }
    firstSource = Self.common.count + attributes.featureNames.count
    names = Self.common.map(\.name) + attributes.featureNames + sources
    standardized =
      Self.common.map(\.standardized) + attributes.standardized + sources.map { _ in false }
  }

  /// The number of features.
  public var count: Int { names.count }

  /// Writes the features of a person who comes by `source` at `time`.
  ///
  /// A direct visit is the reference: all the source's features are 0. Days since something that
  /// never happened count as a year. Costs three logarithms.
  ///
  /// - Parameter features: A buffer of ``count`` elements.
  public func write(
    _ records: CustomerRecords, person: Int, source: VisitSource, at time: Double,
    into features: inout [Double]
  ) {
    precondition(features.count == count, "the buffer must have one element a feature")
    let record = records[person]
    features[0] = Double(record.age)
    features[1] = record.isFemale ? 1 : 0
    features[2] = log(Double(record.relativeSpend))
    features[3] = record.visits > 0 ? 1 : 0
    features[4] = record.carts > 0 ? 1 : 0
    features[5] = record.orders > 0 ? 1 : 0
    features[6] = log(1 + Double(record.visits))
    features[7] = log(1 + min(time - record.lastVisitTime, 365))
    features[8] = log(1 + min(time - record.lastOrderTime, 365))
    for index in Self.common.count..<features.count { features[index] = 0 }
    records.attributes.write(person, into: &features, from: Self.common.count)
    if source.code > 0 { features[firstSource + source.code - 1] = 1 }
  }
}
