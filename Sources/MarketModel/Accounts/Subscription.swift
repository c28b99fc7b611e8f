/// An account's use of the product by a price plan: one row of some sixty bytes.
///
/// It has one pending event at a time: the end of a trial, of free use or of a term.
struct Subscription: Sendable, Hashable {
  /// How far it has come.
  enum Phase: UInt8, Sendable {
    /// On trial until a day.
    case trial
    /// On the free tier.
    case free
    /// Paying, and about to ask for the money back.
    case sendingBack
    /// Paying.
    case paying
    /// It is over.
    case ended
  }

  /// When it began to pay, or before that to try; terms are counted from here.
  var start = 0.0
  /// What it brings a month, minor units.
  var mrr: Int64 = 0
  /// The account's own chance of leaving at a term's end.
  var churnChance: Float = 0
  /// What the first term costs against the list: who signs up in a festival has its price.
  var firstTermFactor: Float = 1
  /// Whose it is.
  var account: Int32
  var seats: Int32 = 1
  /// What the one valid event carries.
  var token: UInt32 = 0
  /// Terms that are over.
  var terms: UInt16 = 0
  /// How many subscriptions the account had before, by which it draws.
  var number: UInt16 = 0
  var phase = Phase.trial
  /// What brought the account, as a ``VisitSource`` code.
  var source: UInt8 = 0
  /// Where the account is; 0 without regions.
  var region: UInt8 = 0
  /// Whether it was there before the start.
  var isOpening = false
  /// Whether a partner that has brought the account still gets its part of the bills.
  var owesCommission = true
  /// The channel to which the firm's books trace the account, or −1; and the interval of spending.
  var tracedChannel: Int16 = -1
  var tracedCohort: Int32 = -1

  /// Whether the account uses the product.
  var isLive: Bool { phase != .ended }
  /// Whether the account pays.
  var isPaying: Bool { phase == .paying || phase == .sendingBack }

  /// An address among the account's draws: which subscription, and which term of it.
  var termKey: Int { Int(number) << 16 | Int(terms) }
}

/// The subscriptions of a run, and the firm's books of them.
struct SubscriptionBook: Sendable, Hashable {
  var rows: [Subscription] = []
  /// The row of each account, −1 for none; empty without a price plan.
  private(set) var rowOfAccount: [Int32] = []
  var recurring = RecurringRevenue()
  /// What each channel has brought, region by region; the last channel has who came directly or was
  /// there at the start.
  var sources: [SubscriptionSource] = []
  /// How many regions there are; one without regions.
  let regions: Int
  /// Bills that are paid on a day, minor units, by day.
  var dueByDay: [Int64] = []
  /// Seats that are served, and until when that is accounted for.
  var service = ServiceMeter()

  /// Books without a subscription, for so many accounts; none at all without a plan.
  init(accounts: Int, channels: Int, regions: Int) {
    self.regions = max(1, regions)
    rowOfAccount = Array(repeating: -1, count: accounts)
    sources = Array(repeating: SubscriptionSource(), count: (channels + 1) * self.regions)
  }

  /// Memory of the rows, and of the accounts' places among them.
  var bytes: Int { rows.reservedBytes + rowOfAccount.reservedBytes }

  /// The row of an account's present or last subscription.
  func row(of account: Int) -> Int? {
    guard !rowOfAccount.isEmpty, rowOfAccount[account] >= 0 else { return nil }
    return Int(rowOfAccount[account])
  }

  /// The row of an account that uses the product.
  func liveRow(of account: Int) -> Int? {
    row(of: account).flatMap { rows[$0].isLive ? $0 : nil }
  }

  /// Whether an account pays.
  func isPaying(_ account: Int) -> Bool {
    row(of: account).map { rows[$0].isPaying } ?? false
  }

  /// Begins a subscription of an account that has none, in its old row if it had one before.
  mutating func begin(_ account: Int, in region: UInt8 = 0, at time: Double) -> Int {
    var subscription = Subscription(account: Int32(account))
    subscription.start = time
    subscription.region = region
    guard let row = row(of: account) else {
      rowOfAccount[account] = Int32(rows.count)
      rows.append(subscription)
      return rows.count - 1
    }
    subscription.number = rows[row].number &+ 1
    subscription.token = rows[row].token
    rows[row] = subscription
    return row
  }

  /// Whether what the rows say adds up to the running figures; costs a pass over them.
  func isConsistent() -> Bool {
    var mrr: Int64 = 0
    var paid = 0
    var free = 0
    for row in rows where row.isLive {
      mrr += row.isPaying ? row.mrr : 0
      paid += row.isPaying ? Int(row.seats) : 0
      free += row.isPaying ? 0 : Int(row.seats)
    }
    return recurring.isBalanced && recurring.present.minorUnits == mrr
      && service.paidSeats == paid && service.freeSeats == free
      && sources.reduce(0) { $0 + $1.service.paidSeats } == paid
  }
}

/// How many seats are served, and for how long they were since this was last accounted for.
struct ServiceMeter: Sendable, Hashable {
  private(set) var paidSeats = 0
  private(set) var freeSeats = 0
  private(set) var paidSeatDays = 0.0
  private(set) var freeSeatDays = 0.0
  /// Accounts that pay, and the days that they have paid together.
  private(set) var subscribers = 0
  private(set) var subscriberDays = 0.0
  /// Until when time is counted.
  private(set) var since = 0.0

  /// Counts the time until now.
  ///
  /// - Returns: Since when it had not been counted.
  mutating func advance(to time: Double) -> Double {
    defer { since = time }
    subscriberDays += Double(subscribers) * (time - since)
    paidSeatDays += Double(paidSeats) * (time - since)
    freeSeatDays += Double(freeSeats) * (time - since)
    return since
  }

  /// Changes the seats from now on; the time until now must have been counted.
  mutating func change(paid: Int = 0, free: Int = 0, subscribers change: Int = 0) {
    subscribers += change
    paidSeats += paid
    freeSeats += free
  }

  /// Serves nobody any more; the days that accounts have paid for stay counted.
  mutating func stop() {
    (paidSeats, freeSeats, subscribers) = (0, 0, 0)
  }

  /// Takes the days that have been counted.
  mutating func take() -> (paid: Double, free: Double) {
    defer { (paidSeatDays, freeSeatDays) = (0, 0) }
    return (paidSeatDays, freeSeatDays)
  }
}
