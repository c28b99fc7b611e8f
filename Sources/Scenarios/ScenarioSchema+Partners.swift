internal import MarketModel
internal import RandomStreams

/// The keys of partners: agents and distributors (A7).
extension ScenarioSchema {
  /// An event holds a territory's number in two bytes.
  static let mostTerritories = 10_000

  static func readPartners(
    _ channel: ScenarioReader, clock: Clock, smallestPrice: NumberRange, hasPlan: Bool
  ) -> PartnersConfiguration {
    let territories = channel.certainly {
      $0.integer(
        "territories", in: 1...Self.mostTerritories,
        "into how many equal parts the accounts are divided; one partner works each")
    }
    let most = channel.isDocumenting ? Self.mostTerritories : territories
    let stock = readStock(channel, hasPlan: hasPlan)
    return PartnersConfiguration(
      territories: territories,
      partnersAtStart: channel.integer(
        "partnersAtStart", unit: "partners", in: 0...most, default: 0,
        "partners on the first day who know their work"),
      partnersWanted: channel.integer(
        "partnersWanted", unit: "partners", in: 0...most,
        "how many the firm wants, unless a strategy says it; at most one a territory"),
      recruiting: readRecruiting(channel),
      relationship: readRelationship(channel, smallestPrice: smallestPrice),
      selling: readPartnerSelling(channel),
      contract: readContract(channel, hasStock: stock != nil, hasPlan: hasPlan), stock: stock,
      campaigns: readCampaigns(channel, clock: clock))
  }

  private static func readCampaigns(
    _ channel: ScenarioReader, clock: Clock
  ) -> [JointCampaign] {
    let campaigns = channel.list(
      "campaigns", identifiedBy: "name", "joint campaigns, dated; none unless given"
    ) { readCampaign($0, clock: clock) }
    return Array(campaigns.prefix(1000))
  }

  private static func readCampaign(_ campaign: ScenarioReader, clock: Clock) -> JointCampaign {
    let last = clock.start.adding(days: clock.horizonDays - 1)
    let joint = JointCampaign(
      name: campaign.text("name", "what it is called; its draws go by the name"),
      day: Double(
        clock.start.days(
          until: campaign.date("on", from: clock.start, to: last, "its day"))),
      cost: Money(
        minorUnits: campaign.money(
          "cost", in: .nonNegative, "what it costs the firm and the partners together")),
      partnersPayShare: campaign.share(
        "partnersPayShare", default: 0.5,
        "the partners' part of that, in proportion to the territories that take part"),
      reachShare: campaign.share(
        "reachShare", in: .closed(0...0.99), "people whom the firm's own lists and pages reach"),
      partnerReachShare: campaign.share(
        "partnerReachShare", "people of a territory whom its partner reaches"),
      overlapShare: campaign.share(
        "overlapShare", "of those, whom the firm reaches too: they are reached once"),
      lift: campaign.share(
        "lift", "part of the remaining unawareness that it removes under one name"),
      createsNeedShare: campaign.share(
        "createsNeedShare", "chance that it makes a need, under one name"),
      endorsementFactor: campaign.number(
        "endorsementFactor", in: .closed(0...10), default: 1,
        "by how much both names together multiply these two"))
    let both = joint.overlapShare * joint.partnerReachShare
    if !campaign.isDocumenting,
      both > joint.reachShare + 1e-12
        || joint.partnerReachShare - both > 1 - joint.reachShare + 1e-12
    {
      campaign.report(
        .statement("so many people are not there"), at: "overlapShare",
        expected:
          "overlapShare · partnerReachShare of at most reachShare, and all together at most 1"
      )
    }
    return joint
  }

  private static func readRecruiting(_ channel: ScenarioReader) -> PartnerRecruiting {
    PartnerRecruiting(
      searchDays: channel.distribution(
        "searchDays", unit: "days", in: .nonNegative,
        "how long a partner is looked for; one at a time"),
      candidates: channel.integer(
        "candidates", unit: "partners", in: 1...100, default: 1,
        "how many are looked at, of whom the strongest is taken"),
      costPerCandidate: Money(
        minorUnits: channel.money(
          "costPerCandidate", in: .nonNegative, default: 0, "paid for each that is looked at")),
      onboardingDays: channel.distribution(
        "onboardingDays", unit: "days", in: .nonNegative,
        "from the contract to the first day of work"),
      onboardingCost: Money(
        minorUnits: channel.money(
          "onboardingCost", unit: "per partner", in: .nonNegative, default: 0,
          "training and material, paid on signing")),
      strengthSigma: channel.number(
        "strengthSigma", in: .closed(0...3), default: 0,
        "how much partners differ in what they can sell: sigma of a lognormal of mean 1"))
  }

