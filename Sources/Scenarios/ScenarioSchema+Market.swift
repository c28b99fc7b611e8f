internal import MarketModel
internal import Populations
internal import RandomStreams

/// The people, their needs and awareness, the product and the firm.
extension ScenarioSchema {
  static func readPopulation(_ market: ScenarioReader) -> PopulationConfiguration {
    let people = market.integer(
      "people", unit: "people", in: 1...100_000_000, "how many could ever buy")
    let network = readPopulationNetwork(market)
    let section = market.section("traits", "what people are like")
    /// Reads a trait unless it is a node of the network, which then must be its only place.
    func trait<Value>(
      _ trait: Trait, _ key: String, _ read: (ScenarioReader) -> Value
    ) -> Value? {
      // Of a network with a problem it is not known which traits it has.
      let isUnclear = network == nil && market.has("population")
      guard !isUnclear, !section.isDocumenting else { return section.optional(key, read) }
      guard network?.network[trait.nodeName] != nil else { return read(section) }
      if section.has(key) {
        section.report(
          .statement("the trait is a node of market.population too"), at: key,
          expected: "one of the two; \"\(key): ~\" removes what a template says here")
      }
      return section.optional(key, read)
    }
    let age = trait(.age, "age") {
      $0.distribution(
        "age", unit: "years", in: .closed(0...120), "age; left out where it is a node of population"
      )
    }
    let femaleShare = trait(.gender, "femaleShare") {
      $0.share("femaleShare", "share of women; left out where gender is a node of population")
    }
    let spendPerMonth = trait(.spend, "spendPerMonth") {
      $0.distribution(
        "spendPerMonth", unit: "units of the currency", in: .positive,
        "spending a month in the wider field; only its ratio to the median matters; "
          + "left out where it is a node of population")
    }
    let tasteSpread = trait(.taste, "tasteSpread") {
      $0.number(
        "tasteSpread", unit: "utility", in: .closed(0...10),
        "standard deviation of the hidden liking of the firm's offer; left out where taste is a "
          + "node of population")
    }
    let priceSensitivity = trait(.priceSensitivity, "priceSensitivity") {
      $0.distribution(
        "priceSensitivity", unit: "utility per log price", in: .nonNegative,
        "hidden weight of the price level; left out where it is a node of population")
    }
    let nodes = Trait.allCases.filter { network?.network[$0.nodeName] != nil }
    let correlations = readCorrelations(section, without: nodes)
    return PopulationConfiguration(
      people: people, age: age, femaleShare: femaleShare, spendPerMonth: spendPerMonth,
      tasteSpread: tasteSpread, priceSensitivity: priceSensitivity, copula: correlations,
      network: network)
  }

