internal import MarketModel
internal import RandomStreams

/// The keys of shops (A5).
extension ScenarioSchema {
  /// A person's shop is kept in a byte.
  private static let mostShops = 250

  static func readShops(
    _ channel: ScenarioReader, clock: Clock, groups: inout [GroupReading]
  ) -> ShopsConfiguration {
    var shops = channel.list("shops", identifiedBy: "name", "the places") { shop in
      ShopConfiguration(
        name: shop.text("name", "what it is called; its draws go by the name"),
        place: GroupReading.read(
          shop, "place", "who can live within its reach; everybody unless given", into: &groups),
        reachShare: shop.share(
          "reachShare", "share of those people who live within its reach; nobody else comes"),
        staff: shop.integer(
          "staff", unit: "people", in: 1...10_000, "how many can serve at a time"),
        rentPerMonth: Double(
          shop.money("rentPerMonth", unit: "per month", in: .nonNegative, "rent")))
    }
    if !channel.isDocumenting, !(1...Self.mostShops).contains(shops.count) {
      channel.report(
        .value("\(shops.count) shops"), at: "shops", expected: "1 to \(Self.mostShops)")
    }
    if shops.isEmpty {
      shops = [ShopConfiguration(name: "", reachShare: 0, staff: 1, rentPerMonth: 0)]
    }
    return ShopsConfiguration(
      shops: Array(shops.prefix(Self.mostShops)),
      hours: readWeek(channel, clock: clock),
      wagePerMonth: Double(
        channel.money(
          "wagePerMonth", unit: "per month", in: .closed(0...1e9),
          "what a member of the staff costs")),
      serviceMinutes: channel.distribution(
        "serviceMinutes", unit: "minutes", in: .nonNegative, "how long a visitor is served"),
      patienceMinutes: channel.distribution(
        "patienceMinutes", unit: "minutes", in: .nonNegative,
        "how long a visitor waits for that before she leaves"),
      walkInsPerYear: channel.number(
        "walkInsPerYear", unit: "visits a year", in: .closed(0...366),
        "how often a person within reach walks in without looking for anything"),
      impulseShare: channel.share(
        "impulseShare", "visits without an open need that make one"),
      presenceUtility: channel.number(
        "presenceUtility", unit: "utility", in: .closed(-20...20),
        "what seeing, trying and asking add to the offer on the spot"))
  }

  /// Reads opening hours from Monday to Sunday, and turns them into those from the first day on.
  static func readWeek(_ channel: ScenarioReader, clock: Clock) -> OpeningHours {
    let week = Array(repeating: 0.0..<1, count: 7)
    let opens = channel.numbers(
      "opensAtHour", count: 7, unit: "hours", in: .closed(0...24),
      "when the doors open, Monday to Sunday")
    let closes = channel.numbers(
      "closesAtHour", count: 7, unit: "hours", in: .closed(0...24),
      "when they close; the same hour as they open on days on which they stay shut")
    guard !channel.isDocumenting, opens.count == 7, closes.count == 7 else {
      return OpeningHours(sessions: week)
    }
    guard zip(opens, closes).allSatisfy({ $0 <= $1 }), opens != closes else {
      channel.report(
        .statement("the doors close before they open, or never open"), at: "closesAtHour",
        expected: "hours not before opensAtHour, and later on a day at least")
      return OpeningHours(sessions: week)
    }
    let sessions = (0..<7).map { day in
      let weekday = (clock.start.weekday - 1 + day) % 7
      return opens[weekday] / 24..<closes[weekday] / 24
    }
    return OpeningHours(sessions: sessions)
  }
}
