internal import MarketModel
internal import Populations

/// The regions of the market, and when the firm enters them.
extension ScenarioSchema {
  static func readRegions(
    _ market: ScenarioReader, clock: Clock, population: PopulationConfiguration
  ) -> [Region] {
    let node = population.network?.network[Region.nodeName]
    let regions = market.collection(
      "regions", "parts of the market, by name; the firm sells everywhere unless given"
    ) { name, section in
      let share = node == nil || section.isDocumenting ? readShare(section) : 0
      let entry = readEntry(section, clock: clock)
      return Region(name: name, share: share, entry: entry)
    }
    guard !regions.isEmpty, !market.isDocumenting else { return regions }
    if let labels = node?.law.labels {
      let names = regions.map(\.name)
      if names.sorted() != labels.sorted() {
        market.report(
          .value(names.joined(separator: ", ")), at: "regions",
          expected: "the categories of the population's node \"region\": "
            + labels.joined(separator: ", "))
      }
    } else {
      let sum = regions.reduce(0) { $0 + $1.share }
      if abs(sum - 1) > 1e-6 {
        market.report(
          .value("shares that sum to \((sum * 1e9).rounded() / 1e9)"), at: "regions",
          expected: "a sum of 1")
      }
    }
    if regions.count > Region.most {
      market.report(
        .value("\(regions.count) regions"), at: "regions", expected: "at most \(Region.most)")
    }
    return regions
  }

  private static func readShare(_ section: ScenarioReader) -> Double {
    section.certainly {
      $0.share(
        "share", "people who live there; left out where region is a node of population")
    }
  }

  private static func readEntry(_ section: ScenarioReader, clock: Clock) -> RegionEntry? {
    guard
      let date = section.optional(
        "entersOn",
        {
          $0.dateOrNever(
            "entersOn", "when the firm enters; it sells there from the start unless given")
        })
    else { return nil }
    if case .on(let day) = date {
      let last = clock.start.adding(days: clock.horizonDays - 1)
      if day > last {
        section.warn(
          .value("\(day)"), at: "entersOn",
          expected: "a day up to \(last), the run's last, or never")
      } else if day < clock.start {
        section.warn(
          .value("\(day)"), at: "entersOn",
          expected: "a day from \(clock.start) on: the firm enters, and pays, on that day; without "
            + "the key it sells there from the start")
      }
    }
    return RegionEntry(
      day: clock.day(of: date),
      cost: Money(
        minorUnits: section.money(
          "entryCost", default: 0, "paid then; the firm enters only if it can pay it")),
      brandShare: section.share(
        "brandShare", default: 1,
        "how well the firm's name works there on the first day against where it sells from the "
          + "start: awareness that contacts add, people who know it"),
      brandBuildDays: section.number(
        "brandBuildDays", unit: "days", in: .above(0, upTo: 3660), default: 365,
        "mean time in which it comes to work as well"),
      strangerDisutility: section.number(
        "strangerDisutility", unit: "utility", in: .closed(0...20), default: 0,
        "what the offer of a firm that is no local one lacks; it fades with brandBuildDays"))
  }
}
