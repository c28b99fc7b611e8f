internal import RandomStreams
internal import SimulationKernel

/// What customers do beside buying: they tell others, complain, send back, and stop unseen (B3).
extension MarketCore {
  /// Whether an account was told by a customer, and has not been one itself before.
  func isReferred(_ account: Int) -> Bool { !referrers.isEmpty && referrers[account] >= 0 }

  /// What a referred account's hazard of leaving is multiplied by: 1 once the referrer has left.
  ///
  /// A referral's effect lasts as long as the referrer stays (Van den Bulte, Bayer, Skiera and
  /// Schmitt, "How customer referral programs turn social capital into economic capital", Journal
  /// of Marketing Research 55(1), 2018).
  func referralFactor(of account: Int) -> Double {
    guard let referral = configuration.loyalty.referral, isReferred(account) else { return 1 }
    let referrer = Int(referrers[account])
    let stays =
      hasPlan ? subscriptions.isPaying(referrer) : !accounts[referrer].hasDroppedOut
    return stays ? referral.churnFactor : 1
  }

  /// What a friend's word adds to the utility of the offer.
  func referralUtility(of account: Int) -> Double {
    guard isReferred(account), accounts[account].orders == 0,
      let referral = configuration.loyalty.referral
    else { return 0 }
    return referral.utility
  }

  /// A satisfied account that pays tells friends in the course of a term.
  mutating func tellFriends(
    _ row: Int, until end: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let referral = configuration.loyalty.referral else { return }
    let subscription = subscriptions.rows[row]
    let days = end - schedule.now
    tell(
      by: Int(subscription.account), occurrence: subscription.termKey,
      mean: referral.perYear * days / 365.25, withinDays: days, &schedule)
  }

  /// A satisfied customer tells a Poisson number of friends, at times that are uniform.
  mutating func tell(
    by account: Int, occurrence: Int, mean: Double, withinDays days: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard !isRunOff, mean > 0, accounts[account].satisfaction > 0, people.count > 1 else { return }
    var stream = streams.stream(.telling, entity: account, occurrence: occurrence)
    let teller = shopper(of: account)
    for _ in 0..<stream.poisson(mean: mean) {
      let wait = stream.uniform() * days
      let slots = network.friendSlots(of: teller, drawing: &stream)
      let count = slots.count
      guard count > 0 else { continue }
      let slot = slots.slot(after: stream.index(below: count))
      let friend = network.friend(at: slot, of: teller, drawing: &stream)
      schedule.schedule(.isTold(person: Int32(friend), by: Int32(account)), after: wait)
    }
  }

  /// Somebody is told of the firm by a customer: she knows it better, and may begin to need it.
  mutating func hear(
    _ person: Int, of referrer: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard let referral = configuration.loyalty.referral, !isRunOff, !isRuined else { return false }
    record.totals.loyalty.referrals += 1
    raiseAwareness(of: person, by: referral.lift, &schedule)
    let account = account(of: person)
    guard account != referrer, accounts[account].orders == 0, !isServed(account) else {
      return true
    }
    referrers[account] = Int32(referrer)
    var stream = streams.stream(.hearing, entity: person, occurrence: referrer)
    if stream.bernoulli(referral.needShare) { openImpulse(of: account, &schedule) }
    return true
  }

  /// An unsatisfied customer may complain.
  ///
  /// - Returns: Whether the customer is satisfied after all.
  mutating func complain(
    _ account: Int, stream: inout RandomStream, at time: Double
  ) -> Bool {
    let care = configuration.loyalty.care
    guard care.complaintShare > 0, stream.bernoulli(care.complaintShare) else { return false }
    let isResolved = stream.bernoulli(care.resolvedShare)
    if addToRunOff(-care.costPerComplaint, at: time) { return isResolved }
    record.totals.loyalty.complaints += 1
    record.totals.contribution -= care.costPerComplaint
    if hasPlan { record.totals.subscriptions.billContribution -= care.costPerComplaint }
    pay(Money(rounding: care.costPerComplaint), for: .fulfilment, at: time)
    return isResolved
  }

  /// A customer may stop for ever after an order, unseen.
  ///
  /// - Parameter number: How many orders there have been, this one included.
  mutating func mayDropOut(_ account: Int, afterOrder number: Int) {
    guard let dropOut = configuration.loyalty.dropOut, number >= dropOut.fromOrder else { return }
    var own = streams.stream(.dropOutChance, entity: account)
    var stream = streams.stream(.dropOut, entity: account, occurrence: number)
    let chance = BetaGeometricChurn.moved(
      dropOut.churn.draw(from: &own), byHazardFactor: referralFactor(of: account))
    guard stream.uniform() < chance else { return }
    accounts[account].hasDroppedOut = true
    if !isRunOff { record.totals.loyalty.dropOuts += 1 }
  }
}
