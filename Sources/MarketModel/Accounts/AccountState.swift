/// What happens to an account in a run, which buys (R8): one row of some seventy bytes.
///
/// A consumer is an account of one, and her row has her number.
struct AccountState: Sendable, Hashable {
  /// When the open need will have passed.
  var needEnds: Double = 0
  var lastOrderTime: Double = -.infinity
  /// When the firm's offer was first looked at for the open need, days; below 0 before that.
  var firstLookTime: Float = -1
  /// Satisfaction with the last order: 1, −1, or 0 before the first.
  var satisfaction: Int8 = 0
  /// Where the account rests when no need is open: unaware, aware, customer or lapsed.
  var restingStage = FunnelStage.unaware
  /// How far the open need has come: considering, browse or cart.
  var needStage = FunnelStage.considering
  /// The stage in which the account is counted.
  var stage = FunnelStage.unaware
  var isNeedOpen = false
  /// How far a sales team has come with the account: lead, qualified or opportunity.
  var salesStage: FunnelStage?
  /// Whether the account will never order again.
  var hasDroppedOut = false
  /// Whether a `lapses` event is pending.
  var hasLapseCheck = false
  /// The channel of the visit that filled the cart, as a ``VisitSource`` code.
  var cartSource: UInt8 = 0
  /// The number of the present need's next shopping occasion or checkout, by which it draws.
  var occasion: UInt8 = 0
  /// Orders on their way.
  var pendingDeliveries: UInt32 = 0
  /// The number of the present or last need: even for one that came by itself, odd for an impulse.
  var need: UInt32 = 0
  /// What the one valid event of the need carries; an event with another token is stale.
  var token: UInt32 = 0
  var needsOpened: UInt32 = 0
  var impulses: UInt32 = 0
  var orders: UInt32 = 0
  var deliveries: UInt32 = 0

  /// Whether a choice is under way, so that the account does not look elsewhere.
  var isDeciding: Bool {
    needStage == .cart || salesStage == .qualified || salesStage == .opportunity
  }
}
