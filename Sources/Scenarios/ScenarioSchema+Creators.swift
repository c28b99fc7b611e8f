internal import MarketModel

/// The keys of creators' shows on a social medium (A3).
extension ScenarioSchema {
  /// An event holds a show's number in two bytes.
  private static let mostShows = 1000

  static func readCreators(
    _ channel: ScenarioReader, clock: Clock
  ) -> [CreatorConfiguration] {
    let shows = channel.list(
      "creators", identifiedBy: "name",
      "posts and live shows of creators, dated; none unless given"
    ) { readShow($0, clock: clock) }
    if shows.count > Self.mostShows {
      channel.report(
        .value("\(shows.count) shows"), at: "creators", expected: "at most \(Self.mostShows)")
    }
    return Array(shows.prefix(Self.mostShows))
  }

  private static func readShow(_ show: ScenarioReader, clock: Clock) -> CreatorConfiguration {
    let name = show.text("name", "what the show is called; its draws go by the name")
    let last = clock.start.adding(days: clock.horizonDays - 1)
    let day = clock.start.days(
      until: show.date("on", from: clock.start, to: last, "the day on which it begins"))
    let hour = show.number(
      "atHour", unit: "hours", in: .closed(0...24), default: 20, "the hour at which it begins")
    let sellsLive = show.flag(
      "sellsLive", default: false,
      "whether it is a live show, in which who chooses the offer orders on the spot")
    let commission = show.share(
      "commissionShare", default: 0, "the creator's part of what is ordered in a live show")
    let factor = show.number(
      "returnFactor", in: .closed(0...100), default: 1,
      "by how much product.returnedShare is multiplied for orders of a live show")
    if !sellsLive, !show.isDocumenting {
      for (key, isOff) in [("commissionShare", commission == 0), ("returnFactor", factor == 1)]
      where !isOff {
        show.report(
          .statement("nothing is ordered in a show that does not sell live"), at: key,
          expected: "sellsLive: true, or no such line")
      }
    }
    return CreatorConfiguration(
      name: name, creator: show.text("creator", "who gives it, and is followed"),
      startDay: Double(day) + hour / 24,
      hours: show.number(
        "hours", unit: "hours", in: .closed(0...8784), "how long it lasts, or a post is seen"),
      fee: Money(
        minorUnits: show.money("fee", in: .nonNegative, "what the creator is paid for it")),
      commissionShare: commission,
      followerShare: show.share("followerShare", "people who follow the creator"),
      watchShare: show.share("watchShare", "of these, who see the show"),
      liftPerShow: show.share(
        "liftPerShow", "part of the remaining unawareness that this removes"),
      clickShare: show.share(
        "clickShare", in: .closed(0...0.99), "of these, who click, without an open need"),
      impulseShare: show.share("impulseShare", "clicks without an open need that make one"),
      presenceUtility: show.number(
        "presenceUtility", unit: "utility", in: .closed(-20...20), default: 0,
        "what the creator's word adds to the offer, for that visit"),
      sellsLive: sellsLive, returnFactor: factor)
  }
}
