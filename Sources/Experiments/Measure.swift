public import Scenarios

/// The unit of a measure's values.
public enum MetricUnit: String, Sendable {
  /// Amounts in the scenario's currency; values are whole units, not minor ones.
  case money
  /// Numbers of people, orders and the like.
  case count
  /// Parts of a whole, from 0 to 1.
  case share
  /// Pure ratios, such as a return on spending.
  case ratio
  /// Nats, the unit of the log loss.
  case nats
  /// Days.
  case days
}

/// A quantity that is reported of something in every replication: of the whole of it, of a
/// channel, of a period, of the learner.
///
/// A ratio keeps its two parts, because a mean over replications of a ratio is the ratio of the
/// sums (R10): ten replications with one customer each must not weigh as much as one with a
/// thousand.
public struct Measure<Subject>: Sendable {
  /// The stable name in files.
  public let name: String
  /// The unit of the values.
  public let unit: MetricUnit
  /// One line for the dictionary of columns.
  public let meaning: String
  /// Amounts of money are minor units; nil where the replication has no value.
  private let numerator: @Sendable (Subject) -> Double?
  private let denominator: (@Sendable (Subject) -> Double)?

  /// A measure of its parts; without a denominator its mean is a plain one.
  init(
    _ name: String, _ unit: MetricUnit, _ meaning: String,
    numerator: @escaping @Sendable (Subject) -> Double?,
    denominator: (@Sendable (Subject) -> Double)? = nil
  ) {
    self.name = name
    self.unit = unit
    self.meaning = meaning
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether the measure is a ratio of sums.
  public var isRatio: Bool { denominator != nil }

  /// The parts in one replication; the denominator is 1 where the measure is no ratio.
  ///
  /// It is nil where the replication has no value at all, as the day of a ruin that never came.
  public func parts(_ subject: Subject, currency: Currency) -> (
    numerator: Double, denominator: Double
  )? {
    guard let numerator = numerator(subject) else { return nil }
    let scale = unit == .money ? currency.minorUnitsPerUnit : 1
    return (numerator / scale, denominator?(subject) ?? 1)
  }

  /// The value in one replication, or nil where there is none, as with a denominator of zero.
  public func value(_ subject: Subject, currency: Currency) -> Double? {
    guard let (numerator, denominator) = parts(subject, currency: currency), denominator != 0
    else { return nil }
    return numerator / denominator
  }
}

extension Measure {
  /// The measure where accounts pay by a price plan: bills are not orders, and what a channel's
  /// spending returns is not the bills of so far.
  var withPlan: Measure {
    guard ["roas_order_value", "average_order_value"].contains(name) else { return self }
    return Measure(name, unit, meaning, numerator: { _ in nil })
  }

  static func money(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Subject) -> Double
  ) -> Measure {
    Measure(name, .money, meaning, numerator: value)
  }

  static func count(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Subject) -> Int
  ) -> Measure {
    Measure(name, .count, meaning, numerator: { Double(value($0)) })
  }

  static func share(
    _ name: String, _ meaning: String, of part: @escaping @Sendable (Subject) -> Int,
    in whole: @escaping @Sendable (Subject) -> Int
  ) -> Measure {
    Measure(
      name, .share, meaning, numerator: { Double(part($0)) }, denominator: { Double(whole($0)) })
  }

  /// An amount of money for each of something that is counted.
  static func cost(
    _ name: String, _ meaning: String, _ amount: @escaping @Sendable (Subject) -> Double,
    per count: @escaping @Sendable (Subject) -> Int
  ) -> Measure {
    Measure(name, .money, meaning, numerator: amount, denominator: { Double(count($0)) })
  }
}
