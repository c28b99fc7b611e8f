/// Monthly recurring revenue and why it changed, exactly: a waterfall since the start of the run.
///
/// All amounts are minor units a month. At any time the present amount is what there was at the start, plus
/// new and expansion, minus contraction and churn; ``isBalanced`` says so of the sums.
public struct RecurringRevenue: Sendable, Hashable {
  /// What there was at the start of the run.
  public private(set) var atStart = Money.zero
  /// By customers who began to pay, for the first time or again.
  public private(set) var new = Money.zero
  /// By customers who pay more than before.
  public private(set) var expansion = Money.zero
  /// By customers who pay less than before and stay.
  public private(set) var contraction = Money.zero
  /// By customers who left.
  public private(set) var churn = Money.zero
  /// What there is now.
  public private(set) var present = Money.zero
  /// Those parts of expansion, contraction and churn that came from customers who paid before the
  /// present reporting period began.
  public private(set) var fromOldCustomers = Changes()

  /// Changes of what customers pay who are there already.
  public struct Changes: Sendable, Hashable {
    /// They pay more.
    public internal(set) var expansion = Money.zero
    /// They pay less.
    public internal(set) var contraction = Money.zero
    /// They left.
    public internal(set) var churn = Money.zero

    /// None.
    public init() {}
  }

  /// Nothing yet.
  public init() {}

  /// Counts a customer from before the start of the run.
  public mutating func open(_ amount: Money) {
    atStart += amount
    present += amount
  }

  /// Counts a customer who begins to pay.
  public mutating func begin(_ amount: Money) {
    new += amount
    present += amount
  }

  /// Counts a change of what a customer pays.
  ///
  /// - Parameter isOld: Whether the customer paid before the present reporting period.
  public mutating func change(from old: Money, to new: Money, isOld: Bool) {
    present += new - old
    if new >= old {
      expansion += new - old
      if isOld { fromOldCustomers.expansion += new - old }
    } else {
      contraction += old - new
      if isOld { fromOldCustomers.contraction += old - new }
    }
  }

  /// Counts a customer who leaves.
  public mutating func end(_ amount: Money, isOld: Bool) {
    churn += amount
    present -= amount
    if isOld { fromOldCustomers.churn += amount }
  }

  /// Counts that all customers have left.
  public mutating func endAll() {
    end(present, isOld: false)
  }

  /// Whether the parts make up the present amount, to the minor unit.
  public var isBalanced: Bool { atStart + new + expansion - contraction - churn == present }
}
