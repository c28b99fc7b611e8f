public import MarketModel

/// Moves budget, review by review, to the channel that the firm's books show returning most
/// (`greedy-return`).
///
/// The return of a channel is the contribution traced to its spending over that spending, by
/// cohorts of spending that are old enough (R7): `maturityDays` should not be less than the firm's
/// attribution window. Being greedy it believes the
/// books: it over-rates a channel whose buyers would have come anyway, as firms do in life.
public struct GreedyReturn: Policy, Hashable {
  /// Spending a day over all channels, minor units.
  public let spendPerDay: Double
  /// Days between reviews.
  public let reviewDays: Double
  /// The part of the total that moves at a review from the worst channel to the best.
  public let stepShare: Double
  /// The part of an equal share that every channel keeps, so that its return stays visible.
  public let floorShare: Double
  /// A cohort is judged when its spending is at least so old.
  public let maturityDays: Double
  /// How many of the newest mature cohorts are judged.
  public let cohortsJudged: Int

  /// A greedy allocator of a daily total.
  public init(
    spendPerDay: Double, reviewDays: Double, stepShare: Double, floorShare: Double,
    maturityDays: Double, cohortsJudged: Int
  ) {
    self.spendPerDay = spendPerDay
    self.reviewDays = reviewDays
    self.stepShare = stepShare
    self.floorShare = floorShare
    self.maturityDays = maturityDays
    self.cohortsJudged = cohortsJudged
  }

  /// Starts evenly, then shifts a step from the lowest visible return to the highest.
  public mutating func decide(on observation: Observation, updating decision: inout Decision) {
    guard observation.review > 0 else {
      observation.spreadEvenly(spendPerDay, updating: &decision)
      return
    }
    let takers = observation.channels.count(where: \.takesBudget)
    let evenPart = spendPerDay / Double(max(1, takers))
    var best: (channel: Int, value: Double)?
    var worst: (channel: Int, value: Double)?
    for channel in decision.spendPerDay.indices where observation.channels[channel].takesBudget {
      guard
        let value = observation.channels[channel].matureReturn(
          at: observation.now, reviewDays: reviewDays, maturityDays: maturityDays,
          cohorts: cohortsJudged)
      else { continue }
      if best.map({ value > $0.value }) ?? true { best = (channel, value) }
      // A channel at its floor has nothing to give.
      guard decision.spendPerDay[channel] > floorShare * evenPart else { continue }
      if worst.map({ value < $0.value }) ?? true { worst = (channel, value) }
    }
    guard let best, let worst, best.value > worst.value else { return }
    let available = decision.spendPerDay[worst.channel] - floorShare * evenPart
    let step = min(stepShare * spendPerDay, max(0, available))
    decision.spendPerDay[worst.channel] -= step
    decision.spendPerDay[best.channel] += step
  }
}

extension ChannelReport {
  /// Traced contribution over spending of the newest cohorts that are old enough, or nil if
  /// there is no such spending.
  ///
  /// - Parameters:
  ///   - now: The time of the review.
  ///   - reviewDays: The length of a cohort.
  ///   - maturityDays: The age that a cohort's last spending must have.
  ///   - cohorts: How many cohorts to judge at most.
  public func matureReturn(
    at now: Double, reviewDays: Double, maturityDays: Double, cohorts count: Int
  ) -> Double? {
    var spend = 0.0
    var contribution = 0.0
    var judged = 0
    for cohort in cohorts.reversed() where cohort.start + reviewDays + maturityDays <= now {
      spend += cohort.spend
      contribution += cohort.contribution
      judged += 1
      if judged == count { break }
    }
    return spend > 0 ? contribution / spend : nil
  }
}
