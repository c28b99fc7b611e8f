internal import RandomStreams
internal import SimulationKernel

/// Joint campaigns with partners, paid by both (D10).
extension Partners {
  /// Plans the campaigns that are still to come, when the channel is first live.
  func planCampaigns(_ schedule: inout EventSchedule<MarketEvent>) {
    for (number, campaign) in configuration.campaigns.enumerated()
    where campaign.day >= schedule.now {
      schedule.schedule(
        .channel(UInt8(index), ChannelEvent(.jointCampaign, number: UInt16(number))),
        at: campaign.day)
    }
  }

  /// A campaign runs, if the firm can pay it: who sees it, and what it does to them.
  ///
  /// A territory's partner takes part if its health moves it to: it brings its own audience, and both
  /// names stand on what is seen there.
  mutating func campaign(
    _ number: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    let campaign = configuration.campaigns[number]
    guard !core.isRunOff, !core.isRuined, core.phases[index] == .live,
      core.ledger.cash >= campaign.cost
    else { return false }
    let isJoint = partners.indices.map { takesPart($0, in: number, core, at: schedule.now) }
    let share = Double(isJoint.count { $0 }) / Double(partners.count)
    let cost = Money(
      rounding: campaign.cost.asDouble * (1 - campaign.partnersPayShare * share))
    core.pay(cost, for: .marketing, on: index, at: schedule.now)
    count(in: &core) {
      $0.campaigns += 1
      $0.campaignCost += cost.asDouble
    }
    for person in core.people.indices {
      let account = core.account(of: person)
      let isJoint = isJoint[territory(of: account)]
      var stream = core.streams.stream(
        .jointCampaign.on(channel: streamChannel), entity: person, occurrence: codes[number])
      let (ours, partners, wanting) = (stream.uniform(), stream.uniform(), stream.uniform())
      guard
        ours < campaign.reachShare
          || (isJoint && partners < campaign.addedReachShare),
        core.sells(to: person, at: schedule.now), core.mayApproach(person, at: schedule.now)
      else { continue }
      let factor = isJoint ? campaign.endorsementFactor : 1
      core.noteImpression(on: index)
      core.raiseAwareness(of: person, by: min(1, campaign.lift * factor), &schedule)
      if wanting < campaign.createsNeedShare * factor { core.openImpulse(of: account, &schedule) }
    }
    return true
  }

  private func takesPart(
    _ territory: Int, in number: Int, _ core: MarketCore, at time: Double
  ) -> Bool {
    guard partners[territory].phase == .working else { return false }
    var stream = core.streams.stream(
      .jointCampaignPartner.on(channel: streamChannel), entity: territory,
      occurrence: codes[number])
    return stream.uniform() < partners[territory].health.level(at: time)
  }
}
