import MarketModel
import RandomStreams

extension ChannelConfiguration {
  /// A mail a week to everybody who visits or orders; a test changes what it is about.
  static func email(
    _ change: (inout EmailConfiguration) -> Void = { _ in }
  ) -> ChannelConfiguration {
    var parts = EmailConfiguration(
      mailsPerMonth: 4, costPerMail: 2.5, joinPerVisit: 0.5, joinPerOrder: 1,
      customersOnListShare: 1, openShare: 0.5, clickPerOpen: 0.3, openNeedClickFactor: 3,
      liftPerOpen: 0.1, impulseShare: 0.3, fatiguePerMail: 0.1, fatigueHalfLifeDays: 7,
      leavePerMail: 0.02, annoyancePerMail: 0.2, complaintShare: 0.3, trustLossPerComplaint: 0.5)
    change(&parts)
    return ChannelConfiguration(name: "mail", sees: .identified, matchShare: 1, kind: .email(parts))
  }

  /// A chat with a bot for half of the contacts and two people at any hour.
  static func chat(
    _ change: (inout ChatConfiguration) throws -> Void = { _ in }
  ) throws -> ChannelConfiguration {
    var parts = ChatConfiguration(
      asksPerVisit: 0.5, asksPerTrouble: 0.5,
      bot: BotConfiguration(share: 0.5, resolvedShare: 0.4, costPerContact: 30), staff: 2,
      hours: OpeningHours(sessions: Array(repeating: 0..<1, count: 7)), wagePerMonth: 100,
      serviceMinutes: try .exponential(mean: 10), patienceMinutes: try .exponential(mean: 10),
      resolvedShare: 0.8, answerUtility: 1, trustLossPerFailure: 0.2)
    try change(&parts)
    return ChannelConfiguration(name: "chat", sees: .identified, matchShare: 1, kind: .chat(parts))
  }

  /// A course of two days that is held every twenty days.
  static func courses(
    _ change: (inout CoursesConfiguration) -> Void = { _ in }
  ) -> ChannelConfiguration {
    var parts = CoursesConfiguration(
      courses: [
        CourseConfiguration(
          name: "basics", startDay: 10, everyDays: 20, days: 2, seats: 15,
          cost: Money(minorUnits: 100_000), price: Money(minorUnits: 12_000))
      ],
      enrolmentDays: 8, interestShare: 0.4, customerInterestFactor: 2, liftPerCourse: 0.3,
      impulseShare: 0.3)
    change(&parts)
    return ChannelConfiguration(
      name: "courses", sees: .identified, matchShare: 1, kind: .courses(parts), trustPerTouch: 0.4)
  }
}
