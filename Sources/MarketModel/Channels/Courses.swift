internal import RandomStreams
internal import SimulationKernel

/// Courses in a run (A8): who enrols, who gets a seat, and what taking part does.
struct Courses: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: CoursesConfiguration
  private let audience: GroupMembership
  /// Every time that a course is held.
  private var dates: [CourseDate]
  private var hasPlanned = false
  /// Who has taken part in a course, one flag a person.
  private var hasLearnt: [Bool]
  /// The dates on which people have a seat; looked up only, never gone through.
  private var seats: [Int32: [Int]] = [:]

  init(index: Int, streamChannel: Int, configuration: CoursesConfiguration, in core: MarketCore) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    audience = GroupMembership(configuration.audience, in: core.population)
    let horizon = core.configuration.calendar.horizonDays
    dates = configuration.courses.indices.flatMap { number in
      let course = configuration.courses[number]
      return course.startDays(before: horizon).map { day in
        CourseDate(
          course: number, startDay: day,
          code: Int(StableHash.of32Bits("\(course.name) \(day - course.startDay)")))
      }
    }
    hasLearnt = Array(repeating: false, count: core.people.count)
  }

  private func event(_ action: ChannelAction, of person: Int = -1, date: Int) -> MarketEvent {
    .channel(UInt8(index), ChannelEvent(action, of: person, number: UInt16(date)))
  }

  private func stream(
    _ purpose: StreamPurpose, of person: Int, date: Int, in core: MarketCore
  ) -> RandomStream {
    core.streams.stream(
      purpose.on(channel: streamChannel), entity: person, occurrence: dates[date].code)
  }

  private func course(on date: Int) -> CourseConfiguration {
    configuration.courses[dates[date].course]
  }

  private func count(in core: inout MarketCore, _ change: (inout CourseTotals) -> Void) {
    change(&core.record.channels[index].courses)
  }
}

extension Courses: Channel {
  var bytes: Int { hasLearnt.reservedBytes }

  /// Plans the courses when the channel is first live: those that are still to come.
  mutating func phaseChanged(
    to phase: ChannelPhase, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard phase == .live, !hasPlanned else { return }
    hasPlanned = true
    for date in dates.indices where Double(dates[date].startDay) >= schedule.now {
      let first = Double(dates[date].startDay)
      schedule.schedule(
        event(.opensEnrolment, date: date),
        at: max(schedule.now, first - configuration.enrolmentDays)
      )
      schedule.schedule(event(.courseBegins, date: date), at: first)
    }
  }

  mutating func handle(
    _ event: ChannelEvent, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard !core.isRunOff, !core.isRuined else { return false }
    let date = Int(event.number)
    let person = Int(event.subject)
    switch event.action {
    case .opensEnrolment: return openEnrolment(for: date, in: &core, &schedule)
    case .enrols: return enrol(person, on: date, in: &core, &schedule)
    case .courseBegins: return begin(date, in: &core, at: schedule.now)
    case .finishesCourse: return finish(person, on: date, in: &core, &schedule)
    default: preconditionFailure("no such event is scheduled for courses")
    }
  }

  /// People can enrol: those who want a seat do so at a time that is uniform until the first day.
  private mutating func openEnrolment(
    for date: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard core.phases[index] == .live else { return false }
    let first = Double(dates[date].startDay)
    let share = configuration.interestShare
    for person in core.people.indices where audience.contains(person) {
      var stream = stream(.enrolling, of: person, date: date, in: core)
      let wanting = stream.uniform()
      let wait = stream.uniform() * (first - schedule.now)
      let isCustomer = core.accounts[core.account(of: person)].restingStage == .customer
      let odds = share / (1 - share) * (isCustomer ? configuration.customerInterestFactor : 1)
      guard wanting < odds / (1 + odds) * core.awareness(of: person, at: schedule.now),
        core.sells(to: person, at: schedule.now)
      else { continue }
      schedule.schedule(event(.enrols, of: person, date: date), after: wait)
    }
    return true
  }

  private mutating func enrol(
    _ person: Int, on date: Int, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let course = course(on: date)
    guard isFree(person, on: date) else { return false }
    guard core.phases[index] == .live, dates[date].taken < course.seats else {
      count(in: &core) { $0.turnedAway += 1 }
      return true
    }
    dates[date].taken += 1
    seats[Int32(person), default: []].append(date)
    schedule.schedule(
      event(.finishesCourse, of: person, date: date),
      at: Double(dates[date].startDay + course.days))
    return true
  }

  /// Whether somebody has no seat in a course that is held at the same time.
  private func isFree(_ person: Int, on date: Int) -> Bool {
    let days = days(of: date)
    return seats[Int32(person), default: []].allSatisfy { !self.days(of: $0).overlaps(days) }
  }

  private func days(of date: Int) -> Range<Int> {
    let first = dates[date].startDay
    return first..<first + course(on: date).days
  }

  /// A course is held if anybody has enrolled and the firm can pay for it; participants pay.
  private mutating func begin(_ date: Int, in core: inout MarketCore, at time: Double) -> Bool {
    let course = course(on: date)
    guard core.phases[index] == .live, dates[date].taken > 0, core.ledger.cash >= course.cost
    else { return false }
    dates[date].isHeld = true
    let participants = dates[date].taken
    let fees = Money(minorUnits: course.price.minorUnits * Int64(participants))
    count(in: &core) {
      $0.held += 1
      $0.participants += participants
      $0.fees += fees.asDouble
    }
    core.earn(fees, on: index)
    core.pay(course.cost, for: .marketing, on: index, at: time)
    return true
  }

  /// Somebody has taken part: trusts the firm more, uses the product more, and may ask or choose.
  private mutating func finish(
    _ person: Int, on date: Int, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    seats[Int32(person)]?.removeAll { $0 == date }
    guard dates[date].isHeld else { return false }
    core.raiseAwareness(of: person, by: configuration.liftPerCourse, &schedule)
    if !hasLearnt[person] {
      hasLearnt[person] = true
      core.intensifyUse(by: person, factor: configuration.useFactor, &schedule)
    }
    var stream = stream(.finishingCourse, of: person, date: date, in: core)
    let asking = stream.uniform()
    let account = core.account(of: person)
    if asking < configuration.salesShare, core.mayAsk(account) {
      core.raiseTrust(of: person, byTouchOf: index, at: schedule.now)
      core.lead(account, by: .paid(index), origin: .inquiry)
      return true
    }
    // The visit is the touch that raises trust.
    core.receive(
      person, by: .paid(index), impulseShare: configuration.impulseShare,
      presence: configuration.presenceUtility, stream: &stream, &schedule)
    return true
  }
}

/// One time that a course is held.
private struct CourseDate: Sendable {
  /// Which course it is.
  let course: Int
  let startDay: Int
  /// Its part in the addresses of its draws.
  let code: Int
  /// Seats that are taken.
  var taken = 0
  var isHeld = false
}
