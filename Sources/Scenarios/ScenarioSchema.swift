internal import ConversionModel
internal import MarketModel

/// What a scenario file says, key by key: the one place where names, units and ranges are written.
///
/// Reading goes through it for every replication, because uncertain inputs get new values; the
/// documentation of the format is made from it too.
enum ScenarioSchema {
  /// What a scenario file holds.
  struct Content {
    let name: String
    let start: CalendarDate
    let zone: String?
    let currency: Currency
    let goal: Goal
    let baseline: Int
    let resolved: ResolvedScenario
  }

  /// The format's number, in the first line of every scenario.
  static let format = 1

  static func read(_ root: ScenarioReader) -> Content {
    _ = root.certainly {
      $0.integer("format", in: Self.format...Self.format, "version of this format")
    }
    let name = root.text("name", "the scenario's name in reports")
    let money = root.section("money", "currency and discounting")
    let currency = readCurrency(money)
    root.setMinorDigits(currency.minorDigits)
    let discountRate = money.share(
      "discountPerYearShare", in: .closed(0...0.99),
      "what a year's waiting takes from the value of money")
    let problemsBefore = root.problemCount
    let clock = readClock(root)
    root.setRun(root.problemCount == problemsBefore ? (clock.start, clock.horizonDays) : nil)
    let goal = readGoal(root)
    var groups: [GroupReading] = []
    let channels = readChannels(root, currency: currency, clock: clock, groups: &groups)
    let channelNames = channels.map(\.name)
    let (firm, horizonOfValue) = readFirm(
      root, clock: clock, discountPerYearShare: discountRate)
    let product = readProduct(root, currency: currency, channelNames: channelNames)
    checkUse(of: channels, hasAI: product.ai != nil, in: root)
    let market = root.section("market", "the people, their needs, and the competitors")
    let counted = clock.counted(valueDays: horizonOfValue)
    let festivals = readFestivals(market, counted: counted)
    let calendar = readCalendar(
      market, clock: clock, valueDays: horizonOfValue, festivals: festivals)
    var population = readPopulation(market)
    let agentRepresents = readAgentRepresents(market, people: population.people)
    let agents = MarketConfiguration.agents(for: population.people, each: agentRepresents)
    let accounts = readAccounts(market, people: population.people)
    if let roles = accounts?.roles.count {
      population.people = max(roles, population.people - population.people % roles)
    }
    for group in groups { group.check(in: population) }
    checkActingNodes(of: population, among: channels, in: market)
    product.ai.map { check($0.configuration, among: population, in: $0.reader) }
    var truthEvery: Int?
    var learner = root
    var configuration = MarketConfiguration(
      calendar: calendar, population: population,
      network: readNetwork(market, people: agents),
      need: readNeed(market, calendar: calendar, start: clock.start),
      awareness: readAwareness(market), product: product.configuration,
      rivals: readRivals(
        market, channels: channels, customersNowShare: firm.customersNowShare), firm: firm,
      channels: channels,
      learner: readLearner(
        root, attributes: population.network?.knownToFirm ?? [], truthEvery: &truthEvery,
        reader: &learner),
      trust: readTrust(market, clock: clock), agentRepresents: agentRepresents,
      macro: readMacro(
        market, clock: clock, counted: counted, festivals: festivals, population: population))
    checkWidth(of: &configuration, in: learner)
    configuration.truthEvery = truthEvery
    configuration.accounts = accounts
    configuration.loyalty = product.loyalty
    if agentRepresents > 1, !root.isDocumenting, let obstacle = configuration.needsEverybody {
      market.report(
        .value("\(agentRepresents)"), at: "agentRepresents", expected: "1, with \(obstacle)")
    }
    let strategies = readStrategies(
      root,
      scenario: Dateable(clock: clock, channels: channels, regions: configuration.macro.regions),
      learner: configuration.learner.method)
    if configuration.learner.largestWeight != nil, !root.isDocumenting,
      !strategies.contains(where: { $0.policyName == "precision-marketing" })
    {
      root.report(
        .statement("no strategy chooses whom to address"), at: "learner.largestPropensityWeight",
        expected: "a strategy of policy precision-marketing, or no such key")
    }
    let strategyNames = strategies.map(\.name)
    let baseline = root.reference(
      "baseline", to: "strategy", among: strategyNames, default: strategyNames.first ?? "",
      "the strategy that the others are compared with; the first unless given")
    return Content(
      name: name, start: clock.start, zone: clock.zone, currency: currency, goal: goal,
      baseline: strategyNames.firstIndex(of: baseline) ?? 0,
      resolved: ResolvedScenario(
        market: configuration, strategies: strategies, uncertainInputs: root.uncertainInputs))
  }

  private static func readCurrency(_ money: ScenarioReader) -> Currency {
    let code = money.choice(
      "currency", of: Currency.known.map(\.code), "ISO 4217 code of the one currency")
    return Currency.known.first { $0.code == code } ?? Currency.known[0]
  }

  private static func readGoal(_ root: ScenarioReader) -> Goal {
    let section = root.section("goal", "how strategies are ranked")
    _ = section.choice("maximise", of: ["firmValue"], "what strategies are ranked by")
    return section.certainly { section in
      Goal(
        maxRuinShare: section.share(
          "maxRuinShare", "strategies ruined more often than this are not recommended"),
        ignoreDifferencesBelow: section.number(
          "ignoreDifferencesBelow", unit: "units of the currency", in: .nonNegative,
          "smaller differences of firm value count as none"))
    }
  }
}
