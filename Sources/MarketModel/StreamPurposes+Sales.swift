internal import RandomStreams

/// What is random in buying groups, sales teams, partners and developers.
extension StreamPurpose {
  /// For how many seats an account buys.
  ///
  /// Entity: account.
  static let seats = StreamPurpose(80)
  /// Whether a person vetoes a purchase.
  ///
  /// Entity: person; occurrence: need of the account.
  static let veto = StreamPurpose(81)
  /// When the next account is prospected, and which.
  ///
  /// Occurrence: prospect.
  static let prospect = StreamPurpose(82)
  /// A representative's attempt to reach an account.
  ///
  /// Entity: account; occurrence: lead and attempt.
  static let contact = StreamPurpose(83)
  /// The work and the length of an opportunity.
  ///
  /// Entity: account; occurrence: lead.
  static let opportunity = StreamPurpose(84)
  /// What becomes of an opportunity.
  ///
  /// Entity: account; occurrence: lead.
  static let deal = StreamPurpose(85)
  /// How long a representative's place takes to fill, and how long it stays filled.
  ///
  /// Entity: representative.
  static let representative = StreamPurpose(86)
  /// Whether an account that the product has satisfied is offered more.
  ///
  /// Entity: account; occurrence: deliveries and purchases so far.
  static let productQualified = StreamPurpose(87)
  /// How long a territory's partner is looked for and trained, and how strong it is.
  ///
  /// Entity: territory; occurrence: how many partners it had before.
  static let partner = StreamPurpose(110)
  /// When a partner would call next, on which account, and what comes of it.
  ///
  /// Entity: territory; occurrence: call.
  static let partnerCall = StreamPurpose(111)
  /// The length and the outcome of a partner's offer.
  ///
  /// Entity: account; occurrence: offer.
  static let partnerOffer = StreamPurpose(112)
  /// When a partner is tempted to defect next, and whether it does.
  ///
  /// Entity: territory; occurrence: occasion.
  static let partnerDefection = StreamPurpose(113)
  /// Whom a joint campaign reaches, and what it does to them.
  ///
  /// Entity: person; occurrence: the hash of the campaign's name.
  static let jointCampaign = StreamPurpose(114)
  /// Whether a partner takes part in a joint campaign.
  ///
  /// Entity: territory; occurrence: the hash of the campaign's name.
  static let jointCampaignPartner = StreamPurpose(96)
  /// When a developer looks at us and for how long (occurrence 0), whether and how it builds (1), and
  /// to whom its integration is shown.
  ///
  /// Entity: developer.
  static let developer = StreamPurpose(108)
  /// What an integration uses in a month.
  ///
  /// Entity: developer; occurrence: bill.
  static let integrationUse = StreamPurpose(109)
  /// Who comes to us from an integration, when, and what comes of it.
  ///
  /// Entity: developer; occurrence: visitor.
  static let endUser = StreamPurpose(115)
}
