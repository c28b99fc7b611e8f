internal import RandomStreams
internal import SimulationKernel

/// From a lead with a need to a deal.
extension SalesTeam {
  /// Meetings go before all attempts to reach somebody.
  private static let meetingRank = 0.0

  /// A lead has a need: meetings follow, and until the decision the account looks nowhere else.
  mutating func qualify(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    count(in: &core) { $0.qualified += 1 }
    leads[account]?.qualifiedTime = schedule.now
    core.setSalesStage(of: account, to: .qualified)
    core.suspendShopping(of: account, at: schedule.now)
    _ = request(account, rank: Self.meetingRank, in: &core, &schedule)
  }

  /// Everything that is drawn of an opportunity's time, each time alike.
  func drawOpportunity(
    _ lead: SalesLead, in core: MarketCore
  ) -> (meetingDays: Double, cycleDays: Double) {
    var stream = core.streams.stream(
      .opportunity.on(channel: streamChannel), entity: lead.account, occurrence: lead.number)
    return (
      configuration.meetingDays.draw(from: &stream), configuration.cycleDays.draw(from: &stream)
    )
  }

  /// The meetings are over: everybody of the account knows the offer, trusts the firm more,
  /// and considers it.
  mutating func endMeeting(
    with account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard goesOn(with: account, in: &core, &schedule), let lead = leads[account] else {
      return true
    }
    count(in: &core) { $0.opportunities += 1 }
    for person in core.members(of: account) {
      core.raiseAwareness(of: person, by: configuration.liftPerMeeting, &schedule)
      core.raiseTrust(of: person, byTouchOf: index, at: schedule.now)
    }
    core.setSalesStage(of: account, to: .opportunity)
    let decisionTime = lead.qualifiedTime + drawOpportunity(lead, in: core).cycleDays
    let decision = schedule.schedule(
      event(.accountDecides, of: account), at: max(schedule.now, decisionTime))
    leads[account]?.pending = decision
    return true
  }

  /// The account decides: us, a rival or nobody, and then its people may veto (R8).
  mutating func decide(
    _ account: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard let lead = leads[account] else { return false }
    guard core.isActive(account), !core.isRuined, core.phases[index] != .closed else {
      end(account, in: &core, &schedule) { $0.expired += 1 }
      return true
    }
    var stream = core.streams.stream(
      .deal.on(channel: streamChannel), entity: account, occurrence: lead.number)
    let choosing = stream.uniform()
    let choosingRival = stream.uniform()
    let considering = stream.uniform()
    let person = core.shopper(of: account)
    core.weighRivals(
      for: account, inCart: false, against: core.utilities.abandoning, considering: considering,
      stream: &stream, at: schedule.now)
    let choice = PurchaseChoice(
      us: core.accounts[account].hasDroppedOut
        ? nil
        : core.utility(for: person, visiting: index, at: schedule.now)
          + configuration.meetingUtility,
      rivals: core.rivalWeights, neither: core.utilities.abandoning, uniform: choosing,
      rivalUniform: choosingRival)
    switch choice {
    case .us:
      if core.groupAgrees(account, on: .ours, at: schedule.now) {
        win(lead, in: &core, &schedule)
      } else {
        end(account, in: &core, &schedule) { $0.noDecisions += 1 }
      }
    case .rival(let rival):
      if core.buy(account, from: rival, at: schedule.now) {
        end(account, in: &core, &schedule) { $0.lost += 1 }
      } else {
        end(account, in: &core, &schedule) { $0.noDecisions += 1 }
      }
    case .neither:
      core.record.totals.noDecisions += 1
      end(account, in: &core, &schedule) { $0.noDecisions += 1 }
    }
    return true
  }

  /// A deal: the account buys, and the representatives get their part of its first year.
  private mutating func win(
    _ lead: SalesLead, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    // Ended first, so that the purchase is not taken for one without a representative.
    end(lead.account, in: &core, &schedule) { $0.won += 1 }
    if let source = lead.source { core.updateChannel(of: source) { $0.dealsBrought += 1 } }
    let value = core.closeDeal(with: lead.account, by: .paid(index), &schedule)
    count(in: &core) { $0.dealValue += value.asDouble }
    let commission = Money(rounding: value.asDouble * configuration.commissionShare)
    if !core.addToRunOff(-commission.asDouble, at: schedule.now) {
      payOut(commission, in: &core, at: schedule.now)
    }
  }
}
