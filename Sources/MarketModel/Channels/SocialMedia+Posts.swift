internal import RandomStreams
internal import SimulationKernel

/// Friends' posts (A3): who posts, who sees it, and what they do.
extension SocialMedia {
  /// A friend's post: it may bring a visit, raises awareness, and may be passed on.
  mutating func seePost(
    _ person: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard !core.isRunOff, !core.isRuined else { return false }
    core.record.totals.organicImpressions += 1
    core.record.channels[index].organicImpressions += 1
    var stream = core.streams.stream(
      .organicResponse.on(channel: streamChannel), entity: person,
      occurrence: Int(exposures[person].postsSeen))
    exposures[person].postsSeen &+= 1
    respond(
      person, by: .organic(index), clickShare: configuration.clickThroughShare,
      isNeedOpen: core.accounts[core.account(of: person)].isNeedOpen, stream: &stream, in: &core,
      &schedule)
    core.raiseAwareness(of: person, by: configuration.liftPerFriendPost, &schedule)
    post(by: person, probability: configuration.resharePerPost, in: &core, &schedule)
    return true
  }

  /// What a person does who sees the firm on the medium: nothing, or a visit.
  ///
  /// - Returns: Whether it is a visit.
  @discardableResult
  mutating func respond(
    _ person: Int, by source: VisitSource, clickShare: Double, isNeedOpen: Bool,
    stream: inout RandomStream, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    // The stream is this impression's own, so what is not drawn shifts nothing; most don't click.
    let clicking = stream.uniform()
    let odds =
      clickShare / (1 - clickShare) * (isNeedOpen ? configuration.openNeedClickFactor : 1)
    guard clicking < odds / (1 + odds) else { return false }
    core.receive(
      person, by: source, impulseShare: configuration.impulseShare, stream: &stream, &schedule)
    post(by: person, probability: configuration.sharePerVisit, in: &core, &schedule)
    if let following = configuration.following {
      mayFollow(person, probability: following.followPerVisit, in: &core, &schedule)
    }
    return true
  }

  /// The posts of the launch: by people drawn at random, at the start.
  mutating func launch(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    var stream = core.streams.stream(.launch.on(channel: streamChannel), entity: 0)
    for _ in 0..<configuration.launchPosts {
      post(by: stream.index(below: exposures.count), probability: 1, in: &core, &schedule)
    }
  }

  /// A person may post about the firm; friends see it after a while.
  ///
  /// Nobody posts about the firm more than once a week, so that a cascade, however catching, ends
  /// with the people.
  mutating func post(
    by person: Int, probability: Double, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard !core.isRunOff, probability > 0 else { return }
    let number = Int(exposures[person].posts)
    var stream = core.streams.stream(
      .sharing.on(channel: streamChannel), entity: person, occurrence: number)
    exposures[person].posts &+= 1
    let week = Int16(schedule.now / 7)
    guard stream.bernoulli(probability), exposures[person].postWeek != week else { return }
    exposures[person].postWeek = week
    // Made now, drawn from only where nobody's friends are stored.
    var meeting = core.streams.stream(
      .meeting.on(channel: streamChannel), entity: person, occurrence: number)
    for slot in core.network.friendSlots(of: person, drawing: &meeting)
    where stream.bernoulli(configuration.friendSeesPostShare) {
      let friend = core.network.friend(at: slot, of: person, drawing: &meeting)
      schedule.schedule(
        .channel(UInt8(index), ChannelEvent(.seesPost, of: friend)),
        after: stream.exponential(mean: configuration.postDelayDays))
    }
  }
}