  private static func readRelationship(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> PartnerRelationship {
    var relationship = PartnerRelationship(
      healthAtStart: channel.share("healthAtStart", "a new partner's health of the relationship"),
      healthHalfLifeDays: channel.number(
        "healthHalfLifeDays", unit: "days", in: .above(0, upTo: 1e6),
        "until half of the health is gone without any care"),
      careForHalfHealth: Double(
        channel.money(
          "careForHalfHealth", unit: "per partner and month", in: smallestPrice,
          "the care under which health settles at one half; the channel's budget is care, for all "
            + "partners alike")),
      lossPerDirectSale: channel.share(
        "lossPerDirectSale", default: 0,
        "part of the health that a sale of the firm's own in the territory takes"),
      lossPerPoachedSale: channel.share(
        "lossPerPoachedSale", default: 0,
        "part that it takes if the partner had registered the account and registrations are not "
          + "honoured"),
      defectsPerYearShare: channel.share(
        "defectsPerYearShare", in: .closed(0...0.99),
        "chance that a partner of no health goes over to the rival within a year, of others in "
          + "proportion to what their health lacks"))
    relationship.lossPerPartnerSale = channel.share(
      "lossPerPartnerSale", default: 0,
      "part of the health that a sale takes which a partner of another channel of this kind makes in "
        + "the territory")
    return relationship
  }

  private static func readPartnerSelling(_ channel: ScenarioReader) -> PartnerSelling {
    PartnerSelling(
      recommendShare: channel.share(
        "recommendShare", default: 0,
        "chance that a partner in full health shows our offer to somebody who asks it for one; at 0 "
          + "nobody asks partners"),
      leadsPerMonth: channel.number(
        "leadsPerMonth", unit: "accounts a month", in: .closed(0...100_000),
        "accounts that a partner of mean strength in full health calls on; no more a week than there "
          + "are in its territory"),
      knowsNeedShare: channel.share(
        "knowsNeedShare", default: 0, "of these, whom it knows to have a need, if there are any"),
      createsNeedShare: channel.share(
        "createsNeedShare", "calls that make a need where there was none"),
      liftPerCall: channel.share(
        "liftPerCall",
        "part of the remaining unawareness that a call removes, and an offer with everybody of an "
          + "account"),
      adviceUtility: channel.number(
        "adviceUtility", unit: "utility", in: .closed(-20...20), default: 0,
        "what the partner's advice adds to the offer"),
      cycleDays: channel.distribution(
        "cycleDays", unit: "days", in: .nonNegative,
        "from a call on an account with a need to its decision"))
  }

  private static func readContract(
    _ channel: ScenarioReader, hasStock: Bool, hasPlan: Bool
  ) -> PartnerContract {
    let months = channel.optional("commissionMonths") {
      $0.number(
        "commissionMonths", unit: "months", in: .closed(0...600),
        "of a price plan, for how long the partner has its part of the bills; as long as it lasts "
          + "unless given")
    }
    if months != nil, !hasPlan, !channel.isDocumenting {
      channel.report(
        .statement("single orders have no months"), at: "commissionMonths",
        expected: "product.plan, or no such line")
    }
    let minimum = channel.money(
      "minimumCommissionPerMonth", unit: "per partner and month", in: .nonNegative, default: 0,
      "what an agent gets at least")
    if hasStock, minimum > 0, !channel.isDocumenting {
      channel.report(
        .statement("distributors with a stock live on their margin"),
        at: "minimumCommissionPerMonth", expected: "0, or no stock")
    }
    let honours = channel.flag(
      "honoursRegistrations", default: true,
      "whether the partner gets its part of what the firm itself sells to an account that it has "
        + "registered")
    if honours, channel.has("lossPerPoachedSale") {
      channel.report(
        .statement("such sales are paid for"), at: "lossPerPoachedSale",
        expected: "honoursRegistrations: false, or no such line")
    }
    return PartnerContract(
      commissionShare: channel.share(
        "commissionShare", "an agent's part of a sale; the discount of a distributor"),
      commissionMonths: months,
      paymentDays: channel.number(
        "paymentDays", unit: "days", in: .closed(0...366), default: 30,
        "from a sale, a bill or a distributor's order to its payment"),
      minimumCommissionPerMonth: Money(minorUnits: minimum),
      registrationDays: channel.number(
        "registrationDays", unit: "days", in: .closed(0...3660), default: 90,
        "for how long an account is the partner's that it has called on or shown our offer to"),
      honoursRegistrations: honours,
      noticeDays: channel.number(
        "noticeDays", unit: "days", in: .closed(0...3660), default: 30,
        "from the decision to do without a partner to its last day"),
      exitCost: Money(
        minorUnits: channel.money(
          "exitCostPerPartner", in: .nonNegative, default: 0,
          "paid to a partner whom the firm has given notice")))
  }

  private static func readStock(_ channel: ScenarioReader, hasPlan: Bool) -> DistributorStock? {
    guard
      let section = channel.optionalSection(
        "stock", "distributors take title: what they buy and sell from; agents have none")
    else { return nil }
    if hasPlan, !section.isDocumenting {
      channel.report(
        .statement("subscriptions are not kept on stock"), at: "stock",
        expected: "single orders, or no such section")
    }
    return DistributorStock(
      target: Money(
        minorUnits: section.money(
          "target", unit: "per distributor", in: .closed(0.01...1e9),
          "what a distributor stocks up to, at list price")),
      reorderBelowShare: section.share(
        "reorderBelowShare", default: 0.5, "part of it below which it orders again"),
      returnedShare: section.share(
        "returnedShare", "part of what is left that the firm takes back when it leaves"))
  }

  /// Reads how many partners a strategy wants.
  static func readPartnersWanted(
    _ strategy: ScenarioReader, channels: [ChannelConfiguration]
  ) -> [Int?] {
    guard
      let section = strategy.optionalSection(
        "partners", "how many partners are wanted, instead of the channels' partnersWanted")
    else { return [] }
    var wanted = [Int?](repeating: nil, count: channels.count)
    let programmes = channels.filter { $0.kind.name == "partners" }.map(\.name)
    for name in section.keys(naming: "channel of partners", among: programmes) {
      var most = Self.mostTerritories
      let channel = channels.firstIndex { $0.name == name }
      if let channel, case .partners(let parts) = channels[channel].kind {
        most = parts.territories
      }
      let count = section.integer(name, unit: "partners", in: 0...most, "in this programme")
      if let channel { wanted[channel] = count }
    }
    return wanted
  }
}
