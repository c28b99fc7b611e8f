/// Courses for professionals (A8): dated, with seats, a cost and a price.
public struct CoursesConfiguration: Sendable, Hashable {
  /// The courses.
  public var courses: [CourseConfiguration]
  /// Whom they are for; everybody, unless given.
  public var audience: AttributeGroup?
  /// So long before the first day people can enrol.
  public var enrolmentDays: Double
  /// Chance that somebody who fully knows the firm wants a seat; in proportion to awareness.
  public var interestShare: Double
  /// By how much being a customer multiplies the odds of that.
  public var customerInterestFactor: Double
  /// The part of the remaining unawareness that a course removes.
  public var liftPerCourse: Double
  /// By how much the first course multiplies how often its participant uses the product (B8).
  public var useFactor: Double
  /// The share of participants, of those who use nothing of the firm yet, who ask for a
  /// representative.
  public var salesShare: Double
  /// Chance that a course without an open need makes one (R4).
  public var impulseShare: Double
  /// Utility that the offer gains where it has been learnt, for the choice at the course's end.
  public var presenceUtility: Double

  /// Courses of their parts.
  public init(
    courses: [CourseConfiguration], audience: AttributeGroup? = nil, enrolmentDays: Double,
    interestShare: Double, customerInterestFactor: Double, liftPerCourse: Double,
    useFactor: Double = 1, salesShare: Double = 0, impulseShare: Double,
    presenceUtility: Double = 0
  ) {
    self.courses = courses
    self.audience = audience
    self.enrolmentDays = enrolmentDays
    self.interestShare = interestShare
    self.customerInterestFactor = customerInterestFactor
    self.liftPerCourse = liftPerCourse
    self.useFactor = useFactor
    self.salesShare = salesShare
    self.impulseShare = impulseShare
    self.presenceUtility = presenceUtility
  }
}

/// One course, and when it is held.
public struct CourseConfiguration: Sendable, Hashable {
  /// What it is called; its draws go by the name.
  public var name: String
  /// Its first day, in whole days since the start.
  public var startDay: Int
  /// It begins anew after so many days, until the horizon; nil for once.
  public var everyDays: Int?
  /// How many days it lasts.
  public var days: Int
  /// How many can take part.
  public var seats: Int
  /// Teacher, room and all, each time.
  public var cost: Money
  /// What a participant pays.
  public var price: Money

  /// A course of its parts.
  public init(
    name: String, startDay: Int, everyDays: Int? = nil, days: Int, seats: Int, cost: Money,
    price: Money
  ) {
    self.name = name
    self.startDay = startDay
    self.everyDays = everyDays
    self.days = days
    self.seats = seats
    self.cost = cost
    self.price = price
  }

  /// The first days on which it begins before a horizon.
  public func startDays(before horizonDays: Double) -> [Int] {
    guard Double(startDay) < horizonDays else { return [] }
    guard let everyDays else { return [startDay] }
    return Array(stride(from: startDay, to: Int(horizonDays.rounded(.up)), by: everyDays))
  }
}
