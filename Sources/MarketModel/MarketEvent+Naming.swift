public import SimulationKernel

extension MarketEvent: NamedEvent {
  /// The events' names, as in ``MarketEvent`` and ``ChannelAction``.
  public static let kindNames: [StaticString] =
    [
      "needOpens", "shops", "checksOut", "needCloses", "isDelivered", "awarenessFades", "lapses",
      "collects", "paysMerchants", "monthEnds", "review", "periodEnds", "certified",
      "subscriptionDue", "paysBills", "isTold", "opensRound", "refunds",
    ] + ProductEvent.allCases.map(\.name) + ChannelAction.allCases.map(\.name)
    + MacroAction.allCases.map(\.name)

  private static let macroKinds = kindNames.count - MacroAction.allCases.count
  private static let channelKinds = macroKinds - ChannelAction.allCases.count
  private static let productKinds = channelKinds - ProductEvent.allCases.count

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
    case .certified: 12
    case .subscriptionDue: 13
    case .paysBills: 14
    case .isTold: 15
    case .opensRound: 16
    case .refunds: 17
    case .product(let event, _): Self.productKinds + Int(event.rawValue)
    case .channel(_, let event): Self.channelKinds + Int(event.action.rawValue)
    case .macro(let event): Self.macroKinds + Int(event.action.rawValue)
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
    case .macro(let event): event.person
    case .product(let event, let subject): event.isPersonal ? Int(subject) : nil
    case .collects, .paysMerchants, .paysBills, .opensRound, .monthEnds, .review, .periodEnds,
      .certified, .refunds:
      nil
    }
  }
}

extension MarketEvent {
  /// Whether ``entity`` is an account, and not a person.
  var isAboutAccount: Bool {
    switch self {
    case .needOpens, .isDelivered, .lapses, .shops, .checksOut, .needCloses, .subscriptionDue: true
    case .channel(_, let event): event.action.isAboutAccount
    default: false
    }
  }
}

extension ProductEvent {
  /// The event's name in traces and profiles.
  var name: StaticString {
    switch self {
    case .isUsed: "isUsed"
    case .consentEnds: "consentEnds"
    case .trainingIsDue: "trainingIsDue"
    case .trainingEnds: "trainingEnds"
    case .dataArrive: "dataArrive"
    case .incidentHappens: "incidentHappens"
    case .competitorReleases: "competitorReleases"
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
    case .passesShop: "passesShop"
    case .visitsShop: "visitsShop"
    case .leavesLine: "leavesLine"
    case .isServed: "isServed"
    case .commitsToFair: "commitsToFair"
    case .fairOpens: "fairOpens"
    case .passesStand: "passesStand"
    case .writesLater: "writesLater"
    case .followsUp: "followsUp"
    case .publishes: "publishes"
    case .refreshesCreative: "refreshesCreative"
    case .seesFirmPost: "seesFirmPost"
    case .prospects: "prospects"
    case .leadExpires: "leadExpires"
    case .leadReturns: "leadReturns"
    case .contactEnds: "contactEnds"
    case .meetingEnds: "meetingEnds"
    case .accountDecides: "accountDecides"
    case .representativeJoins: "representativeJoins"
    case .representativeRamps: "representativeRamps"
    case .representativeLeaves: "representativeLeaves"
    case .mailIsDue: "mailIsDue"
    case .remindsOfCart: "remindsOfCart"
    case .chatEnds: "chatEnds"
    case .leavesChat: "leavesChat"
    case .opensEnrolment: "opensEnrolment"
    case .enrols: "enrols"
    case .courseBegins: "courseBegins"
    case .finishesCourse: "finishesCourse"
    case .showBegins: "showBegins"
    case .watchesShow: "watchesShow"
    case .partnerSigns: "partnerSigns"
    case .partnerStarts: "partnerStarts"
    case .partnerCalls: "partnerCalls"
    case .partnerDefects: "partnerDefects"
    case .partnerLeaves: "partnerLeaves"
    case .partnerOfferDecided: "partnerOfferDecided"
    case .jointCampaign: "jointCampaign"
    case .developerSignsUp: "developerSignsUp"
    case .sandboxEnds: "sandboxEnds"
    case .integrationEnds: "integrationEnds"
    case .integrationIsShown: "integrationIsShown"
    case .integrationLeaves: "integrationLeaves"
    case .usageIsMetered: "usageIsMetered"
    case .endUserComes: "endUserComes"
    }
  }
}
