/// Who bought from whom: the firm is seller 0, the rivals follow in the scenario's order.
///
/// Two bytes an account and two for each seller, and nothing where sellers are not followed.
struct SellerBook: Sendable {
  let sellers: Int
  /// The seller of each account's last purchase, counted from 1; 0 before its first.
  private var last: [UInt16] = []
  /// The reporting period, from 1, of each account's last purchase from each seller; 0 before it.
  private var periods: [UInt16] = []
  private(set) var record = CompetitionRecord()

  /// - Parameter sellers: 0 where nobody is followed.
  init(sellers: Int, accounts: Int) {
    self.sellers = sellers
    guard sellers > 0 else { return }
    last = Array(repeating: 0, count: accounts)
    periods = Array(repeating: 0, count: accounts * sellers)
    record.sellers = Array(repeating: SellerRecord(), count: sellers)
  }

  var isFollowing: Bool { sellers > 0 }

  /// Whether an account bought last from a seller.
  func isCustomer(_ account: Int, of seller: Int) -> Bool {
    isFollowing && Int(last[account]) == seller + 1
  }

  /// Notes from whom an account bought last before the start.
  mutating func open(_ account: Int, with seller: Int) {
    guard isFollowing else { return }
    last[account] = UInt16(seller + 1)
    record.sellers[seller].customers += 1
  }

  /// Counts a purchase.
  ///
  /// - Parameter period: The reporting period, from 1.
  mutating func sell(to account: Int, by seller: Int, inPeriod period: Int) {
    guard isFollowing else { return }
    let period = UInt16(clamping: period)
    let rows = account * sellers..<(account + 1) * sellers
    if rows.allSatisfy({ periods[$0] != period }) {
      record.buyersInPeriod += 1
      if rows.allSatisfy({ periods[$0] == 0 }) { record.buyers += 1 }
    }
    let row = rows.lowerBound + seller
    if periods[row] == 0 { record.sellers[seller].buyers += 1 }
    if periods[row] != period { record.sellers[seller].buyersInPeriod += 1 }
    periods[row] = period
    record.sellers[seller].orders += 1
    if last[account] > 0 { record.sellers[Int(last[account]) - 1].customers -= 1 }
    last[account] = UInt16(seller + 1)
    record.sellers[seller].customers += 1
  }

  /// Counts a need that ended with nobody.
  mutating func noteUnanswered() {
    if isFollowing { record.unansweredNeeds += 1 }
  }

  /// The record at a reporting date; a new period begins.
  mutating func endPeriod() -> CompetitionRecord {
    defer {
      record.buyersInPeriod = 0
      for seller in record.sellers.indices { record.sellers[seller].buyersInPeriod = 0 }
    }
    return record
  }
}
