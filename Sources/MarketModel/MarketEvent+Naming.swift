public import SimulationKernel

extension MarketEvent: NamedEvent {
  /// The events' names, as in ``MarketEvent`` and ``ChannelAction``.
  public static let kindNames: [StaticString] =
    [
      "needOpens", "shops", "checksOut", "needCloses", "isDelivered", "awarenessFades", "lapses",
      "collects", "paysMerchants", "monthEnds", "review", "periodEnds", "refunds",
    ] + ChannelAction.allCases.map(\.name) + MacroAction.allCases.map(\.name)

  private static let macroKinds = kindNames.count - MacroAction.allCases.count
  private static let marketKinds = macroKinds - ChannelAction.allCases.count

  /// The place of this event's kind in ``kindNames``.
  public var kind: Int {
    switch self {
    case .needOpens: 0
    case .shops: 1
    case .checksOut: 2
    case .needCloses: 3
    case .isDelivered: 4
    case .awarenessFades: 5
    case .lapses: 6
    case .collects: 7
    case .paysMerchants: 8
    case .monthEnds: 9
    case .review: 10
    case .periodEnds: 11
    case .refunds: 12
    case .channel(_, let event): Self.marketKinds + Int(event.action.rawValue)
    case .macro(let event): Self.macroKinds + Int(event.action.rawValue)
    }
  }

  /// The person or account to whom it happens, if it happens to one.
  public var entity: Int? {
    switch self {
    case .needOpens(let account), .isDelivered(let account), .lapses(let account),
      .shops(let account, _), .checksOut(let account, _), .needCloses(let account, _):
      Int(account)
    case .awarenessFades(let person): Int(person)
    case .channel(_, let event): event.person
    case .macro(let event): event.person
    case .collects, .paysMerchants, .refunds, .monthEnds, .review, .periodEnds: nil
    }
  }
}

extension ChannelAction {
  /// The action's name in traces and profiles.
  var name: StaticString {
    switch self {
    case .startsBuilding: "startsBuilding"
    case .goesLive: "goesLive"
    case .pauses: "pauses"
    case .closes: "closes"
    case .offersAdSlot: "offersAdSlot"
    case .seesPost: "seesPost"
    }
  }
}
