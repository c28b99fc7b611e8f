/// What happens to an account in a run, which buys (R8): one row of 40 bytes.
///
/// A consumer is an account of one, and her row has her number. What takes few bits shares a word
/// with others, since a market has as many rows as people.
struct AccountState: Sendable, Hashable {
  private var needEndsOn = PackedTime(-.infinity)
  private var lastOrderedOn = PackedTime(-.infinity)
  /// When the firm's offer was first looked at for the open need, days; below 0 before that.
  var firstLookTime: Float = -1
  /// The address of the account's shopping draws: the need in 24 bits, the occasion in 8.
  private(set) var occasionKey: UInt32 = 0
  /// Needs that have opened in 24 bits, the flags in 8.
  ///
  /// The flags from the top: lapse check, dropped out, satisfaction, sales stage, need stage; two
  /// bits each of the last three.
  private var needsAndFlags: UInt32 = 0
  /// Impulses in 24 bits, the cart's source in 8.
  private var impulsesAndSource: UInt32 = 0
  /// Orders and those that have arrived in 20 bits each, the token in 16, and the stage in which the
  /// account is counted and the one in which it rests in 4 each.
  private var countsAndStages = UInt64(FunnelStage.unaware.rawValue) * 0x11
}

extension AccountState {
  /// Whether a need is open.
  var isNeedOpen: Bool { needEnds > -.infinity }

  /// When the open need will have passed; minus infinity while none is open.
  var needEnds: Double {
    get { needEndsOn.days }
    set { needEndsOn = PackedTime(newValue) }
  }

  var lastOrderTime: Double {
    get { lastOrderedOn.days }
    set { lastOrderedOn = PackedTime(newValue) }
  }

  /// Needs that have come by themselves so far.
  var needsOpened: UInt32 {
    get { needsAndFlags >> 8 }
    set { needsAndFlags = newValue << 8 | needsAndFlags & 0xFF }
  }

  private var flags: UInt8 {
    get { UInt8(truncatingIfNeeded: needsAndFlags) }
    set { needsAndFlags = needsAndFlags & ~0xFF | UInt32(newValue) }
  }

  /// Ends the open need.
  mutating func closeNeed() { needEnds = -.infinity }

  /// The number of the present or last need: even for one that came by itself, odd for an impulse.
  var need: UInt32 {
    get { occasionKey >> 8 }
    set { occasionKey = newValue << 8 | occasionKey & 0xFF }
  }

  /// The number of the present need's next shopping occasion or checkout, by which it draws.
  var occasion: UInt8 {
    get { UInt8(truncatingIfNeeded: occasionKey) }
    set { occasionKey = occasionKey & ~0xFF | UInt32(newValue) }
  }

  /// Impulses so far.
  var impulses: UInt32 {
    get { impulsesAndSource >> 8 }
    set { impulsesAndSource = newValue << 8 | impulsesAndSource & 0xFF }
  }

  /// The channel of the visit that filled the cart, as a ``VisitSource`` code.
  var cartSource: UInt8 {
    get { UInt8(truncatingIfNeeded: impulsesAndSource) }
    set { impulsesAndSource = impulsesAndSource & ~0xFF | UInt32(newValue) }
  }

  /// The most orders that are counted: 287 a day for ten years.
  static let mostOrders = 1 << 20 - 1

  private static let (ordersPlace, deliveriesPlace, tokenPlace) = (44, 24, 8)

  /// Orders; the count stops at ``mostOrders``.
  var orders: Int { Int(countsAndStages &>> UInt64(Self.ordersPlace)) }

  /// Orders that have arrived; the count stops at ``mostOrders``.
  ///
  /// With a price plan nothing is delivered but what came before the start.
  var deliveries: Int {
    Int(truncatingIfNeeded: countsAndStages &>> UInt64(Self.deliveriesPlace)) & Self.mostOrders
  }

  /// Counts an order.
  mutating func noteOrder() {
    if orders < Self.mostOrders { countsAndStages &+= 1 &<< UInt64(Self.ordersPlace) }
  }

  /// Counts an order that has arrived.
  mutating func endDelivery() {
    if deliveries < Self.mostOrders { countsAndStages &+= 1 &<< UInt64(Self.deliveriesPlace) }
  }

  /// What the one valid event of the need carries; an event with another token is stale.
  ///
  /// A stale event is pending for less than thousands of tokens, so that none comes to be valid.
  var token: UInt16 {
    get { UInt16(truncatingIfNeeded: countsAndStages &>> UInt64(Self.tokenPlace)) }
    set {
      let place = UInt64(Self.tokenPlace)
      countsAndStages = countsAndStages & ~(0xFFFF &<< place) | UInt64(newValue) &<< place
    }
  }

  /// Where the account rests when no need is open: unaware, aware, customer or lapsed.
  var restingStage: FunnelStage {
    get { FunnelStage(code: UInt8(truncatingIfNeeded: countsAndStages & 0xF)) }
    set { countsAndStages = countsAndStages & ~0xF | UInt64(newValue.rawValue) }
  }

  /// The stage in which the account is counted.
  var stage: FunnelStage {
    get { FunnelStage(code: UInt8(truncatingIfNeeded: countsAndStages &>> 4 & 0xF)) }
    set { countsAndStages = countsAndStages & ~0xF0 | UInt64(newValue.rawValue) &<< 4 }
  }

  /// How far the open need has come: considering, browse or cart.
  var needStage: FunnelStage {
    get { FunnelStage(code: FunnelStage.considering.rawValue + flags & 3) }
    set { flags = flags & ~3 | newValue.rawValue - FunnelStage.considering.rawValue }
  }

  /// How far a sales team has come with the account: lead, qualified or opportunity.
  var salesStage: FunnelStage? {
    get {
      let code = (flags >> 2) & 3
      return code == 0 ? nil : FunnelStage(code: FunnelStage.lead.rawValue + code - 1)
    }
    set {
      let code = newValue.map { $0.rawValue - FunnelStage.lead.rawValue + 1 } ?? 0
      flags = flags & ~(3 << 2) | code << 2
    }
  }

  /// Satisfaction with the last order: 1, −1, or 0 before the first.
  var satisfaction: Int8 {
    get {
      let code = Int8((flags >> 4) & 3)
      return code == 3 ? -1 : code
    }
    set { flags = flags & ~(3 << 4) | (UInt8(bitPattern: newValue) & 3) << 4 }
  }

  /// Whether the account will never order again.
  var hasDroppedOut: Bool {
    get { flags.hasBit(6) }
    set { flags.setBit(6, newValue) }
  }

  /// Whether a `lapses` event is pending.
  var hasLapseCheck: Bool {
    get { flags.hasBit(7) }
    set { flags.setBit(7, newValue) }
  }

  /// Whether a choice is under way, so that the account does not look elsewhere.
  var isDeciding: Bool {
    needStage == .cart || salesStage == .qualified || salesStage == .opportunity
  }
}

extension FunnelStage {
  /// The stage of a code that was a stage's: codes are those of the cases, from 0 on.
  @inline(__always)
  fileprivate init(code: UInt8) {
    precondition(code <= FunnelStage.opportunity.rawValue, "only codes of stages are kept")
    self = unsafeBitCast(code, to: FunnelStage.self)
  }
}
