internal import MarketModel
internal import RandomStreams

/// The keys of developers who embed the product (A9).
extension ScenarioSchema {
  /// An event holds a developer's row in two bytes.
  private static let mostDevelopers = 65_000

  static func readDevelopers(
    _ channel: ScenarioReader, currency: Currency, smallestPrice: NumberRange, hasAI: Bool
  ) -> DevelopersConfiguration {
    DevelopersConfiguration(
      building: readBuilding(channel, smallestPrice: smallestPrice),
      usage: readIntegrationUsage(channel, currency: currency, hasAI: hasAI),
      endUsers: channel.optionalSection(
        "endUsers", "people whom integrations bring to the firm; nobody unless given"
      ).map(readEndUsers))
  }

  private static func readBuilding(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> DeveloperBuilding {
    DeveloperBuilding(
      developers: channel.integer(
        "developers", unit: "developers", in: 1...mostDevelopers,
        "how many there are who might embed the product"),
      signUpsPerMonth: channel.number(
        "signUpsPerMonth", unit: "developers a month", in: .closed(0...100_000),
        "sign-ups by themselves while nobody has signed up yet; later in proportion to those who "
          + "have not"),
      costPerDeveloper: Double(
        channel.money(
          "costPerDeveloper", unit: "per developer", in: smallestPrice,
          "what it costs to bring another one to look; the channel's budget is spent on that")),
      shownPerIntegrationMonth: channel.number(
        "shownPerIntegrationMonth", unit: "developers a month", in: .closed(0...100), default: 0,
        "to how many others a live integration shows what can be done"),
      sandboxDays: channel.distribution(
        "sandboxDays", unit: "days", in: .nonNegative, "from the sign-up to the decision to build"),
      buildsShare: channel.share("buildsShare", "developers who begin to build then"),
      integrationDays: channel.distribution(
        "integrationDays", unit: "days", in: .nonNegative,
        "from that decision to the integration's first day"),
      goesLiveShare: channel.share("goesLiveShare", "of those who build, who go live"),
      leavesPerYearShare: channel.share(
        "leavesPerYearShare", in: .closed(0...0.99),
        "chance that a live integration is taken out within a year"))
  }

  private static func readIntegrationUsage(
    _ channel: ScenarioReader, currency: Currency, hasAI: Bool
  ) -> IntegrationUsage {
    func price(_ key: String, default: Double? = nil, _ meaning: String) -> Double {
      channel.number(
        key, unit: "units of the currency", in: .closed(0...1e6), default: `default`, meaning)
        * currency.minorUnitsPerUnit
    }
    return IntegrationUsage(
      unitsPerMonth: channel.distribution(
        "unitsPerMonth", unit: "units", in: .nonNegative,
        "what a grown integration uses, drawn once for each"),
      monthSigma: channel.number(
        "monthSigma", in: .closed(0...3), default: 0,
        "how much its use differs from month to month: sigma of a lognormal of mean 1"),
      growthDays: channel.number(
        "growthDays", unit: "days", in: .closed(0...3660), default: 0,
        "in which its use grows from nothing to full"),
      freeUnitsPerMonth: channel.number(
        "freeUnitsPerMonth", unit: "units", in: .closed(0...1e12), default: 0,
        "units that cost the developer nothing"),
      pricePerUnit: price(
        "pricePerUnit",
        "billed by the month; or the firm's share of what a unit earns the developer"),
      servingCostPerUnit: price(
        "servingCostPerUnit", default: 0,
        "what a unit costs to serve; an AI product's inference comes on top"),
      paymentDays: channel.number(
        "paymentDays", unit: "days", in: .closed(0...366), default: 30,
        "from a bill to its payment, and from a sale to an end user, unless product.plan says it"),
      learnt: readLearntUse(channel, hasAI: hasAI))
  }

  private static func readLearntUse(_ channel: ScenarioReader, hasAI: Bool) -> LearntUse? {
    guard
      let section = channel.optionalSection(
        "learnt", "what product.ai may learn from the use of integrations; nothing unless given")
    else { return nil }
    if !hasAI, !section.isDocumenting {
      channel.report(
        .statement("nothing learns from it"), at: "learnt",
        expected: "product.ai, or no such section")
    }
    return LearntUse(
      share: section.share(
        "share",
        "units that leave the records of a use, which their users let the developer pass on"),
      correlation: section.share(
        "correlation", "how alike the records of one integration are"))
  }

  private static func readEndUsers(_ section: ScenarioReader) -> EndUserConfiguration {
    EndUserConfiguration(
      perIntegrationMonth: section.number(
        "perIntegrationMonth", unit: "people a month", in: .closed(0...100_000),
        "who come to us from a live integration"),
      impulseShare: section.share(
        "impulseShare", "of those without an open need, in whom that makes one"),
      revenueShare: section.share("revenueShare", "the developer's part of what they buy"))
  }
}
