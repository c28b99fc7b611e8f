internal import RandomStreams

extension SocialNetwork {
  /// A small world: Watts and Strogatz, "Collective dynamics of 'small-world' networks", Nature
  /// 393, 1998.
  ///
  /// Everyone sits on a ring and knows the nearest `meanDegree / 2` people to either side; each of
  /// these friendships is then led, with probability `rewiredShare`, from its first person to
  /// anybody. One that would lead to its own start, or to a person that its start already knows,
  /// is drawn again a few times and then stays where it was.
  init(smallWorldOf people: Int, meanDegree: Int, rewiredShare: Double, streams: ReplicationStreams)
  {
    let reach = people > 2 ? min(meanDegree / 2, (people - 1) / 2) : 0
    var friendships = OwnedFriendships(people: people, owned: reach, ring: people)
    for person in 0..<people where reach > 0 {
      var stream = streams.stream(.network, entity: person)
      for step in 0..<reach where stream.bernoulli(rewiredShare) {
        for _ in 0..<8 {
          let candidate = stream.index(below: people)
          guard candidate != person,
            !friendships.isOwned(by: person, candidate, among: reach),
            !friendships.isOwned(by: candidate, person, among: reach)
          else { continue }
          friendships[person, step] = candidate
          break
        }
      }
    }
    self = friendships.network()
  }
}
