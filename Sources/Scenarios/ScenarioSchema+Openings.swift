internal import MarketModel
internal import Policies

/// What a strategy opens, closes and enters on days of its own.
extension ScenarioSchema {
  /// What of a scenario is dated, and may be dated anew.
  struct Dateable {
    let clock: Clock
    let channels: [ChannelConfiguration]
    let regions: [Region]
  }

  static func readOpenings(_ strategy: ScenarioReader, of scenario: Dateable) -> Openings {
    let start = scenario.clock.start
    let latest = start.adding(days: scenario.clock.horizonDays)
    let channels = scenario.channels.map(\.name)
    let regions = scenario.regions.map(\.name)
    let enterable = scenario.regions.filter { $0.entry != nil }.map(\.name)
    func dates(
      _ key: String, of what: String, among names: [String], in all: [String],
      from earliest: CalendarDate, to latest: CalendarDate, _ meaning: String, each: String
    ) -> [Openings.Dated] {
      guard let section = strategy.optionalSection(key, meaning) else { return [] }
      return section.keys(naming: what, among: names).compactMap { name in
        let problemsBefore = section.problemCount
        let date = section.dateOrNever(name, from: earliest, to: latest, each)
        // A date that has been refused is not compared with others.
        guard section.problemCount == problemsBefore, let place = all.firstIndex(of: name) else {
          return nil
        }
        return Openings.Dated(place: place, day: scenario.clock.day(of: date))
      }
    }
    let openings = Openings(
      channelOpens: dates(
        "opensOn", of: "channel", among: channels, in: channels, from: start, to: latest,
        "when channels open under this strategy, in place of their life.opensOn",
        each: "when building of this channel begins"),
      channelCloses: dates(
        "closesOn", of: "channel", among: channels, in: channels, from: start, to: latest,
        "when channels close under this strategy, in place of their life.closesOn",
        each: "when this channel closes for good"),
      regionEntries: dates(
        "entersOn", of: "region", among: enterable, in: regions, from: .earliest, to: .latest,
        "when the firm enters regions under this strategy, in place of their entersOn",
        each: "when the firm enters this region"))
    for place in channels.indices {
      check(place, under: openings, of: scenario, in: strategy)
    }
    return openings
  }

  /// Notes that a channel would close before it has opened or come back.
  private static func check(
    _ place: Int, under openings: Openings, of scenario: Dateable, in strategy: ScenarioReader
  ) {
    let channel = scenario.channels[place]
    let opens = openings.channelOpens.first { $0.place == place }?.day
    let closes = openings.channelCloses.first { $0.place == place }?.day
    // What the scenario itself says is judged where it stands.
    guard opens != nil || closes != nil, !strategy.isRunUnclear else { return }
    let opening = opens ?? channel.lifeCycle.opensOnDay
    let closing = closes ?? channel.lifeCycle.closesOnDay ?? .infinity
    guard opening.isFinite || closes?.isFinite == true else { return }
    if closing <= max(opening, channel.lifeCycle.pause?.upperBound ?? opening) {
      strategy.report(
        .statement("\(channel.name) closes before it has opened or come back"),
        at: closes == nil ? "opensOn" : "closesOn",
        expected: "a closing after the opening, or never")
    }
  }

  /// Notes where a strategy spends money on a channel that it never opens, which would do nothing.
  static func check(
    spendingOf policy: any Policy, under openings: Openings, of scenario: Dateable,
    in strategy: ScenarioReader
  ) {
    guard !strategy.isDocumenting else { return }
    for (place, channel) in scenario.channels.enumerated() {
      let opens = openings.channelOpens.first { $0.place == place }?.day
      guard (opens ?? channel.lifeCycle.opensOnDay) == .infinity, policy.spends(on: place) else {
        continue
      }
      strategy.report(
        .statement("\(channel.name) never opens, and money is planned for it"),
        at: opens == nil ? nil : "opensOn",
        expected: "a date in opensOn, or nothing spent on \(channel.name)")
    }
  }
}

extension Policy {
  /// Whether a plan of spending gives a channel money; of other policies none is known.
  fileprivate func spends(on place: Int) -> Bool {
    switch self {
    case let plan as FixedSpending: plan.spendPerDay[place] > 0
    case let change as SwitchingPolicy:
      change.first.spends(on: place) || change.second.spends(on: place)
    default: false
    }
  }
}

extension ScenarioSchema.Clock {
  /// Days from the start to a date; infinitely many to never.
  func day(of date: DateOrNever) -> Double {
    switch date {
    case .on(let date): Double(start.days(until: date))
    case .never: .infinity
    }
  }
}
