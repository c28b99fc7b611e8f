internal import RandomStreams

/// Something that strikes the whole market for a while: a slump, a fad, a bidding war for advertisements.
///
/// Its factors hold for its duration and then go back to 1 in a straight line. Days are whole: a
/// shock begins with the day in which it falls.
public struct Shock: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// When it comes.
  public var timing: Timing
  /// How long it holds in full.
  public var durationDays: Double
  /// How long it takes to fade after that.
  public var recoveryDays: Double
  /// By how much needs open more often.
  public var demandFactor: Double
  /// What impressions and clicks cost against ordinary days.
  public var advertisingPriceFactor: Double
  /// The region that it strikes, by its place among the regions; nil for all.
  public var region: Int?

  /// When a shock comes.
  public enum Timing: Sendable, Hashable {
    /// On a day since the start, which may lie before it.
    case dated(day: Double)
    /// At random, as a Poisson process of so many a year.
    case random(perYear: Double)
  }

  /// A shock of its parts; a factor is 1 unless given.
  public init(
    name: String, timing: Timing, durationDays: Double, recoveryDays: Double = 0,
    demandFactor: Double = 1, advertisingPriceFactor: Double = 1, region: Int? = nil
  ) {
    self.name = name
    self.timing = timing
    self.durationDays = durationDays
    self.recoveryDays = recoveryDays
    self.demandFactor = demandFactor
    self.advertisingPriceFactor = advertisingPriceFactor
    self.region = region
  }

  /// How much of the shock is felt so many days after it came, from 0 to 1.
  func strength(after days: Double) -> Double {
    guard days >= 0 else { return 0 }
    guard days >= durationDays else { return 1 }
    let fading = days - durationDays
    return fading < recoveryDays ? 1 - fading / recoveryDays : 0
  }

  /// When it comes within some days: what is drawn is the same under every strategy.
  ///
  /// - Parameter row: Its place among the shocks, by which it draws.
  func days(before end: Double, row: Int, streams: ReplicationStreams) -> [Double] {
    switch timing {
    case .dated(let day): return [day]
    case .random(let perYear):
      guard perYear > 0 else { return [] }
      var stream = streams.stream(.shock, entity: row)
      var days: [Double] = []
      var day = stream.exponential(mean: meanWait(often: perYear, in: 365.25))
      while day < end {
        days.append(day)
        day += stream.exponential(mean: meanWait(often: perYear, in: 365.25))
      }
      return days
    }
  }
}

/// A factor for each day since the start, and 1 where there are none.
struct DailyFactor: Sendable, Hashable {
  /// One a day; empty for 1 throughout.
  private(set) var values: [Double] = []

  /// The factor at a time; after the last day the last day's holds.
  func value(at time: Double) -> Double {
    values.isEmpty ? 1 : values[min(Int(max(0, time)), values.count - 1)]
  }

  /// Multiplies the days of a shock that comes on a day.
  mutating func multiply(
    by factor: Double, as shock: Shock, comingOn day: Double, days: Int
  ) {
    guard factor != 1 else { return }
    if values.isEmpty { values = Array(repeating: 1, count: days) }
    let first = day.rounded(.down)
    let last = first + shock.durationDays + shock.recoveryDays
    for index in values.indices where Double(index) >= first && Double(index) <= last {
      values[index] *= 1 + (factor - 1) * shock.strength(after: Double(index) - first)
    }
  }

  /// Multiplies the days of a range.
  mutating func multiply(by factor: Double, on range: Range<Double>, days: Int) {
    guard factor != 1 else { return }
    if values.isEmpty { values = Array(repeating: 1, count: days) }
    for index in values.indices where range.contains(Double(index)) { values[index] *= factor }
  }

  /// The first day after a time on which the factor changes.
  func nextChange(after time: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    var day = Int(max(0, time)) + 1
    while day < values.count && values[day] == values[day - 1] { day += 1 }
    return day < values.count ? Double(day) : nil
  }
}
