/// Money that a bank lends up to a limit, at interest on what is drawn.
public struct CreditConfiguration: Sendable, Hashable {
  /// The most that may be drawn.
  public var limit: Money
  /// Interest a year as a share of what is drawn, charged for the days it was.
  public var interestPerYearShare: Double
  /// Cash above this is used at a month's end to pay back.
  public var keepCash: Money

  /// A line of its parts.
  public init(limit: Money, interestPerYearShare: Double, keepCash: Money = .zero) {
    self.limit = limit
    self.interestPerYearShare = interestPerYearShare
    self.keepCash = keepCash
  }
}

/// A credit line in a run: how much is drawn, and the interest that has grown on it.
///
/// Interest is simple and counted by days of 365.25 a year; it falls due at a month's end.
public struct CreditLine: Sendable, Hashable {
  let configuration: CreditConfiguration
  /// What is drawn.
  public private(set) var drawn = Money.zero
  private var interest = CostAccrual()
  private var interestOwed = Money.zero
  private var since = 0.0

  /// An untouched line.
  public init(_ configuration: CreditConfiguration) {
    self.configuration = configuration
  }

  /// What may still be drawn.
  public var available: Money { configuration.limit - drawn }

  /// Draws money; at most what is available.
  public mutating func draw(_ amount: Money, at time: Double) {
    precondition(amount >= .zero && amount <= available, "no more can be drawn than is available")
    accrue(until: time)
    drawn += amount
  }

  /// Pays back; at most what is drawn.
  public mutating func repay(_ amount: Money, at time: Double) {
    precondition(amount >= .zero && amount <= drawn, "no more can be paid back than is drawn")
    accrue(until: time)
    drawn -= amount
  }

  /// What is to be paid back at a month's end, of so much cash.
  public func repayment(from cash: Money) -> Money {
    min(drawn, max(.zero, cash - configuration.keepCash))
  }

  /// Takes the interest that has grown since it was last taken, whole minor units.
  public mutating func takeInterest(at time: Double) -> Money {
    accrue(until: time)
    defer { interestOwed = .zero }
    return interestOwed
  }

  private mutating func accrue(until time: Double) {
    interestOwed += interest.add(
      drawn.asDouble * configuration.interestPerYearShare * (time - since) / 365.25)
    since = time
  }
}
