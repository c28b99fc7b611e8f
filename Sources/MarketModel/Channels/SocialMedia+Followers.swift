internal import RandomStreams
internal import SimulationKernel

/// Followers (A3): whoever follows the firm sees its posts again and again, free of charge.
///
/// A follower sees posts by a Poisson process of rate `postsPerWeek` × `seesPostShare`, so that one
/// event a follower is pending and nobody goes through them all.
extension SocialMedia {
  /// A person may begin to follow.
  mutating func mayFollow(
    _ person: Int, probability: Double, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard probability > 0, !core.isRunOff, !followings[person].isFollower else { return }
    var stream = core.streams.stream(
      .following.on(channel: streamChannel), entity: person,
      occurrence: Int(followings[person].occasions))
    followings[person].occasions &+= 1
    guard stream.bernoulli(probability) else { return }
    followings[person].isFollower = true
    core.record.channels[index].followers += 1
    awaitFirmPost(for: person, drawing: &stream, &schedule)
  }

  private func awaitFirmPost(
    for person: Int, drawing stream: inout RandomStream,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let following = configuration.following else { return }
    let seenPerDay = following.postsPerWeek * following.seesPostShare / 7
    guard seenPerDay > 0 else { return }
    schedule.schedule(
      .channel(UInt8(index), ChannelEvent(.seesFirmPost, of: person)),
      after: stream.exponential(mean: meanWait(often: seenPerDay, in: 1)))
  }

  /// A follower sees a post of the firm: it may bring a visit, raises awareness, may be one too
  /// many.
  mutating func seeFirmPost(
    _ person: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard let following = configuration.following, !core.isRunOff, !core.isRuined,
      core.phases[index] != .closed
    else { return false }
    var stream = core.streams.stream(
      .firmPost.on(channel: streamChannel), entity: person,
      occurrence: Int(followings[person].firmPosts))
    followings[person].firmPosts &+= 1
    let leaving = stream.uniform()
    // The firm posts nothing while the channel rests.
    let isShown = core.phases[index] == .live
    if isShown, leaving < following.unfollowPerPost {
      followings[person].isFollower = false
      core.record.channels[index].followers -= 1
    } else {
      awaitFirmPost(for: person, drawing: &stream, &schedule)
    }
    guard isShown else { return false }
    core.record.totals.organicImpressions += 1
    core.record.channels[index].organicImpressions += 1
    respond(
      person, by: .organic(index), clickShare: configuration.clickThroughShare,
      isNeedOpen: core.accounts[core.account(of: person)].isNeedOpen, stream: &stream, in: &core,
      &schedule)
    core.raiseAwareness(of: person, by: following.liftPerPost, &schedule)
    return true
  }
}
