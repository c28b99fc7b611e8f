/// A shopping festival, such as 618 or Double Eleven (R14, A4).
///
/// Purchases gather in it from both sides: people who look for something before it wait for it,
/// and needs that would have opened after it open in it. What is bought then is not bought later.
/// The eagerness to shop on its days is part of
/// ``CalendarConfiguration/shoppingFactorByDay``.
public struct Festival: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// Its days, counted from the start, half-open; it may begin before the start.
  public var days: Range<Double>
  /// For so many days before it people wait for it.
  public var waitDays: Double
  /// The share of those with an open need who do.
  public var waitShare: Double
  /// Needs of so many days after it may open in it already.
  public var pullForwardDays: Double
  /// The share of them that do.
  public var pullForwardShare: Double
  /// What everybody's prices are lowered by, share of the price.
  public var discountShare: Double
  /// What impressions and clicks cost against ordinary days.
  public var advertisingPriceFactor: Double
  /// By how much the share of orders that are sent back is multiplied.
  public var returnFactor: Double

  /// A festival of its parts; nothing but its days is special unless given.
  public init(
    name: String, days: Range<Double>, waitDays: Double = 0, waitShare: Double = 0,
    pullForwardDays: Double = 0, pullForwardShare: Double = 0, discountShare: Double = 0,
    advertisingPriceFactor: Double = 1, returnFactor: Double = 1
  ) {
    self.name = name
    self.days = days
    self.waitDays = waitDays
    self.waitShare = waitShare
    self.pullForwardDays = pullForwardDays
    self.pullForwardShare = pullForwardShare
    self.discountShare = discountShare
    self.advertisingPriceFactor = advertisingPriceFactor
    self.returnFactor = returnFactor
  }

  /// The days on which people wait for it.
  var waiting: Range<Double> { days.lowerBound - waitDays..<days.lowerBound }
  /// The days from which needs are pulled into it.
  var pulledFrom: Range<Double> { days.upperBound..<days.upperBound + pullForwardDays }
}

/// The festivals of a market, found by date.
struct FestivalCalendar: Sendable, Hashable {
  /// In the order of their days, which do not overlap.
  let festivals: [Festival]

  init(_ festivals: [Festival]) {
    self.festivals = festivals.sorted { $0.days.lowerBound < $1.days.lowerBound }
    precondition(
      zip(self.festivals, self.festivals.dropFirst()).allSatisfy {
        $0.days.upperBound <= $1.days.lowerBound
      }, "festivals must not overlap")
  }

  var isEmpty: Bool { festivals.isEmpty }

  /// The festival that is on.
  func current(at time: Double) -> Festival? { festivals.first { $0.days.contains(time) } }

  /// The number of the festival for which people wait at a time.
  func awaited(at time: Double) -> Int? {
    festivals.firstIndex { $0.waiting.contains(time) }
  }

  /// The number of the festival that may draw a need from a time to itself, as seen from `now`.
  func pulling(at time: Double, seenFrom now: Double) -> Int? {
    festivals.firstIndex { $0.pulledFrom.contains(time) && now < $0.days.upperBound }
  }
}
