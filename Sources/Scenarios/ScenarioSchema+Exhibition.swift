internal import MarketModel
internal import RandomStreams

/// The keys of exhibitions (A6).
extension ScenarioSchema {
  /// An event holds a fair's number in two bytes.
  private static let mostFairs = 1000

  static func readExhibition(
    _ channel: ScenarioReader, clock: Clock, groups: inout [GroupReading]
  ) -> ExhibitionConfiguration {
    let fairs = channel.list("fairs", identifiedBy: "name", "the fairs, dated") { fair in
      readFair(fair, clock: clock)
    }
    if fairs.count > Self.mostFairs {
      channel.report(
        .value("\(fairs.count) fairs"), at: "fairs", expected: "at most \(Self.mostFairs)")
    }
    let opens = channel.number(
      "fairOpensAtHour", unit: "hours", in: .closed(0...24), default: 9,
      "when a fair opens on each of its days")
    let closes = channel.number(
      "fairClosesAtHour", unit: "hours", in: .closed(0...24), default: 17, "when it closes")
    if opens >= closes && !channel.isDocumenting {
      channel.report(
        .statement("the fair closes before it opens"), at: "fairClosesAtHour",
        expected: "an hour after fairOpensAtHour")
    }
    return ExhibitionConfiguration(
      fairs: Array(fairs.prefix(Self.mostFairs)),
      hours: min(opens, closes) / 24..<max(opens, closes) / 24,
      audience: GroupReading.read(
        channel, "audience", "whom the fairs are for; everybody unless given", into: &groups),
      attendanceShare: channel.share(
        "attendanceShare", "share of them who attend a fair, drawn anew each time"),
      noticeShare: channel.share(
        "noticeShare", "attendants who come past the stand and notice the brand"),
      liftPerNotice: channel.share(
        "liftPerNotice", "part of the remaining unawareness that this removes"),
      talkShare: channel.share(
        "talkShare", in: .closed(0...0.99),
        "of those without an open need, who talk and leave their details"),
      openNeedTalkFactor: channel.number(
        "openNeedTalkFactor", in: .closed(0...1000),
        "by how much an open need multiplies the odds of that"),
      talksPerDay: channel.integer(
        "talksPerDay", unit: "people", in: 0...1_000_000, "how many the stand can talk to on a day"),
      writeLaterShare: channel.share(
        "writeLaterShare", default: 0, "leads who take a leaflet and write later"),
      writeLaterDays: channel.number(
        "writeLaterDays", unit: "days", in: .closed(0...366), default: 7,
        "mean wait until they do"),
      followUpDays: channel.distribution(
        "followUpDays", unit: "days", in: .nonNegative,
        "how long after a lead the firm follows it up"),
      followUpCost: Money(
        minorUnits: channel.money(
          "followUpCost", unit: "per lead", in: .nonNegative, default: 0,
          "what a follow-up costs")),
      answerShare: channel.share("answerShare", "follow-ups at once that are answered"),
      leadHalfLifeDays: channel.number(
        "leadHalfLifeDays", unit: "days", in: .above(0, upTo: 3660),
        "until half of those who would have answered have forgotten"),
      impulseShare: channel.share(
        "impulseShare", "answers without an open need that make one"),
      salesShare: channel.share(
        "salesShare", default: 0,
        "leads, of those who have bought nothing yet, that a sales team follows up instead"))
  }

  private static func readFair(_ fair: ScenarioReader, clock: Clock) -> FairConfiguration {
    let last = clock.start.adding(days: clock.horizonDays - 1)
    return FairConfiguration(
      name: fair.text("name", "what it is called; its draws go by the name"),
      startDay: clock.start.days(
        until: fair.date("from", from: clock.start, to: last, "its first day")),
      days: fair.integer("days", unit: "days", in: 1...366, "how long it lasts"),
      cost: Money(
        minorUnits: fair.money("cost", in: .nonNegative, "stand, travel and all")),
      commitDaysBefore: fair.number(
        "commitDaysBefore", unit: "days", in: .closed(0...3660), default: 0,
        "so long before its first day the firm commits itself"),
      depositShare: fair.share(
        "depositShare", default: 0,
        "part of the cost that is paid on commitment and lost if the firm withdraws; the rest is "
          + "paid on the first day"))
  }
}
