internal import RandomStreams

extension SocialNetwork {
  /// A network that has grown by preferential attachment: Barabási and Albert, "Emergence of
  /// scaling in random networks", Science 286, 1999.
  ///
  /// The first `meanDegree + 1` people all know each other. Whoever joins befriends half of
  /// `meanDegree` people, drawn in proportion to how many friends they have, each once. So the
  /// network is connected, and everyone has at least half of the mean degree.
  ///
  /// A person is drawn in proportion to her degree by drawing an end of any friendship so far
  /// (Batagelj and Brandes, "Efficient generation of large random networks", Physical Review E 71,
  /// 2005).
  init(growingTo people: Int, meanDegree: Int, streams: ReplicationStreams) {
    let joining = people > 2 ? min(meanDegree / 2, (people - 1) / 2) : 0
    let founders = min(people, 2 * joining + 1)
    var friendships = OwnedFriendships(people: people, owned: joining, ring: founders)
    for person in founders..<people where joining > 0 {
      var stream = streams.stream(.network, entity: person)
      for step in 0..<joining {
        var target: Int
        repeat {
          let end = stream.index(below: 2 * person * joining)
          target = end % 2 == 0 ? end / 2 / joining : friendships[end / 2]
        } while friendships.isOwned(by: person, target, among: step)
        friendships[person, step] = target
      }
    }
    self = friendships.network()
  }
}
