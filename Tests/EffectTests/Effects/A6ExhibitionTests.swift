import MarketModel
import RandomStreams
import Testing

/// Exhibitions (A6): leads come in a burst, and go stale.
struct A6ExhibitionTests {
  @Test("A6 At least 80 % of a fair's leads come within a week")
  func burst() async throws { try await check(.a6Burst) }

  @Test("A6 Following up after 14 days instead of one costs 30-70 % of the opportunities")
  func lateFollowUp() async throws { try await check(.a6LateFollowUp) }

  @Test("A6 Of a fair's leads 10-40 % become opportunities")
  func leadToOpportunity() async throws { try await check(.a6LeadToOpportunity) }
}

extension Effect {
  /// Leads until a week after the fair's opening, over those until two months after it.
  static let a6Burst = Effect(
    id: "A6", name: "burst of leads", claim: "At least 80 % of a fair's leads come within 7 days",
    mechanism: "talks at the stand (all take a leaflet, and write a month later in the mean)",
    source: "band: judgement; 15 % write later, after 10 days in the mean: assumption",
    scale: .level, band: 0.8...1, replications: 6
  ) { mechanism, streams in
    let fair =
      try mechanism == .on
      ? ChannelConfiguration.fair() : .fair(writeLaterShare: 1, writeLaterDays: 30)
    // The same draws to two horizons: what has happened until the first is the same.
    func leads(days: Int) throws -> Double {
      let record = try EffectMarket.worked(people: 600, days: days, and: fair).record(streams)
      return Double(record.channels[2].leads)
    }
    return Measurement(
      treated: Quotient(numerator: try leads(days: 17), divisor: try leads(days: 70)))
  }

  /// Opportunities when leads are followed up late, over those when at once.
  static let a6LateFollowUp = Effect(
    id: "A6", name: "late follow-up",
    claim: "Follow-up after 14 days instead of one: 30–70 % fewer opportunities",
    mechanism: "forgetting (half-life ten years), and talking rather to those with a need",
    source: "band: judgement; half-life of a lead 20 days, talk factor 3: assumption",
    scale: .ratio, band: 0.3...0.7, replications: 16
  ) { mechanism, streams in
    func opportunities(after days: Double) throws -> Quotient {
      let fair =
        try mechanism == .on
        ? ChannelConfiguration.fair(followUpDays: days)
        : .fair(followUpDays: days, leadHalfLifeDays: 3660, openNeedTalkFactor: 1)
      let record = try EffectMarket.worked(people: 1500, days: 40, and: fair).record(streams)
      return Quotient(numerator: Double(record.channels[2].opportunities))
    }
    return Measurement(
      treated: try opportunities(after: 14), control: try opportunities(after: 1))
  }

  static let a6LeadToOpportunity = Effect(
    id: "A6", name: "lead to opportunity", claim: "Of a fair's leads, 10–40 % become opportunities",
    mechanism: "answering (nobody who is followed up answers)",
    source: "lead to opportunity .10–.20–.40 (benchmarks of exhibitions); answers .6: assumption",
    scale: .level, band: 0.1...0.4, replications: 6
  ) { mechanism, streams in
    let fair = try ChannelConfiguration.fair(answerShare: mechanism == .on ? 0.6 : 0)
    let record = try EffectMarket.worked(people: 1000, days: 40, and: fair).record(streams)
    let totals = record.channels[2]
    return Measurement(
      treated: Quotient(
        numerator: Double(totals.opportunities), divisor: Double(totals.leads)))
  }
}
