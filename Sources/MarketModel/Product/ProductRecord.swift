/// The AI product at a reporting date: how good it is, and everything since the start.
///
/// Amounts of money are minor units.
public struct ProductRecord: Sendable, Hashable {
  /// One row a segment.
  public var segments: [SegmentRecord] = []
  /// The quality that competitors have reached, 1 − error.
  public var frontierQuality = 0.0
  /// Customers who use the product.
  public var users = 0
  /// What has happened since the start.
  public var totals = ProductTotals()

  /// Nothing yet.
  public init() {}

  /// Mean quality over the segments' people.
  public var quality: Double { mean(\.quality) }

  /// Mean effective records over the segments' people.
  public var effectiveRecords: Double { mean(\.effectiveRecords) }

  private func mean(_ value: (SegmentRecord) -> Double) -> Double {
    let people = segments.reduce(0) { $0 + $1.people }
    guard people > 0 else { return 0 }
    return segments.reduce(0) { $0 + Double($1.people) * value($1) } / Double(people)
  }
}

/// The model of one segment of people.
public struct SegmentRecord: Sendable, Hashable {
  /// The segment's name; `all` where there is but one model.
  public var name = ""
  /// How many people the segment has.
  public var people = 0
  /// The deployed model's share of right answers.
  public var quality = 0.0
  /// The effective records that the deployed model has learnt from.
  public var learntFromRecords = 0.0
  /// The effective records that the next one could learn from.
  public var effectiveRecords = 0.0

  /// Nothing yet.
  public init() {}
}

/// What has happened to the AI product since the start.
public struct ProductTotals: Sendable, Hashable {
  /// Sessions of customers.
  public var sessions = 0
  /// Uses in them.
  public var uses = 0
  /// Records that users left with consent.
  public var records = 0
  /// Records that other sources gave with consent, developers' products among them.
  public var sourceRecords = 0.0
  /// Training runs begun.
  public var trainingRuns = 0
  /// Training runs that failed.
  public var failedRuns = 0
  /// Training runs that ended with a deployed model.
  public var deployments = 0
  /// Persons whose data were deleted because they withdrew.
  public var withdrawals = 0
  /// Breaches of privacy.
  public var incidents = 0
  /// Persons whom they concerned.
  public var concernedPeople = 0
  /// Releases of competitors.
  public var releases = 0
  /// Spent on training.
  public var trainingCost = 0.0
  /// Spent on serving.
  public var inferenceCost = 0.0
  /// Spent on data.
  public var dataCost = 0.0
  /// Fines.
  public var fines = 0.0
  /// Cost of goods, fulfilment and serving.
  public var costOfSales = 0.0
  /// Revenue recognised.
  public var revenue = 0.0

  /// Nothing yet.
  public init() {}
}
