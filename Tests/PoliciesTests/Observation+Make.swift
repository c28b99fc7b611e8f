import ConversionModel

@testable import MarketModel

extension Observation {
  /// What a firm of these people and channels sees at a review.
  static func make(
    now: Double = 0, review: Int = 0, reviewDays: Double = 14, people: Int = 0,
    channels: [ChannelReport] = [.make(), .make()], learner: ConversionLearner? = nil
  ) -> Observation {
    let features = FeatureMap(channelNames: channels.map(\.name))
    let profiles = (0..<people).map {
      PersonTraits(
        age: Float(18 + $0 % 50), isFemale: $0 % 2 == 0, relativeSpend: 1, taste: 0,
        priceSensitivity: 1, needsPerDay: 0)
    }
    return Observation(
      now: now, review: review, reviewDays: reviewDays, cash: 1e6, channels: channels,
      records: CustomerRecords(profiles: profiles), features: features,
      learner: learner
        ?? ConversionLearner(
          featureNames: features.names, standardized: features.standardized, people: people,
          configuration: LearnerConfiguration(labelWindowDays: 5)),
      streamChannels: Array(1...max(1, channels.count)))
  }
}

extension ChannelReport {
  /// A channel whose review intervals of a fortnight had this spending and these returns.
  static func make(
    _ cohorts: [(spend: Double, contribution: Double)] = [], takesBudget: Bool = true
  ) -> ChannelReport {
    var report = ChannelReport(
      name: "channel", sees: .identified, takesBudget: takesBudget, expectedReviews: 10)
    for (number, cohort) in cohorts.enumerated() {
      var spent = SpendCohort(start: Double(number) * 14)
      spent.spend = cohort.spend
      spent.contribution = cohort.contribution
      report.cohorts.append(spent)
    }
    return report
  }
}
