public import SimulationKernel

extension MarketEvent: NamedEvent {
  /// The events' names, as in ``MarketEvent``.
  public static let kindNames: [StaticString] = [
    "needOpens", "shops", "checksOut", "needCloses", "isDelivered", "awarenessFades", "lapses",
    "offersAdSlot", "seesPost", "settles", "monthEnds", "review", "periodEnds",
    "isUsed", "consentEnds", "trainingIsDue", "trainingEnds", "dataArrive", "incidentHappens",
    "competitorReleases",
  ]

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
    case .offersAdSlot: 7
    case .seesPost: 8
    case .settles: 9
    case .monthEnds: 10
    case .review: 11
    case .periodEnds: 12
    case .product(let event, _): 13 + Int(event.rawValue)
    }
  }

  /// The person to whom it happens, if it happens to one.
  public var entity: Int? {
    switch self {
    case .needOpens(let person), .isDelivered(let person), .awarenessFades(let person),
      .lapses(let person):
      Int(person)
    case .shops(let person, _), .checksOut(let person, _), .needCloses(let person, _),
      .seesPost(let person, _):
      Int(person)
    case .product(let event, let subject): event.isPersonal ? Int(subject) : nil
    case .offersAdSlot, .settles, .monthEnds, .review, .periodEnds: nil
    }
  }
}
