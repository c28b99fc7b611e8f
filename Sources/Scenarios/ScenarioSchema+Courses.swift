internal import MarketModel

/// The keys of courses for professionals (A8).
extension ScenarioSchema {
  /// An event holds the number of a course's date in two bytes.
  private static let mostDates = 10_000

  static func readCourses(
    _ channel: ScenarioReader, clock: Clock, groups: inout [GroupReading]
  ) -> CoursesConfiguration {
    var courses = channel.list("courses", identifiedBy: "name", "the courses, dated") {
      readCourse($0, clock: clock)
    }
    let dates = courses.reduce(0) { $0 + $1.startDays(before: Double(clock.horizonDays)).count }
    if dates > Self.mostDates {
      channel.report(
        .value("\(dates) dates of courses"), at: "courses", expected: "at most \(Self.mostDates)")
      courses = []
    }
    return CoursesConfiguration(
      courses: courses,
      audience: GroupReading.read(
        channel, "audience", "whom the courses are for; everybody unless given", into: &groups),
      enrolmentDays: channel.number(
        "enrolmentDays", unit: "days", in: .closed(0...3660), default: 30,
        "so long before its first day people can enrol in a course"),
      interestShare: channel.share(
        "interestShare", in: .closed(0...0.99),
        "of those who fully know the firm, who want a seat; in proportion to awareness, and drawn "
          + "anew for each date"),
      customerInterestFactor: channel.number(
        "customerInterestFactor", in: .closed(0...1000), default: 1,
        "by how much being a customer multiplies the odds of that"),
      liftPerCourse: channel.share(
        "liftPerCourse", "part of the remaining unawareness that a course removes"),
      useFactor: channel.number(
        "useFactor", in: .closed(0.01...100), default: 1,
        "by how much a first course multiplies how often its participant uses product.ai"),
      salesShare: channel.share(
        "salesShare", default: 0,
        "participants who have bought nothing yet that ask a sales team for a representative"),
      impulseShare: channel.share(
        "impulseShare", "participants without an open need in whom the course makes one"),
      presenceUtility: channel.number(
        "presenceUtility", unit: "utility", in: .closed(-20...20), default: 0,
        "what having learnt it adds to the offer, in the choice at the course's end"))
  }

  /// Reports courses that are said to raise the use of a product that nobody uses.
  static func checkUse(
    of channels: [ChannelConfiguration], hasAI: Bool, in root: ScenarioReader
  ) {
    guard !hasAI, !root.isDocumenting else { return }
    for channel in channels {
      guard case .courses(let parts) = channel.kind, parts.useFactor != 1 else { continue }
      root.report(
        .statement("useFactor of \(channel.name) raises the use of nothing"), at: "channels",
        expected: "product.ai, whose use it raises, or no useFactor")
    }
  }

  private static func readCourse(_ course: ScenarioReader, clock: Clock) -> CourseConfiguration {
    let last = clock.start.adding(days: clock.horizonDays - 1)
    return CourseConfiguration(
      name: course.text("name", "what it is called; its draws go by the name"),
      startDay: clock.start.days(
        until: course.date("from", from: clock.start, to: last, "its first day")),
      everyDays: course.optional("everyDays") {
        $0.integer(
          "everyDays", unit: "days", in: 1...3660,
          "it begins anew after so many days; held once unless given")
      },
      days: course.integer("days", unit: "days", in: 1...366, "how long it lasts"),
      seats: course.integer("seats", unit: "people", in: 1...1_000_000, "how many can take part"),
      cost: Money(
        minorUnits: course.money("cost", in: .nonNegative, "teacher, room and all, each time")),
      price: Money(
        minorUnits: course.money(
          "price", in: .closed(0...1e6), default: 0, "what a participant pays")))
  }
}
