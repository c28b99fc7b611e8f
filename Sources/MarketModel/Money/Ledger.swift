/// The accounts of the firm.
///
/// Assets and costs grow on the debit side, the others on the credit side.
public enum Account: Int, Sendable, CaseIterable {
  /// Money in the bank.
  case cash
  /// Sales that a third-party platform has collected and not yet paid out, and bills that
  /// customers have not paid yet.
  case receivables
  /// What the firm, as the operator of a platform, still owes its merchants.
  case merchantPayables
  /// Bills that the firm could not pay.
  case debt
  /// What is drawn of the credit line.
  case credit
  /// What customers have been billed ahead for service that is still to be given.
  case deferredRevenue
  /// What the owners put in.
  case equity
  /// Sales recognised: order value of own goods, or the commission where the firm is the platform.
  case revenue
  /// What the goods sold have cost.
  case goodsCost
  /// What a third-party platform keeps of the sales.
  case commission
  /// Payment fees, delivery and service, an order each.
  case fulfilment
  /// Spending on channels.
  case marketing
  /// Salaries, rent and the like, a month each.
  case fixedCosts
  /// Training runs of the AI product.
  case training
  /// Serving the AI product's users.
  case inference
  /// Data of others that the AI product learns from.
  case data
  /// What authorities have taken for breaches of the law.
  case fines
  /// Serving those who use the product by a price plan.
  case servingCosts
  /// The pay of positions, beside the fixed costs.
  case payroll
  /// Interest on what is drawn of the credit line.
  case interest
  /// Taxes on profit.
  case taxes
  /// What entering regions has cost.
  case marketEntry
}

/// A double-entry ledger in exact minor units: the balances always sum to zero.
///
/// Every posting debits one account and credits another by the same amount, so that money is
/// neither made nor lost; a balance is debits minus credits. Nothing is stored per entry: a
/// posting costs two additions.
public struct Ledger: Sendable, Hashable {
  private var balances: [Int64]
  /// How many postings were made.
  public private(set) var postings = 0

  /// Empty books.
  public init() {
    balances = Array(repeating: 0, count: Account.allCases.count)
  }

  /// Books that start with the owners' money in the bank.
  public init(openingCash: Money) {
    self.init()
    post(openingCash, debit: .cash, credit: .equity)
  }

  /// Books an amount from one account to another.
  ///
  /// A negative amount is a programmer error: exchange the accounts instead.
  public mutating func post(_ amount: Money, debit: Account, credit: Account) {
    precondition(amount >= .zero, "a posting must not be negative")
    // Both at once, as each change by itself asks whether the balances are shared.
    balances.withUnsafeMutableBufferPointer {
      $0[debit.rawValue] += amount.minorUnits
      $0[credit.rawValue] -= amount.minorUnits
    }
    postings += 1
  }

  /// Debits minus credits of an account.
  public func balance(of account: Account) -> Money {
    Money(minorUnits: balances[account.rawValue])
  }

  /// Money in the bank.
  public var cash: Money { balance(of: .cash) }

  /// The sum of all balances, zero unless the ledger is broken.
  public var imbalance: Money {
    Money(minorUnits: balances.reduce(0, +))
  }

  /// Revenue recognised minus all costs so far, taxes included.
  public var profit: Money { profitBeforeTax - balance(of: .taxes) }

  /// Revenue recognised minus all costs but taxes so far.
  public var profitBeforeTax: Money {
    Money.zero - balance(of: .revenue) - balance(of: .goodsCost) - balance(of: .commission)
      - balance(of: .fulfilment) - balance(of: .marketing) - balance(of: .fixedCosts)
      - balance(of: .training) - balance(of: .inference) - balance(of: .data)
      - balance(of: .fines) - balance(of: .servingCosts) - balance(of: .payroll)
      - balance(of: .interest) - balance(of: .marketEntry)
  }

  /// What was sold has cost so much: goods, fulfilment, and serving users.
  public var costOfSales: Money {
    balance(of: .goodsCost) + balance(of: .fulfilment) + balance(of: .inference)
      + balance(of: .servingCosts)
  }
}

/// Books a cost that comes in fractions of a minor unit, without drift.
///
/// An impression costs a twenty-fifth of a fen or so. The accrual adds up what is owed
/// and hands out whole minor units as they fall due, so that after any number of impressions the
/// amount booked is within half a minor unit of the amount owed.
public struct CostAccrual: Sendable, Hashable {
  private var owed = 0.0
  private var booked: Int64 = 0

  /// Nothing owed yet.
  public init() {}

  /// Adds a cost in fractional minor units and returns what is to be booked now.
  public mutating func add(_ minorUnits: Double) -> Money {
    owed += minorUnits
    let due = Int64(owed.rounded(.toNearestOrEven))
    let amount = Money(minorUnits: due - booked)
    booked = due
    return amount
  }
}
