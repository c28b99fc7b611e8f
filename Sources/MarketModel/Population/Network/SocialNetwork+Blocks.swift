internal import RandomStreams

extension SocialNetwork {
  /// A stochastic block model: Holland, Laskey and Leinhardt, "Stochastic blockmodels: first
  /// steps", Social Networks 5, 1983.
  ///
  /// Any two people know each other independently, with one probability for each group within it
  /// and one for all pairs across; so degrees are nearly Poisson. The pairs in between are
  /// skipped by geometric draws, so that cost grows with people and friendships (Batagelj and
  /// Brandes 2005). Every draw is addressed by its person: the friendships are gone through twice
  /// and come out the same.
  init(_ blocks: BlockConfiguration, members: GroupMembers, _ streams: ReplicationStreams) {
    let people = members.people
    let sizes = members.starts.indices.dropLast().map {
      Double(members.starts[$0 + 1] - members.starts[$0])
    }
    let all = Double(people)
    let pairsAcross = all * all - sizes.reduce(0) { $0 + $1 * $1 }
    let across = pairsAcross > 0 ? min(1, blocks.betweenDegree * all / pairsAcross) : 0
    func goThrough(_ body: (Int, Int) -> Void) {
      for (group, size) in sizes.enumerated() {
        let within = size > 1 ? min(1, blocks.withinDegree / (size - 1)) : 0
        let end = members.starts[group + 1]
        for place in members.starts[group]..<end {
          let person = members[place]
          var stream = streams.stream(.network, entity: person)
          stream.forEachChosen(of: (place + 1)..<end, probability: within) {
            body(person, members[$0])
          }
          stream.forEachChosen(of: end..<people, probability: across) { body(person, members[$0]) }
        }
      }
    }
    var rows = FriendshipRows(people: people)
    goThrough { rows.count($0, $1) }
    rows.makeRoom()
    goThrough { one, other in
      let isEntered = rows.add(one, other)
      assert(isEntered)
    }
    self = rows.network()
  }
}

extension RandomStream {
  /// Goes through the numbers of a range that are chosen independently with one probability.
  ///
  /// How many are passed over is geometric: the whole part of an exponential. Cost grows with the
  /// chosen ones alone.
  fileprivate mutating func forEachChosen(
    of range: Range<Int>, probability: Double, _ body: (Int) -> Void
  ) {
    guard probability > 0, !range.isEmpty else { return }
    guard probability < 1 else { return range.forEach(body) }
    let mean = -1 / log(1 - probability)
    var place = range.lowerBound
    while true {
      let passed = exponential(mean: mean)
      guard passed < Double(range.upperBound - place) else { return }
      place += Int(passed)
      body(place)
      place += 1
      guard place < range.upperBound else { return }
    }
  }
}
