import MarketModel
import Policies
import RandomStreams
import Testing

/// Use of the product (B8): data, repeat orders, cost.
struct B8UsageTests {
  @Test("B8 Twice the use leaves more data")
  func data() async throws { try await check(.b8Data) }
  @Test("B8 Twice the use costs twice as much to serve")
  func cost() async throws { try await check(.b8Cost) }
  @Test("B8 More use brings more repeat orders")
  func repeatOrders() async throws { try await check(.b8RepeatOrders) }
  @Test("B8 More use keeps more subscribers")
  func renewal() async throws { try await check(.b8Renewal) }
}

extension Effect {
  static let b8Data = doubledUse(
    name: "data", claim: "Twice the use leaves more effective data, not twice as many",
    mechanism: "records left by a use (none)", band: 0.1...0.95,
    off: { $0.usage.recordsPerUse = 0 }, reading: { $0.effectiveRecords })

  static let b8Cost = doubledUse(
    name: "cost of serving", claim: "Twice the use costs twice as much to serve",
    mechanism: "the price of a use (0)", band: 0.9...1.1, off: { $0.inference.costPerUse = 0 },
    reading: { $0.totals.inferenceCost })

  /// By how much a quantity grows when use doubles, as a share of what it is at the lower use.
  private static func doubledUse(
    name: String, claim: String, mechanism: String, band: ClosedRange<Double>,
    off: @escaping @Sendable (inout AIProductConfiguration) -> Void,
    reading: @escaping @Sendable (ProductRecord) -> Double
  ) -> Effect {
    Effect(
      id: "B8", name: name, claim: claim, mechanism: mechanism, source: "band: judgement",
      scale: .difference, band: band, replications: 6, placeboReplications: 3
    ) { mechanism, streams in
      func product(sessions: Double, _ mechanism: Effect.Mechanism) throws -> Double {
        var ai = AIProductConfiguration.effect(training: nil)
        ai.inference.costPerUse = 10
        ai.usage.sessionsPerMonth = sessions
        if mechanism == .off { off(&ai) }
        return reading(try EffectMarket.used(people: 100, days: 60, ai: ai).record(streams).product)
      }
      let before = try product(sessions: 10, .on)
      return Measurement(
        treated: Quotient(numerator: try product(sessions: 20, mechanism), divisor: before),
        control: Quotient(numerator: try product(sessions: 10, mechanism), divisor: before))
    }
  }

  /// Orders of people who had ordered before, when customers use the product twice a week
  /// instead of twice a month.
  static let b8RepeatOrders = Effect(
    id: "B8", name: "repeat orders", claim: "More use brings more repeat orders",
    mechanism: "engagement in the choice (utility 0)",
    source: "band: judgement; engagement utility 1: assumption, as full awareness has",
    scale: .ratio, band: 1.01...1.8, replications: 12, placeboReplications: 3
  ) { mechanism, streams in
    func repeats(sessions: Double) throws -> Quotient {
      var ai = AIProductConfiguration.effect(training: nil)
      ai.usage.sessionsPerMonth = sessions
      ai.usage.engagementLiftPerSession = 0.2
      ai.usage.engagementUtility = mechanism == .on ? 1 : 0
      let product = ai
      let totals = try EffectMarket.worked(people: 400, days: 90)
        .with("firm.customersNowShare=0.4").under(FixedSpending.nothing).changing {
          $0.product.ai = product
        }
        .record(streams).totals
      return Quotient(numerator: Double(totals.orders - totals.newCustomers))
    }
    return Measurement(treated: try repeats(sessions: 8), control: try repeats(sessions: 2))
  }

  /// Terms of a monthly plan that end without renewal, when subscribers use the product twice a
  /// week instead of twice a month.
  static let b8Renewal = Effect(
    id: "B8", name: "churn", claim: "More use keeps more subscribers",
    mechanism: "engagement in the hazard of leaving (effect 0)",
    source: "band: judgement; full engagement divides the hazard by e: assumption", scale: .ratio,
    band: 0.4...0.95, replications: 8, placeboReplications: 2
  ) { mechanism, streams in
    func churn(sessions: Double) throws -> Quotient {
      var ai = AIProductConfiguration.effect(training: nil)
      ai.usage.sessionsPerMonth = sessions
      ai.usage.engagementLiftPerSession = 0.2
      let product = ai
      let totals = try EffectMarket.worked(people: 300, days: 180).with(
        "market.needs.perYear=0", "firm.customersNowShare=0.5", "firm.fixedCostPerMonth=0",
        "product.plan.kind=subscription",
        "channels.platform.commissionShare=null", "channels.platform.settlementDays=null",
        "product.plan.pricePerSeatMonth=100",
        "product.plan.renewalPerYearShare=0.4"
      ).under(FixedSpending.nothing).changing {
        $0.product.ai = product
        $0.product.plan?.renewal.engagementEffect = mechanism == .on ? 1 : 0
      }
      .record(streams).totals.subscriptions
      return Quotient(
        numerator: Double(totals.renewalsDue - totals.renewalsMade),
        divisor: Double(totals.renewalsDue))
    }
    return Measurement(treated: try churn(sessions: 8), control: try churn(sessions: 2))
  }
}
