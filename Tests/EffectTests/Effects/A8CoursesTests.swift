import MarketModel
import Policies
import RandomStreams
import Testing

/// Courses for professionals (A8): trust and use.
struct A8CoursesTests {
  @Test("A8 Courses bring orders, where trust counts")
  func orders() async throws { try await check(.a8CourseOrders) }

  @Test("A8 Courses raise the use of the product")
  func use() async throws { try await check(.a8CourseUse) }
}

extension EffectMarket {
  /// The worked example with a monthly course of two days for all who want it, and trust with the
  /// weight of full awareness.
  ///
  /// Of those who know the firm 10 % want a seat each month, and a course removes .4 of their
  /// distrust: assumptions.
  static func taught(
    people: Int, days: Int, interestShare: Double = 0.1
  ) -> EffectMarket {
    worked(people: people, days: days).with(
      "firm.cash=400000", "firm.customersNowShare=0.4", "product.trustUtility=1",
      "clock.reportEveryDays=30",
      "channels.courses={kind: courses, sees: identified, matchShare: 1, trustPerTouch: 0.4, "
        + "courses: [{name: basics, from: 2027-01-10, everyDays: 30, days: 2, seats: \(people), "
        + "cost: 200, price: 20}], interestShare: \(interestShare), customerInterestFactor: 2, "
        + "liftPerCourse: 0.3, impulseShare: 0.1, presenceUtility: 1}"
    ).under(FixedSpending(spendPerDay: [0, 0, 0], reviewDays: 30))
  }
}

extension Effect {
  static let a8CourseOrders = Effect(
    id: "A8", name: "courses and orders",
    claim: "A monthly course for all who want it multiplies orders by 1.02–1.5",
    mechanism: "taking part (nobody wants a seat)",
    source: "band: judgement; interest .1, trust .4 of the rest, need made .1: assumptions",
    scale: .ratio, band: 1.02...1.5, replications: 8, placeboReplications: 2
  ) { mechanism, streams in
    func orders(interestShare: Double) throws -> Quotient {
      let market = EffectMarket.taught(people: 1500, days: 120, interestShare: interestShare)
      return Quotient(numerator: Double(try market.record(streams).totals.orders))
    }
    return Measurement(
      treated: try orders(interestShare: mechanism == .on ? 0.1 : 0),
      control: try orders(interestShare: 0))
  }

  static let a8CourseUse = Effect(
    id: "A8", name: "courses and use",
    claim: "Courses that double their participants' use raise everybody's by 2–50 %",
    mechanism: "the courses' factor on use (1)",
    source: "band: judgement; factor 2: assumption", scale: .ratio, band: 1.02...1.5,
    replications: 6, placeboReplications: 2
  ) { mechanism, streams in
    func sessions(factor: Double) throws -> Quotient {
      let ai = AIProductConfiguration.effect(training: nil)
      let record = try EffectMarket.taught(people: 400, days: 90).changing { market in
        market.product.ai = ai
        guard case .courses(var parts) = market.channels[2].kind else { return }
        parts.useFactor = factor
        market.channels[2].kind = .courses(parts)
      }.record(streams)
      return Quotient(numerator: Double(record.product.totals.sessions))
    }
    return Measurement(
      treated: try sessions(factor: mechanism == .on ? 2 : 1), control: try sessions(factor: 1))
  }
}
