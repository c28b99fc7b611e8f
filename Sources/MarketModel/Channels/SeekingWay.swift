/// A way by which people with an open need look for offers, and the channels that may answer there
/// (R4).
struct SeekingWay: Sendable, Hashable {
  /// What people do who take a way.
  enum Kind: Sendable, Hashable {
    /// They search on the channel itself.
    case ownSearch
    /// They ask a search engine, which may show several of the firm's channels.
    case searchEngine
  }

  /// Which channels may answer, in the order in which they are seen.
  let members: [Int]
  /// How often people look here, one weight a member; of those that are live the largest counts.
  let weights: [Double]
  /// The way's code in the addresses of its draws: a channel's own, or 0 for the search engine.
  let streamChannel: Int

  /// The ways of these channels, in the order of each one's first channel.
  static func all(of channels: [ChannelConfiguration], streamChannels: [Int]) -> [SeekingWay] {
    let seekable = channels.indices.filter {
      channels[$0].kind.answersSearches && channels[$0].seekWeight > 0
    }
    // Advertisements stand above what a search engine finds.
    let found = seekable.filter { channels[$0].kind.wayOfSeeking == .searchEngine }
    let engine =
      found.filter { !channels[$0].kind.isHome } + found.filter { channels[$0].kind.isHome }
    return seekable.compactMap { index in
      let members = found.contains(index) ? engine : [index]
      guard !found.contains(index) || index == found.first else { return nil }
      return SeekingWay(
        members: members, weights: members.map { channels[$0].seekWeight },
        streamChannel: found.contains(index) ? 0 : streamChannels[index])
    }
  }

  /// How often people look here at present; 0 while no channel is live.
  ///
  /// - Parameter factor: What a member's weight is multiplied by.
  func weight(in phases: [ChannelPhase], times factor: (Int) -> Double = { _ in 1 }) -> Double {
    var weight = 0.0
    for (member, own) in zip(members, weights) where phases[member] == .live {
      weight = max(weight, own * factor(member))
    }
    return weight
  }
}
