import MarketModel
import Policies
import RandomStreams
import Testing

/// Business models (B6): a free tier against a trial.
struct B6FreemiumTests {
  @Test("B6 A free tier brings at least three times the sign-ups")
  func signUps() async throws { try await check(.b6SignUps) }

  @Test("B6 Of free accounts 2-5 % come to pay")
  func paid() async throws { try await check(.b6Paid) }

  @Test("B6 Where service is cheap a free tier is worth more than a trial")
  func cheap() async throws { try await check(.b6Cheap) }

  @Test("B6 Where service is dear a free tier is worth less than a trial")
  func dear() async throws { try await check(.b6Dear) }
}

extension Effect {
  private static let source =
    "free to paid 2–5 % (OpenView), trial to paid 8–25 % (benchmarks): set to come out as 4–5 and "
    + "12 %; utility of paying nothing 3.5: assumption"

  static let b6SignUps = Effect(
    id: "B6", name: "sign-ups", claim: "A free tier brings at least three times the sign-ups",
    mechanism: "the free tier (a trial on both sides)", source: source, scale: .ratio,
    band: 3...12, replications: 8, placeboReplications: 2
  ) { mechanism, streams in
    try compare(mechanism, streams, freeCost: 2) {
      Quotient(numerator: Double($0.totals.subscriptions.signUps))
    }
  }

  static let b6Paid = Effect(
    id: "B6", name: "free to paid", claim: "Of free accounts 2–5 % come to pay",
    mechanism: "the free tier (a trial instead)", source: source, scale: .level,
    band: 0.02...0.05, replications: 8, placeboReplications: 2
  ) { mechanism, streams in
    let totals = try (mechanism == .on ? freemium(freeCost: 2) : trial()).record(streams).totals
    return Measurement(
      treated: Quotient(
        numerator: Double(totals.subscriptions.newSubscribers),
        divisor: Double(totals.subscriptions.signUps)))
  }

  static let b6Cheap = value("value, cheap service", freeCost: 0.5, band: 0...1e6)
  static let b6Dear = value("value, dear service", freeCost: 60, band: -1e6...0)

  private static func value(
    _ name: String, freeCost: Double, band: ClosedRange<Double>
  ) -> Effect {
    Effect(
      id: "B6", name: name,
      claim: "A free tier is worth \(freeCost < 10 ? "more" : "less") than a trial where a free "
        + "seat costs \(shortNumber(freeCost)) a month",
      mechanism: "the free tier (a trial on both sides)",
      source: source + "; a seat costs .5 or 60 a month to serve: assumption",
      scale: .difference, band: band, replications: 16, placeboReplications: 2
    ) { mechanism, streams in
      try compare(mechanism, streams, freeCost: freeCost) {
        Quotient(numerator: $0.totals.firmValue / 100)
      }
    }
  }

  private static func compare(
    _ mechanism: Mechanism, _ streams: ReplicationStreams, freeCost: Double,
    _ reading: (MarketRecord) -> Quotient
  ) throws -> Measurement {
    let treated = mechanism == .on ? freemium(freeCost: freeCost) : trial()
    return Measurement(
      treated: reading(try treated.record(streams)),
      control: reading(try trial().record(streams)))
  }

  private static func plan() -> EffectMarket {
    EffectMarket.worked(people: 1500, days: 365).with(
      "clock.reportEveryDays=365", "firm.customersNowShare=0", "firm.cash=10000000",
      "firm.customerValueMonths=36", "strategies.even-split.spendPerMonth=0",
      "market.awareness.knowUsNowShare=0.5", "market.needs.perYear=1.5",
      "product.plan.kind=subscription",
      "channels.platform.commissionShare=null", "channels.platform.settlementDays=null",
      "product.plan.pricePerSeatMonth=199", "product.plan.renewalPerYearShare=0.6")
  }

  private static func trial() -> EffectMarket {
    // Experience moves the share: of .08 some 12 % come to pay.
    plan().with("product.plan.trial.days=14", "product.plan.trial.paysShare=0.08")
  }

  private static func freemium(freeCost: Double) -> EffectMarket {
    plan().with(
      "product.plan.freemium.freeUtility=3.5", "product.plan.freemium.paysPerMonthShare=0.005",
      "product.plan.freemium.leavesPerMonthShare=0.1",
      "product.plan.servingCostPerFreeSeatMonth=\(freeCost)")
  }
}
