internal import ConversionModel
public import MarketModel

/// Addresses the people whom being addressed makes buy (`uplift-marketing`, R6).
///
/// A high predicted conversion is not a high effect: many of the best customers would have bought
/// anyway. So this policy learns from experiments of its own. At every review each person is put
/// among those addressed until the next one, or not, by a draw whose chance is known: the chosen but
/// for a share held out, and of the others a share that explores. Two models learn from the interval
/// who orders, one from those addressed and one from the others, each person by the inverse of the
/// chance that she had to be there (Horvitz and Thompson 1952; two models: Radcliffe and Surry 1999).
/// Those are chosen whose predicted difference is highest.
public struct UpliftMarketing: Policy {
  /// Spending a day over all channels, minor units.
  public let spendPerDay: Double
  /// Days between reviews, in which an order counts for the experiment.
  public let reviewDays: Double
  /// The part of the people that is chosen.
  public let targetShare: Double
  /// Chance that one of the others is addressed all the same.
  public let explorationShare: Double
  /// Chance that one of the chosen is not addressed.
  public let holdOutShare: Double
  /// Until so many orders have been learnt from on either side, a coin decides about everybody.
  public let minimumOrders: Int

  /// The predicted difference that being addressed makes to the probability of an order, one a
  /// person, at the last review; empty before any rating.
  public private(set) var scores: [Double] = []

  private var addressed: Arm?
  private var others: Arm?
  private var normalizer: OnlineNormalizer?
  private var experiment = Experiment()
  private var top = TopShare()

  /// One side of the experiment.
  private struct Arm {
    var model: BayesianRegression
    var orders = 0
  }

  /// Who is addressed until the next review, by which chance, and what was known of her.
  private struct Experiment {
    var isAddressed: [Bool] = []
    var chance: [Float] = []
    var orders: [Int32] = []
    var rows: [Float] = []
  }

  /// An uplift policy that splits a daily total evenly.
  ///
  /// The chances of being held out and of exploration lie above 0 and below 1, or nothing could be
  /// learnt.
  public init(
    spendPerDay: Double, reviewDays: Double, targetShare: Double, explorationShare: Double,
    holdOutShare: Double, minimumOrders: Int
  ) {
    precondition(
      explorationShare > 0 && explorationShare < 1 && holdOutShare > 0 && holdOutShare < 1,
      "an experiment needs people on both sides")
    self.spendPerDay = spendPerDay
    self.reviewDays = reviewDays
    self.targetShare = targetShare
    self.explorationShare = explorationShare
    self.holdOutShare = holdOutShare
    self.minimumOrders = minimumOrders
  }

  /// Splits evenly, learns from the interval that has passed, and draws who is addressed until the
  /// next review.
  ///
  /// Costs an example and two predictions a person; keeps her features, four bytes each.
  public mutating func decide(on observation: Observation, updating decision: inout Decision) {
    observation.spreadEvenly(spendPerDay, updating: &decision)
    prepare(observation.features)
    if !experiment.isAddressed.isEmpty { learn(observation.records) }
    assign(observation)
    for channel in decision.audiences.indices {
      decision.audiences[channel].isIncluded = experiment.isAddressed
      decision.audiences[channel].explorationShare = 0
      decision.audiences[channel].chances = experiment.chance
    }
  }

  private mutating func prepare(_ map: FeatureMap) {
    guard normalizer == nil else { return }
    normalizer = OnlineNormalizer(standardized: map.standardized, products: map.products)
    let fresh = Arm(model: BayesianRegression(featureCount: map.count, constant: -3))
    (addressed, others) = (fresh, fresh)
  }

  /// Both sides learn who has ordered since the last review.
  private mutating func learn(_ records: CustomerRecords) {
    // Taken out while they learn, so that nothing is copied.
    guard let normalizer, var addressed, var others else { return }
    (self.addressed, self.others) = (nil, nil)
    let count = normalizer.columnCount
    var row = [Double](repeating: 0, count: count)
    var features = row
    for person in experiment.isAddressed.indices {
      for index in 0..<count { row[index] = Double(experiment.rows[person * count + index]) }
      normalizer.normalize(row.span, into: &features)
      let hasOrdered = records[person].orders > Int(experiment.orders[person])
      let chance = Double(experiment.chance[person])
      if experiment.isAddressed[person] {
        addressed.model.learn(features.span, label: hasOrdered, weight: 1 / chance)
        addressed.orders += hasOrdered ? 1 : 0
      } else {
        others.model.learn(features.span, label: hasOrdered, weight: 1 / (1 - chance))
        others.orders += hasOrdered ? 1 : 0
      }
    }
    (self.addressed, self.others) = (addressed, others)
  }

  /// Rates everybody, and draws who is addressed.
  private mutating func assign(_ observation: Observation) {
    guard var normalizer, let addressed, let others else { return }
    let (people, count) = (observation.records.count, normalizer.columnCount)
    let isKnown = min(addressed.orders, others.orders) >= minimumOrders
    if experiment.isAddressed.isEmpty {
      experiment.isAddressed = Array(repeating: false, count: people)
      experiment.chance = Array(repeating: 0.5, count: people)
      experiment.orders = Array(repeating: 0, count: people)
      experiment.rows = Array(repeating: 0, count: people * count)
    }
    if isKnown && scores.isEmpty { scores = Array(repeating: 0, count: people) }
    var row = [Double](repeating: 0, count: count)
    var features = row
    for person in 0..<people {
      observation.features.write(
        observation.records, person: person, source: .direct, at: observation.now, into: &row)
      normalizer.update(with: row.span, into: &features)
      for index in 0..<count { experiment.rows[person * count + index] = Float(row[index]) }
      experiment.orders[person] = Int32(observation.records[person].orders)
      if isKnown {
        scores[person] =
          addressed.model.predict(features.span) - others.model.predict(features.span)
      }
    }
    self.normalizer = normalizer
    let cut = isKnown ? top.cut(of: scores, share: targetShare) : 0
    for person in 0..<people {
      var chance = 0.5
      if isKnown { chance = scores[person] >= cut ? 1 - holdOutShare : explorationShare }
      experiment.chance[person] = Float(chance)
      experiment.isAddressed[person] =
        observation.uniform(for: person) < Double(experiment.chance[person])
    }
  }
}
