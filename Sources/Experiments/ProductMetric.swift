public import MarketModel

/// The AI product in one reporting period: what happened in it, and how things stand at its end.
public struct ProductPeriod: Sendable {
  private let earlier: ProductTotals
  private let end: ProductRecord

  /// The period that ends with the record at `index`; nil where the market has no AI product.
  public init?(_ record: MarketRecord, at index: Int) {
    guard let end = record.periods[index].product else { return nil }
    self.end = end
    earlier = (index > 0 ? record.periods[index - 1].product?.totals : nil) ?? ProductTotals()
  }

  /// The product at the period's end; its totals are those since the start.
  public var atEnd: ProductRecord { end }

  func count(_ total: (ProductTotals) -> Int) -> Int { total(end.totals) - total(earlier) }

  func amount(_ total: (ProductTotals) -> Double) -> Double { total(end.totals) - total(earlier) }
}

/// A quantity that is reported of the AI product in a period.
public typealias ProductMetric = Measure<ProductPeriod>

extension Measure where Subject == ProductPeriod {
  /// Everything that is reported of the AI product, in the order of the files.
  public static var all: [ProductMetric] { levels + use + training + money + events }

  private static var levels: [ProductMetric] {
    [
      ProductMetric(
        "quality", .share, "share of right answers of the deployed models, mean over people",
        numerator: \.atEnd.quality),
      ProductMetric(
        "frontier_quality", .share, "the same of the competitors' best",
        numerator: \.atEnd.frontierQuality),
      ProductMetric(
        "effective_records", .count,
        "independent records that the next model could learn from, mean over people",
        numerator: \.atEnd.effectiveRecords),
      .count("users", "customers who use the product at the period's end", \.atEnd.users),
    ]
  }

  private static var use: [ProductMetric] {
    [
      flow("sessions", "sessions of customers", \.sessions),
      flow("uses", "uses in them", \.uses),
      flow("records", "records that users left with consent", \.records),
      ProductMetric(
        "source_records", .count, "records with consent from other sources, in the period",
        numerator: { $0.amount(\.sourceRecords) }),
    ]
  }

  private static var training: [ProductMetric] {
    [
      flow("training_runs", "training runs begun", \.trainingRuns),
      flow("failed_runs", "training runs that ended in vain", \.failedRuns),
      flow("deployments", "training runs that ended with models in use", \.deployments),
    ]
  }

  private static var money: [ProductMetric] {
    [
      flow("training_cost", "spent on training", \.trainingCost),
      flow("data_cost", "spent on other sources' data", \.dataCost),
      flow("inference_cost", "spent on serving the users", \.inferenceCost),
      .cost(
        "inference_cost_per_use", "inference cost / uses of the period",
        { $0.amount(\.inferenceCost) }, per: { $0.count(\.uses) }),
      ProductMetric(
        "gross_margin", .ratio,
        "(revenue - cost of goods, fulfilment and serving) / revenue of the period; negative where "
          + "sales cost more than they bring",
        numerator: { $0.amount(\.revenue) - $0.amount(\.costOfSales) },
        denominator: { $0.amount(\.revenue) }),
      flow("fines", "fines for breaches of privacy", \.fines),
    ]
  }

  private static var events: [ProductMetric] {
    [
      flow("incidents", "breaches of privacy", \.incidents),
      flow("concerned_people", "persons whom they concerned", \.concernedPeople),
      flow("withdrawals", "persons who withdrew their consent", \.withdrawals),
      flow("releases", "releases of competitors", \.releases),
    ]
  }

  private static func flow(
    _ name: String, _ meaning: String, _ total: @escaping @Sendable (ProductTotals) -> Int
  ) -> ProductMetric {
    .count(name, meaning + ", in the period") { $0.count(total) }
  }

  private static func flow(
    _ name: String, _ meaning: String, _ total: @escaping @Sendable (ProductTotals) -> Double
  ) -> ProductMetric {
    .money(name, meaning + ", in the period") { $0.amount(total) }
  }
}

/// A quantity that is reported of one segment's model at the end of a period.
public typealias SegmentMetric = Measure<SegmentRecord>

extension Measure where Subject == SegmentRecord {
  /// Everything that is reported of a segment's model, in the order of the files.
  public static var all: [SegmentMetric] {
    [
      .count("people", "people of the segment", \.people),
      SegmentMetric(
        "quality", .share, "share of right answers of the deployed model", numerator: \.quality),
      SegmentMetric(
        "learnt_from_records", .count, "effective records that it has learnt from",
        numerator: \.learntFromRecords),
      SegmentMetric(
        "effective_records", .count, "effective records that the next one could learn from",
        numerator: \.effectiveRecords),
    ]
  }
}
