/// Where a person stands with the firm.
///
/// Everyone is in exactly one stage at any time.
///
/// `unaware`, `aware`, `trial`, `customer` and `lapsed` are where a person rests; `considering`, `browse`,
/// `cart` and `order` last for as long as a need is open and the firm is among the answers to it.
public enum FunnelStage: UInt8, Sendable, CaseIterable {
  /// Does not think of the firm when a need opens.
  case unaware
  /// Knows the firm, has never ordered.
  case aware
  /// Has an open need and knows the firm, or came back from its shop without an order.
  case considering
  /// Has looked at the offer for the present need.
  case browse
  /// Has put the offer into the cart.
  case cart
  /// Has ordered and waits for the delivery.
  case order
  /// Has received an order within the lapse time.
  case customer
  /// Was a customer and has not ordered for the lapse time, or has ended the subscription.
  case lapsed
  /// Tries the product or uses its free tier, by a price plan.
  case trial
  /// A sales team has the account on its list.
  case lead
  /// The account has told a representative of its need.
  case qualified
  /// A representative has presented the offer, and the account considers it.
  case opportunity

  /// The stage's name in reports.
  public var name: String {
    switch self {
    case .unaware: "unaware"
    case .aware: "aware"
    case .considering: "considering"
    case .browse: "browse"
    case .cart: "cart"
    case .order: "order"
    case .customer: "customer"
    case .lapsed: "lapsed"
    case .trial: "trial"
    case .lead: "lead"
    case .qualified: "qualified"
    case .opportunity: "opportunity"
    }
  }
}

/// How many accounts are in each funnel stage.
public struct FunnelCounts: Sendable, Hashable {
  private var counts: [Int]

  /// All in one stage.
  public init(accounts: Int, in stage: FunnelStage) {
    counts = Array(repeating: 0, count: FunnelStage.allCases.count)
    counts[Int(stage.rawValue)] = accounts
  }

  /// The number of accounts in a stage.
  public subscript(stage: FunnelStage) -> Int { counts[Int(stage.rawValue)] }

  /// Moves one account from a stage to another.
  public mutating func move(from old: FunnelStage, to new: FunnelStage) {
    counts[Int(old.rawValue)] -= 1
    counts[Int(new.rawValue)] += 1
  }

  /// The accounts in all stages.
  public var total: Int { counts.reduce(0, +) }
}
