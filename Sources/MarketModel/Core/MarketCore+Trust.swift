internal import SimulationKernel

/// Trust in the firm (B7): what raises it, what destroys it, and what it is worth in a choice.
extension MarketCore {
  /// What a person's trust adds to our offer now.
  func utilityOfTrust(of person: Int, at time: Double) -> Double {
    guard trust.isFollowed else { return 0 }
    return configuration.product.trustUtility * trust[person, at: time]
  }

  /// Removes a part of a person's remaining distrust; nothing where trust has no weight.
  mutating func raiseTrust(of person: Int, by lift: Double, at time: Double) {
    guard trust.isFollowed, lift > 0 else { return }
    trust.raise(person, by: lift, at: time)
  }

  /// A touch by a channel raises trust at the channel's rate.
  ///
  /// A visit is such a touch by itself; a channel reports others, such as a talk, here.
  mutating func raiseTrust(of person: Int, byTouchOf channel: Int, at time: Double) {
    raiseTrust(of: person, by: configuration.channels[channel].trustPerTouch, at: time)
  }

  /// Destroys a part of a person's trust; nothing where trust has no weight.
  mutating func lowerTrust(of person: Int, by loss: Double, at time: Double) {
    guard trust.isFollowed, loss > 0 else { return }
    trust.lower(person, by: loss, at: time)
  }

  /// Service raises trust or destroys it.
  mutating func rememberService(_ person: Int, isSatisfied: Bool, at time: Double) {
    if isSatisfied {
      raiseTrust(of: person, by: configuration.trust.liftPerSatisfyingOrder, at: time)
    } else {
      lowerTrust(of: person, by: configuration.trust.lossPerUnsatisfyingOrder, at: time)
    }
  }

  /// A customer in trouble was helped: she is satisfied after all, and trusts the firm more.
  mutating func makeGood(with person: Int, on channel: Int, at time: Double) {
    let account = account(of: person)
    if accounts[account].satisfaction < 0 { accounts[account].satisfaction = 1 }
    raiseTrust(of: person, byTouchOf: channel, at: time)
    rememberService(person, isSatisfied: true, at: time)
  }

  /// Schedules the certificates' days.
  func planCertificates(_ schedule: inout EventSchedule<MarketEvent>) {
    for (number, certificate) in configuration.trust.certificates.enumerated() {
      schedule.schedule(.certified(number: UInt8(number)), at: certificate.grantedOnDay)
    }
  }

  /// A certificate is granted and paid.
  mutating func certify(_ number: Int, at time: Double) -> Bool {
    guard !isRuined, !isRunOff else { return false }
    let certificate = configuration.trust.certificates[number]
    pay(certificate.cost, for: .fixedCosts, at: time)
    // Who cannot pay gets none.
    if !isRuined { trust.certify(lift: certificate.lift) }
    return true
  }
}
