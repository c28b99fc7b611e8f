internal import SimulationKernel

/// Where a lead comes from; the smaller is the hotter.
enum LeadOrigin: UInt8, Sendable {
  /// The account has asked.
  case inquiry = 1
  /// Another channel has sent it.
  case sent
  /// The account uses the product, by itself.
  case productQualified
  /// It is from the team's own list.
  case prospect

  /// Whether somebody has asked to be called, here or elsewhere; the others need to have agreed (R15).
  var isAsked: Bool { self == .inquiry || self == .sent }
}

/// An account on a sales team's list: a row of some sixty bytes as long as the lead lives.
struct SalesLead: Sendable, Hashable {
  var qualifiedTime = 0.0
  private let row: Int32
  private let leadsBefore: UInt16
  private let sourceCode: Int16
  private var attemptsMade: UInt16 = 0
  let origin: LeadOrigin
  /// What ends the service, while a representative works on it.
  var service: ServiceTicket?
  /// The wait for a representative.
  var wait: WaitTicket?
  /// The event that comes next for the lead, while nobody works on it.
  var pending: EventHandle?
  /// Whether the lead has ended, and only the representative does not know yet.
  var hasEnded = false

  /// - Parameters:
  ///   - number: How many leads the account was before, by which it draws.
  ///   - source: What brought the account; nil for the team itself.
  init(account: Int, origin: LeadOrigin, number: UInt16, source: VisitSource?) {
    row = Int32(account)
    self.origin = origin
    leadsBefore = number
    sourceCode = source.map { Int16($0.code) } ?? -1
  }

  var account: Int { Int(row) }
  var number: Int { Int(leadsBefore) }
  var source: VisitSource? { sourceCode < 0 ? nil : VisitSource(code: Int(sourceCode)) }

  /// Attempts to reach the account so far.
  var attempts: Int {
    get { Int(attemptsMade) }
    set { attemptsMade = UInt16(clamping: newValue) }
  }

  /// An address among the account's draws.
  var attemptKey: Int { number << 8 | attempts }
}

/// The leads of a team, each in a slot, and which slot is an account's.
struct SalesLeads: Sendable, Hashable {
  private var slots: [SalesLead?] = []
  private var free: [Int32] = []
  /// The slot of each account, −1 for none, and how many leads it has been.
  private var slotOfAccount: [Int32]
  private var leadsOfAccount: [UInt16]

  /// No leads yet, of so many accounts; six bytes an account.
  init(accounts: Int) {
    slotOfAccount = Array(repeating: -1, count: accounts)
    leadsOfAccount = Array(repeating: 0, count: accounts)
  }

  /// Memory of the leads, and of the accounts' places among them.
  var bytes: Int {
    slots.reservedBytes + slotOfAccount.reservedBytes + leadsOfAccount.reservedBytes
  }

  /// Where the accounts' places among the leads lie in memory.
  var addresses: RowAddresses { RowAddresses(of: slotOfAccount) }

  /// How many leads there are, those included that have ended unbeknown.
  var count: Int { slots.count - free.count }

  /// How many accounts there are to choose from.
  var accountCount: Int { slotOfAccount.count }

  /// The lead that an account is; nil if it is none.
  subscript(account: Int) -> SalesLead? {
    get {
      let slot = slotOfAccount[account]
      return slot < 0 ? nil : slots[Int(slot)]
    }
    set {
      let slot = slotOfAccount[account]
      if let newValue {
        precondition(slot >= 0, "only a lead that there is can be changed")
        slots[Int(slot)] = newValue
      } else if slot >= 0 {
        slots[Int(slot)] = nil
        free.append(slot)
        slotOfAccount[account] = -1
      }
    }
  }

  /// Puts an account on the list that is not on it.
  mutating func add(_ account: Int, origin: LeadOrigin, source: VisitSource?) {
    precondition(slotOfAccount[account] < 0, "an account is one lead at a time")
    let lead = SalesLead(
      account: account, origin: origin, number: leadsOfAccount[account], source: source)
    leadsOfAccount[account] &+= 1
    if let slot = free.popLast() {
      slots[Int(slot)] = lead
      slotOfAccount[account] = slot
    } else {
      slotOfAccount[account] = Int32(slots.count)
      slots.append(lead)
    }
  }

  /// The accounts on the list, in the order of their slots; costs a pass over them.
  var accounts: [Int] { slots.compactMap { $0?.account } }
}
