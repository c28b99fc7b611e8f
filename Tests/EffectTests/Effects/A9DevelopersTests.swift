import MarketModel
import Policies
import RandomStreams
import Testing

/// Developers who embed the product (A9): a slow build that lasts.
struct A9DevelopersTests {
  @Test("A9 The first revenue by use comes after a third of a year to a year")
  func slowBuild() async throws { try await check(.a9SlowBuild) }

  @Test("A9 Integrations are taken out less often than customers leave")
  func churn() async throws { try await check(.a9Churn) }

  @Test("A9 Half of the revenue of three years comes in the last of them")
  func lateRevenue() async throws { try await check(.a9UsageRevenue) }
}

extension Effect {
  /// The day of the first bill for use.
  static let a9SlowBuild = Effect(
    id: "A9", name: "slow build",
    claim: "The first revenue by an interface comes after 120 to 365 days",
    mechanism: "the time of trying and building (none)",
    source: "band: judgement; sandbox 30 days, building 90 days, ten sign-ups a month, of which .3 "
      + "build and .6 of these go live: assumptions",
    scale: .level, band: 120...365, replications: 12
  ) { mechanism, streams in
    let market = try EffectMarket.embedded(days: 730).changingDevelopers { parts in
      guard mechanism == .off else { return }
      parts.building.sandboxDays = .none
      parts.building.integrationDays = .none
    }
    let day = try market.record(streams).channels[2].developers.firstRevenueDay
    return Measurement(treated: Quotient(numerator: day ?? 730))
  }

  /// Integrations lost in a year over subscribers lost.
  static let a9Churn = Effect(
    id: "A9", name: "churn",
    claim: "Integrations are taken out at 20–70 % of the rate at which direct customers leave",
    mechanism: "what is built in stays (taken out at the rate at which customers leave)",
    source: "8 % of revenue a year against 20 % of a small firm's customers (Pacific Crest); that "
      + "integrations keep to the former: assumption",
    scale: .ratio, band: 0.2...0.7, replications: 8
  ) { mechanism, streams in
    let market = try EffectMarket.embedded(days: 1095).changingDevelopers { parts in
      parts.building.signUpsPerMonth = 100
      if mechanism == .off { parts.building.leavesPerYearShare = 0.18127 }
    }.changing { $0.product.plan = .yearly }
    let record = try market.record(streams)
    let developers = record.channels[2].developers
    let subscriptions = record.totals.subscriptions
    return Measurement(
      treated: Quotient(
        numerator: Double(developers.left), divisor: developers.liveDays / 365.25),
      control: Quotient(
        numerator: Double(subscriptions.subscribersLost),
        divisor: subscriptions.subscriberDays / 365.25))
  }

  /// The part of three years' revenue by use that comes in the third.
  static let a9UsageRevenue = Effect(
    id: "A9", name: "late revenue",
    claim: "Of three years' revenue by use, 50–80 % come in the third",
    mechanism: "integrations that go live (none)",
    source: "band: judgement; assumptions as above, use grows for half a year",
    scale: .level, band: 0.5...0.8, replications: 8
  ) { mechanism, streams in
    let market = try EffectMarket.embedded(days: 1095).changingDevelopers { parts in
      if mechanism == .off { parts.building.goesLiveShare = 0 }
    }
    let record = try market.record(streams)
    func revenue(until day: Double) -> Double {
      record.periods.last { $0.end <= day }?.totals.revenue ?? 0
    }
    let total = revenue(until: 1095)
    return Measurement(
      treated: Quotient(
        numerator: total - revenue(until: 730), divisor: mechanism == .on ? total : 1))
  }
}

extension EffectMarket {
  /// The worked example without needs of its own, and a hundred people, beside whom developers embed
  /// the product; nothing is spent.
  static func embedded(days: Int) throws -> EffectMarket {
    let developers = try DevelopersConfiguration.assumed()
    return worked(people: 400, days: days).with(
      "firm.cash=100000000", "firm.customersNowShare=0.5", "market.rival.consideredShare=0",
      "clock.reportEveryDays=365"
    ).under(FixedSpending(spendPerDay: [0, 0, 0], reviewDays: 90)).changing { market in
      market.need.needsPerYear = 0.001
      market.product.orderValue = .none
      market.channels.append(
        ChannelConfiguration(
          name: "interface", sees: .identified, matchShare: 1, kind: .developers(developers)))
    }
  }

  /// The same with a change of its developers.
  func changingDevelopers(
    _ change: @escaping @Sendable (inout DevelopersConfiguration) -> Void
  ) -> EffectMarket {
    changing { market in
      guard case .developers(var parts) = market.channels[2].kind else { return }
      change(&parts)
      market.channels[2].kind = .developers(parts)
    }
  }
}

extension DevelopersConfiguration {
  /// Developers of an AI interface: assumptions, but for the rate at which integrations are lost.
  static func assumed() throws -> DevelopersConfiguration {
    DevelopersConfiguration(
      building: DeveloperBuilding(
        developers: 10_000, signUpsPerMonth: 10, costPerDeveloper: 30_000,
        shownPerIntegrationMonth: 0.05, sandboxDays: try .gamma(mean: 30, sd: 20),
        buildsShare: 0.3, integrationDays: try .gamma(mean: 90, sd: 45), goesLiveShare: 0.6,
        leavesPerYearShare: 0.08),
      usage: IntegrationUsage(
        unitsPerMonth: try .lognormal(median: 5000, sigma: 1), monthSigma: 0.2, growthDays: 180,
        freeUnitsPerMonth: 100, pricePerUnit: 10, servingCostPerUnit: 5, paymentDays: 30))
  }
}

extension Distribution {
  /// Always zero.
  fileprivate static var none: Distribution {
    guard let none = try? Distribution.constant(0) else { preconditionFailure("0 is a constant") }
    return none
  }
}

extension PricePlan {
  /// A plan by the year, which a fifth leave at the end of each (Pacific Crest: small firms).
  fileprivate static var yearly: PricePlan {
    guard let seat = try? Distribution.constant(1) else { preconditionFailure("1 is a constant") }
    return PricePlan(
      charge: .subscription(
        pricePerSeatMonth: 1000, billing: .annualPrepaid(discountShare: 0)),
      seatsPerAccount: seat,
      renewal: RenewalConfiguration(churn: BetaGeometricChurn(meanShare: 0.2, spread: 0)))
  }
}
