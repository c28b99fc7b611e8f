internal import RandomStreams
internal import SimulationKernel

/// Paid impressions and friends' posts (A3), promoted listings (A4).
extension Market {
  /// A slot for a paid impression: somebody is found for it, or it stays unsold.
  mutating func offerAdSlot(
    on medium: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    slotHandles[medium] = nil
    lastShownTo = nil
    guard !isRunOff, !isRuined else { return false }
    let channel = socialMedia[medium].channel
    var stream = streams.stream(
      .adSlot.on(channel: socialMedia[medium].streamChannel), entity: 0,
      occurrence: socialMedia[medium].slots)
    let next = socialMedia[medium].awaitSlot(stream.exponential(mean: 1), at: schedule.now)
    slotHandles[medium] = schedule.schedule(
      .offersAdSlot(socialMedium: Int32(medium)), at: next)
    // A firm that cannot pay for a thousand impressions does not get one.
    guard ledger.cash.asDouble >= socialMedia[medium].configuration.costPerMille,
      let person = socialMedia[medium].fillSlot(
        with: &stream, audience: decision.audiences[channel], at: schedule.now)
    else { return false }
    lastShownTo = person
    showAdvertisement(to: person, on: medium, &schedule)
    return true
  }

  private mutating func showAdvertisement(
    to person: Int, on medium: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let parts = socialMedia[medium].configuration
    let channel = socialMedia[medium].channel
    noteImpression(on: channel)
    spend(
      socialMedia[medium].accrual.add(socialMedia[medium].costPerImpression), on: channel)
    let impression = Int(socialMedia[medium].exposures[person].seen)
    let recent = socialMedia[medium].expose(person, at: schedule.now)
    let freshness = socialMedia[medium].freshness(recent: recent)
    var stream = streams.stream(
      .adResponse.on(channel: socialMedia[medium].streamChannel), entity: person,
      occurrence: impression)
    respond(
      person, by: .paid(channel), clickShare: parts.clickThroughShare * freshness,
      parts, medium: medium, stream: &stream, &schedule)
    raiseAwareness(of: person, by: parts.liftPerImpression * freshness, &schedule)
  }

  /// A friend's post: it may bring a visit, raises awareness, and may be passed on.
  mutating func seePost(
    _ person: Int, on medium: Int, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard !isRunOff, !isRuined else { return false }
    record.totals.organicImpressions += 1
    let parts = socialMedia[medium].configuration
    let channel = socialMedia[medium].channel
    var stream = streams.stream(
      .organicResponse.on(channel: socialMedia[medium].streamChannel), entity: person,
      occurrence: Int(socialMedia[medium].exposures[person].postsSeen))
    socialMedia[medium].exposures[person].postsSeen += 1
    respond(
      person, by: .organic(channel), clickShare: parts.clickThroughShare, parts,
      medium: medium, stream: &stream, &schedule)
    raiseAwareness(of: person, by: parts.liftPerFriendPost, &schedule)
    post(by: person, on: medium, probability: parts.resharePerPost, &schedule)
    return true
  }

  /// What a person does who sees the firm on a social medium: nothing, or a visit that may open a
  /// need and end in a choice.
  private mutating func respond(
    _ person: Int, by source: VisitSource, clickShare: Double, _ parts: SocialMediaConfiguration,
    medium: Int, stream: inout RandomStream, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    // The stream is this impression's own, so what is not drawn shifts nothing; most don't click.
    let clicking = stream.uniform()
    let odds =
      clickShare / (1 - clickShare)
      * (people[person].isNeedOpen ? parts.openNeedClickFactor : 1)
    guard clicking < odds / (1 + odds) else { return }
    let wanting = stream.uniform()
    let choosing = stream.uniform()
    let choosingRival = stream.uniform()
    let considersRival = stream.bernoulli(configuration.rival.consideredShare)
    let matching = stream.uniform()
    let visit = self.visit(person, by: source, matching: matching, &schedule)
    post(by: person, on: medium, probability: parts.sharePerVisit, &schedule)
    if wanting < parts.impulseShare { openImpulse(of: person, &schedule) }
    // Who has no need only looks; who has filled a cart has chosen already.
    guard people[person].isNeedOpen, people[person].needStage != .cart else { return }
    let choice = choose(
      person, on: visit, considersRival: considersRival, uniform: choosing,
      rivalUniform: choosingRival, &schedule)
    // A click that ends in nothing leaves the person's own shopping as it was.
    if choice == .us { fillCart(of: person, on: visit, &schedule) }
  }

  /// The posts of the launch: by people drawn at random, at the start.
  mutating func launch(_ schedule: inout EventSchedule<MarketEvent>) {
    for medium in socialMedia.indices {
      var stream = streams.stream(.launch.on(channel: socialMedia[medium].streamChannel), entity: 0)
      for _ in 0..<socialMedia[medium].configuration.launchPosts {
        post(by: stream.index(below: people.count), on: medium, probability: 1, &schedule)
      }
    }
  }

  /// A person may post about the firm; friends see it after a while.
  ///
  /// Nobody posts about the firm more than once a week, so that a cascade, however catching, ends
  /// with the people.
  mutating func post(
    by person: Int, on medium: Int, probability: Double,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard !isRunOff, probability > 0 else { return }
    let parts = socialMedia[medium].configuration
    let number = Int(socialMedia[medium].exposures[person].posts)
    var stream = streams.stream(
      .sharing.on(channel: socialMedia[medium].streamChannel), entity: person, occurrence: number)
    socialMedia[medium].exposures[person].posts += 1
    let week = Int32(schedule.now / 7)
    guard stream.bernoulli(probability),
      socialMedia[medium].exposures[person].postWeek != week
    else { return }
    socialMedia[medium].exposures[person].postWeek = week
    // Made now, drawn from only where nobody's friends are stored.
    var meeting = streams.stream(
      .meeting.on(channel: socialMedia[medium].streamChannel), entity: person, occurrence: number)
    for slot in network.friendSlots(of: person, drawing: &meeting)
    where stream.bernoulli(parts.friendSeesPostShare) {
      let friend = network.friend(at: slot, of: person, drawing: &meeting)
      schedule.schedule(
        .seesPost(person: Int32(friend), socialMedium: Int32(medium)),
        after: stream.exponential(mean: parts.postDelayDays))
    }
  }

  /// Whether a promoted listing is shown to a person who searches now.
  mutating func promotes(to person: Int, beingAddressed: Double, at time: Double) -> Bool {
    guard !isRunOff, platform.canPromote(at: time),
      ledger.cash.asDouble >= platform.configuration.costPerClick,
      beingAddressed < decision.audiences[platform.channel].propensity(of: person)
    else { return false }
    noteImpression(on: platform.channel)
    return true
  }

  /// Pays for a click on the promoted listing.
  mutating func payPromotedClick(at time: Double) {
    platform.payClick(at: time)
    spend(platform.accrual.add(platform.configuration.costPerClick), on: platform.channel)
  }

  private mutating func noteImpression(on channel: Int) {
    record.channels[channel].impressions += 1
    guard configuration.channels[channel].sees != .none else { return }
    reports[channel].cohorts[reports[channel].cohorts.count - 1].impressions += 1
  }

  private mutating func spend(_ amount: Money, on channel: Int) {
    ledger.post(amount, debit: .marketing, credit: .cash)
    record.channels[channel].spend += amount.asDouble
    reports[channel].cohorts[reports[channel].cohorts.count - 1].spend += amount.asDouble
  }
}