  /// Reads how traits go together that are not nodes of a network.
  private static func readCorrelations(
    _ traits: ScenarioReader, without nodes: [Trait]
  ) -> GaussianCopula {
    let names = Trait.allCases.map(\.name)
    let size = names.count
    var matrix = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0.0 } }
    var seen: Set<[Int]> = []
    _ = traits.list("correlations", "how the normals behind two traits go together") { pair in
      let problemsBefore = pair.problemCount
      let first = pair.choice("of", of: names, "one trait")
      let second = pair.choice("with", of: names, "the other")
      let value = pair.number("value", in: .between(-1, 1), "correlation")
      guard pair.problemCount == problemsBefore, !pair.isDocumenting,
        let row = names.firstIndex(of: first), let column = names.firstIndex(of: second)
      else { return }
      guard row != column else {
        return pair.report(.value(second), at: "with", expected: "another trait than \(first)")
      }
      for (key, name) in [("of", first), ("with", second)]
      where nodes.contains(where: { $0.name == name }) {
        pair.report(
          .value(name), at: key,
          expected: "a trait that is no node of market.population, which says itself what it "
            + "depends on")
      }
      guard seen.insert([min(row, column), max(row, column)]).inserted else {
        return pair.report(
          .value("\(first) with \(second) once more"), at: "with",
          expected: "each pair of traits once")
      }
      matrix[row][column] = value
      matrix[column][row] = value
    }
    do {
      return try GaussianCopula(correlation: matrix)
    } catch {
      traits.report(
        .value("correlations that contradict each other"), at: "correlations",
        expected: "a positive definite matrix")
      return GaussianCopula(independent: size)
    }
  }

  /// How many people each of those played stands for (R12).
  static func readAgentRepresents(_ market: ScenarioReader, people: Int) -> Int {
    let represented = market.certainly {
      $0.integer(
        "agentRepresents", unit: "people", in: 1...1_000_000, default: 1,
        "how many people each one that is played stands for: cash, costs, budgets and the sales of "
          + "others are divided by it, and what is recorded is multiplied; it divides market.people, "
          + "which is rounded where it is uncertain. It stays 1 with what has whole parts or is not "
          + "divided: channels of other kinds than socialMedia, ecommercePlatform, searchAds and "
          + "email; creatives, creators and ratings; product.ai, product.plan, dropOut, referral and "
          + "care; regions and accounts; funding, credit, taxes and pay")
    }
    guard !market.isDocumenting else { return represented }
    if represented > people {
      market.report(
        .value("\(represented)"), at: "agentRepresents", expected: "at most market.people")
    } else if market.isPlainNumber("people"), !people.isMultiple(of: represented) {
      market.report(
        .value("\(represented)"), at: "agentRepresents",
        expected: "a number that divides market.people, \(people), such as "
          + "\(divisor(of: people, nearestTo: represented))")
    }
    return represented
  }

  /// The divisor nearest to a number from 1 to `count`; of two as near, the smaller.
  private static func divisor(of count: Int, nearestTo number: Int) -> Int {
    var distance = 0
    while true {
      for candidate in [number - distance, number + distance]
      where candidate > 0 && count.isMultiple(of: candidate) {
        return candidate
      }
      distance += 1
    }
  }

  static func readNeed(
    _ market: ScenarioReader, calendar: CalendarConfiguration, start: CalendarDate
  ) -> NeedConfiguration {
    let section = market.section("needs", "how needs for what the firm sells come and go")
    return NeedConfiguration(
      needsPerYear: section.number(
        "perYear", unit: "needs a year", in: .closed(0...366),
        "mean at the reference spend level"),
      needRateShape: section.number(
        "rateShape", in: .closed(0.01...1000),
        "gamma shape of the rate over people; small is unequal"),
      needSpendElasticity: section.number(
        "spendElasticity", in: .closed(-5...5), "power of relative spending in the rate"),
      openDays: section.distribution(
        "openDays", unit: "days", in: .nonNegative, "how long an unanswered need lasts"),
      occasionsPerDay: section.number(
        "shoppingPerDay", unit: "occasions a day", in: .above(0, upTo: 24),
        "shopping occasions while a need is open"),
      seekElsewhereWeight: section.number(
        "seekElsewhereWeight", in: .closed(0...1e6), default: 0,
        "how often people look where the firm cannot be found, beside the channels' seekWeight"),
      factorByDay: readNeedFactors(section, calendar: calendar, start: start))
  }

  static func readAwareness(_ market: ScenarioReader) -> AwarenessConfiguration {
    let section = market.section("awareness", "how the firm becomes known, and is forgotten")
    return AwarenessConfiguration(
      carryOverPerMonthShare: section.share(
        "carryOverPerMonthShare", in: .closed(0.001...0.999),
        "awareness left after a month without contact"),
      awareFromShare: section.share(
        "awareFromShare", in: .closed(0.001...0.999), "from here on a person counts as aware"),
      knowUsNowShare: section.share("knowUsNowShare", "share of people aware at the start"),
      customersKeepShare: section.share(
        "customersKeepShare", "awareness below which a customer does not fall before lapsing"),
      liftPerVisit: section.share(
        "liftPerVisit", "part of the remaining unawareness that a visit removes"),
      liftPerOrder: section.share(
        "liftPerOrder", "part of the remaining unawareness that a delivery removes"),
      directVisitShare: section.share(
        "directVisitShare",
        "chance that a fully aware person goes directly to the shop on a shopping occasion"))
  }

  /// The product as read: its AI part with the reader of its section, as it is checked against the
  /// people.
  struct ProductReading {
    var configuration: ProductConfiguration
    let ai: (configuration: AIProductConfiguration, reader: ScenarioReader)?
    let loyalty: LoyaltyConfiguration
  }

  static func readProduct(
    _ root: ScenarioReader, currency: Currency, channelNames: [String]
  ) -> ProductReading {
    let section = root.section("product", "what the firm sells")
    /// Reads what single orders need, which a price plan can do without.
    func ofOrders<Value>(_ key: String, without value: Value?, _ read: () -> Value) -> Value {
      guard let value, section.has("plan"), !section.has(key) else { return read() }
      return value
    }
    let one = try? Distribution.constant(1)
    var product = ProductConfiguration(
      orderValue: ofOrders("orderValue", without: one) {
        section.distribution(
          "orderValue", unit: "units of the currency", in: .positive,
          "value of an order at the reference spend level" + Self.ofOrders)
      },
      minorUnitsPerUnit: currency.minorUnitsPerUnit,
      orderValueSpendElasticity: ofOrders("orderValueSpendElasticity", without: 0) {
        section.number(
          "orderValueSpendElasticity", in: .closed(-5...5),
          "power of relative spending in the order value" + Self.ofOrders)
      },
      priceLevel: section.number(
        "priceLevel", in: .closed(0.01...100), "prices against the market's reference"),
      quality: section.number("quality", unit: "utility", in: .closed(-20...20), "the offer"),
      awarenessUtility: section.number(
        "awarenessUtility", unit: "utility", in: .closed(-20...20),
        "what full awareness adds to the offer"),
      satisfactionUtility: section.number(
        "satisfactionUtility", unit: "utility", in: .closed(-20...20),
        "what a satisfying last order adds, and an unsatisfying one takes away"),
      waitingUtility: section.number(
        "waitingUtility", unit: "utility", in: .closed(-20...20), "not deciding today"),
      abandoningUtility: ofOrders("abandoningUtility", without: 0) {
        section.number(
          "abandoningUtility", unit: "utility", in: .closed(-20...20),
          "leaving the cart behind" + Self.ofOrders)
      },
      cartDays: ofOrders("cartDays", without: one) {
        section.distribution(
          "cartDays", unit: "days", in: .nonNegative,
          "how long a cart waits for its decision" + Self.ofOrders)
      },
      deliveryDays: ofOrders("deliveryDays", without: one) {
        section.distribution(
          "deliveryDays", unit: "days", in: .nonNegative, "from order to delivery" + Self.ofOrders)
      },
      satisfiedShare: section.share("satisfiedShare", "deliveries that satisfy"),
      goodsCostShare: ofOrders("goodsCostShare", without: 0) {
        section.share(
          "goodsCostShare", "cost of own goods sold on a third party's platform" + Self.ofOrders)
      },
      paymentFeeShare: section.share("paymentFeeShare", "payment fee, share of the order's value"),
      fulfilmentCostPerOrder: ofOrders("fulfilmentCostPerOrder", without: 0) {
        Double(
          section.money(
            "fulfilmentCostPerOrder", unit: "per order", in: .nonNegative,
            "delivery and service" + Self.ofOrders))
      },
      customisation: readCustomisation(section),
      trustUtility: section.number(
        "trustUtility", unit: "utility", in: .closed(-20...20), default: 0,
        "what full trust in the firm adds to the offer; at 0 trust is not followed"),
      returnedShare: section.share(
        "returnedShare", default: 0, "orders that are sent back, outside festivals"),
      returnDays: section.number(
        "returnDays", unit: "days", in: .closed(0...366), default: 7,
        "from the delivery until the money is given back"))
    product.attractionShape = section.optional("attractionShape") {
      $0.number("attractionShape", in: .closed(0.01...1000), attractionMeaning)
    }
    let ai = readAI(section, channelNames: channelNames)
    product.ai = ai?.configuration
    product.plan = readPlan(section, hasAI: product.ai != nil, currency: currency)
    let loyalty = readLoyalty(section)
    if product.returnedShare > 0, loyalty.care.returnShare > 0, !section.isDocumenting {
      section.report(
        .statement("returns are described twice"), at: "returnedShare",
        expected: "returnedShare or care.returnShare, not both")
    }
    warnOfIdle(section, hasPlan: product.plan != nil, product, loyalty)
    return ProductReading(configuration: product, ai: ai, loyalty: loyalty)
  }

  /// Warns of what costs or earns with single orders and not with a price plan, and the reverse: a
  /// scenario that extends another may inherit it.
  private static func warnOfIdle(
    _ section: ScenarioReader, hasPlan: Bool, _ product: ProductConfiguration,
    _ loyalty: LoyaltyConfiguration
  ) {
    let idle: [(key: String, part: String?, isWritten: Bool)] =
      hasPlan
      ? [
        ("goodsCostShare", nil, product.goodsCostShare > 0),
        ("fulfilmentCostPerOrder", nil, product.fulfilmentCostPerOrder > 0),
        ("returnedShare", nil, product.returnedShare > 0),
        ("dropOut", nil, loyalty.dropOut != nil),
        (
          "customisation", "addedDeliveryDays",
          (product.customisation?.addedDeliveryDays ?? 0) > 0
        ),
        ("referral", "perSatisfyingOrder", (loyalty.referral?.perSatisfyingOrder ?? 0) > 0),
      ] : [("referral", "perYear", (loyalty.referral?.perYear ?? 0) > 0)]
    for (key, part, isWritten) in idle where isWritten {
      section.warn(
        .statement(key + (part.map { "." + $0 } ?? "") + " has no effect"), at: key,
        expected: hasPlan
          ? "none with product.plan, under which nothing is ordered and delivered singly"
          : "none without product.plan")
    }
  }

  private static let ofOrders = "; not needed with a plan"

  /// The firm, and for how many days after the horizon its customers' worth is counted.
  static func readFirm(
    _ root: ScenarioReader, clock: Clock, discountPerYearShare: Double
  ) -> (FirmConfiguration, valueDays: Double) {
    let section = root.section("firm", "the firm's money and habits")
    let valueMonths = section.certainly {
      $0.number(
        "customerValueMonths", unit: "months", in: .closed(0...120), default: 36,
        "for so long after the horizon the held customers' contribution is counted")
    }
    var configuration = FirmConfiguration(
      openingCash: Money(
        minorUnits: section.money("cash", in: .nonNegative, "money in the bank at the start")),
      fixedCostPerMonth: Money(
        minorUnits: section.money(
          "fixedCostPerMonth", unit: "per month", in: .nonNegative,
          "salaries, rent and the like, without channels; paid at each month's end")),
      customersNowShare: section.share(
        "customersNowShare", "share of people who are customers at the start"),
      lapseDays: section.number(
        "lapseDays", unit: "days", in: .above(0, upTo: 3660),
        "a customer without an order for so long has lapsed"),
      attributionWindowDays: section.number(
        "attributionWindowDays", unit: "days", in: .closed(0...366),
        "an order counts for the last paid touch within this window"),
      customerValueDays: (valueMonths * daysPerMonth).rounded(),
      discountPerYearShare: discountPerYearShare)
    configuration.finance = readFinance(section, clock: clock)
    return (configuration, configuration.customerValueDays)
  }
}
