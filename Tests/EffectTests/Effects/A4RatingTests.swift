import MarketModel
import Policies
import RandomStreams
import Testing

/// Ratings on a platform (A4) and live shows (A3).
struct A4RatingTests {
  @Test("A4 A star more on the platform brings 5-20 % more orders")
  func stars() async throws { try await check(.a4Stars) }

  @Test("A3 A live show multiplies the orders of its three weeks")
  func liveShow() async throws { try await check(.a3LiveShow) }
}

extension Effect {
  /// Orders with 4.5 stars against 3.5, of a thousand reviews each.
  static let a4Stars = Effect(
    id: "A4", name: "a star more", claim: "A star more on the platform brings 5–20 % more orders",
    mechanism: "looking at the stars (they have no utility and no weight in the ranking)",
    source: "band: elasticity of word of mouth's valence .42 (You, Vadakkepatt and Joshi 2015, "
      + "recalled); utility .06 a star and sales × 1.1 a star: set by it",
    scale: .ratio, band: 1.05...1.2, replications: 12, placeboReplications: 2
  ) { mechanism, streams in
    func orders(stars: Double) throws -> Quotient {
      let weights = mechanism == .on ? (0.06, 1.1) : (0, 1)
      let market = EffectMarket.worked(people: 2500, days: 90).with(
        "firm.cash=400000", "firm.customersNowShare=0.3",
        "channels.platform.ratings={satisfiedReviewShare: 0.05, unsatisfiedReviewShare: 0.1, "
          + "reviewsNow: 1000, ratingNow: \(stars), otherRating: 4.2, "
          + "utilityPerStar: \(weights.0), salesFactorPerStar: \(weights.1)}"
      ).under(FixedSpending(spendPerDay: [0, 0], reviewDays: 30))
      return Quotient(numerator: Double(try market.record(streams).totals.orders))
    }
    return Measurement(treated: try orders(stars: 4.5), control: try orders(stars: 3.5))
  }

  static let a3LiveShow = Effect(
    id: "A3", name: "live show",
    claim: "A live show that 15 % of people see multiplies the orders of its three weeks by 1.05–3",
    mechanism: "watching (nobody does)",
    source: "band: judgement; clicks .05, needs made .3, utility of the host's word 2: assumptions",
    scale: .ratio, band: 1.05...3, replications: 8, placeboReplications: 2
  ) { mechanism, streams in
    func orders(watchShare: Double) throws -> Quotient {
      let market = EffectMarket.worked(people: 2500, days: 21).with(
        "firm.cash=400000", "firm.customersNowShare=0.3",
        "channels.social.creators=[{name: premiere, creator: host, on: 2027-01-14, hours: 3, "
          + "fee: 500, commissionShare: 0.2, followerShare: 0.5, watchShare: \(watchShare), "
          + "liftPerShow: 0.1, clickShare: 0.05, impulseShare: 0.3, presenceUtility: 2, "
          + "sellsLive: true}]"
      ).under(FixedSpending(spendPerDay: [0, 0], reviewDays: 30))
      return Quotient(numerator: Double(try market.record(streams).totals.orders))
    }
    return Measurement(
      treated: try orders(watchShare: mechanism == .on ? 0.3 : 0),
      control: try orders(watchShare: 0))
  }
}
