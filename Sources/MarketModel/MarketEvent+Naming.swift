public import SimulationKernel

extension MarketEvent: NamedEvent {
  /// The events' names, as in ``MarketEvent`` and ``ChannelAction``.
  public static let kindNames: [StaticString] =
    [
      "needOpens", "shops", "checksOut", "needCloses", "isDelivered", "awarenessFades", "lapses",
      "collects", "paysMerchants", "monthEnds", "review", "periodEnds", "subscriptionDue",
      "paysBills", "isTold", "opensRound",
    ] + ChannelAction.allCases.map(\.name)

  private static let marketKinds = kindNames.count - ChannelAction.allCases.count

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
    case .subscriptionDue: 12
    case .paysBills: 13
    case .isTold: 14
    case .opensRound: 15
    case .channel(_, let event): Self.marketKinds + Int(event.action.rawValue)
    }
  }

  /// The person or account to whom it happens, if it happens to one.
  public var entity: Int? {
    switch self {
    case .needOpens(let account), .isDelivered(let account), .lapses(let account),
      .shops(let account, _), .checksOut(let account, _), .needCloses(let account, _),
      .subscriptionDue(let account, _), .isTold(let account, _):
      Int(account)
    case .awarenessFades(let person): Int(person)
    case .channel(_, let event): event.person
    case .collects, .paysMerchants, .paysBills, .opensRound, .monthEnds, .review, .periodEnds: nil
    }
  }
}

extension MarketEvent {
  /// Whether ``entity`` is an account, and not a person.
  var isAboutAccount: Bool {
    switch self {
    case .needOpens, .isDelivered, .lapses, .shops, .checksOut, .needCloses, .subscriptionDue: true
    case .channel(_, let event): event.action.isAboutAccount
    case .awarenessFades, .isTold, .collects, .paysMerchants, .paysBills, .opensRound, .monthEnds,
      .review, .periodEnds:
      false
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
    case .prospects: "prospects"
    case .leadExpires: "leadExpires"
    case .leadReturns: "leadReturns"
    case .contactEnds: "contactEnds"
    case .meetingEnds: "meetingEnds"
    case .accountDecides: "accountDecides"
    case .representativeJoins: "representativeJoins"
    case .representativeRamps: "representativeRamps"
    case .representativeLeaves: "representativeLeaves"
    }
  }
}
