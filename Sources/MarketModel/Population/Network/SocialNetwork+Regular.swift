internal import RandomStreams

extension SocialNetwork {
  /// A random regular network: everyone has exactly `degree` friends, who may be anybody.
  ///
  /// It is the sum of random rings through everybody, and of a random pairing where the degree
  /// is odd; where two of them share a friendship, people change places until none is shared. What is
  /// all but sure of such sums, as the network grows, is so of the uniform random regular graph, and
  /// conversely (Kim and Wormald, "Random matchings which induce Hamilton cycles and Hamiltonian
  /// decompositions of random regular graphs", Journal of Combinatorial Theory B 81, 2001). They
  /// take no memory but the rows, and are connected from degree 2 on. A degree above half of the people is made by leaving out
  /// friendships in the same way. A degree that can't be is lowered: to all other people, and by
  /// one if degree and people are both odd.
  init(regularOf people: Int, degree: Int, streams: ReplicationStreams) {
    var degree = min(degree, people - 1)
    if degree % 2 == 1 && people % 2 == 1 { degree -= 1 }
    let isDense = degree > (people - 1) / 2
    var friendships = RegularFriendships(
      people: people, degree: isDense ? people - 1 - degree : degree)
    friendships.fill(streams)
    let sparse = friendships.network()
    guard isDense else {
      self = sparse
      return
    }
    var friendIDs: [UInt32] = []
    friendIDs.reserveCapacity(people * degree)
    for person in 0..<people {
      let others = sparse.friends(of: person)
      for friend in 0..<UInt32(people) where friend != person && !others.contains(friend) {
        friendIDs.append(friend)
      }
    }
    self.init(
      offsets: (0...people).map { UInt32($0 * degree) }, friendIDs: friendIDs)
  }
}

/// The rows of a regular network while rings and a pairing are put into them.
///
/// The degree is at most half of the other people. Then the friendships that are still free always
/// contain another ring, and in the end another pairing (Dirac 1952), so that the search ends.
private struct RegularFriendships {
  let people: Int
  let degree: Int
  /// The friends that everyone has so far.
  private var filled = 0
  private var cells: [UInt32]
  /// The people in the order in which the ring at hand goes through them, or the pairing takes them.
  private var order: [UInt32] = []

  init(people: Int, degree: Int) {
    self.people = people
    self.degree = degree
    cells = Array(repeating: 0, count: people * degree)
  }

  mutating func fill(_ streams: ReplicationStreams) {
    guard degree > 0 else { return }
    order = Array(0..<UInt32(people))
    while filled < degree {
      let isRing = degree - filled > 1
      var attempt = 0
      while true {
        var stream = streams.stream(.network, entity: filled, occurrence: attempt)
        shuffle(&stream)
        if avoidsFriends(isRing: isRing, &stream) { break }
        attempt += 1
      }
      enter(isRing: isRing)
    }
    order = []
  }

  consuming func network() -> SocialNetwork {
    SocialNetwork(offsets: (0...people).map { UInt32($0 * degree) }, friendIDs: cells)
  }

  /// Fisher and Yates' shuffle, in Durstenfeld's form.
  private mutating func shuffle(_ stream: inout RandomStream) {
    for place in stride(from: people - 1, to: 0, by: -1) {
      order.swapAt(place, stream.index(below: place + 1))
    }
  }

  /// Changes places until nobody stands beside a friend; false if that takes too long.
  private mutating func avoidsFriends(isRing: Bool, _ stream: inout RandomStream) -> Bool {
    for place in stride(from: 0, to: people, by: isRing ? 1 : 2) where isFriend(after: place) {
      let changing = place + 1 < people ? place + 1 : 0
      var tries = 0
      while true {
        let other = stream.index(below: people)
        order.swapAt(changing, other)
        if isInOrder(around: changing, isRing: isRing) && isInOrder(around: other, isRing: isRing) {
          break
        }
        order.swapAt(changing, other)
        tries += 1
        // At half of all friendships one try in sixteen succeeds.
        if tries == 1000 { return false }
      }
    }
    return true
  }

  private func isInOrder(around place: Int, isRing: Bool) -> Bool {
    guard isRing else { return !isFriend(after: place & ~1) }
    return !isFriend(after: place) && !isFriend(after: place > 0 ? place - 1 : people - 1)
  }

  /// Whether the person at a place and the next one are friends already.
  private func isFriend(after place: Int) -> Bool {
    let row = Int(order[place]) * degree
    return cells[row..<(row + filled)].contains(order[place + 1 < people ? place + 1 : 0])
  }

  private mutating func enter(isRing: Bool) {
    for place in stride(from: 0, to: people, by: isRing ? 1 : 2) {
      let one = Int(order[place])
      let other = Int(order[place + 1 < people ? place + 1 : 0])
      cells[one * degree + filled] = UInt32(other)
      cells[other * degree + filled + (isRing ? 1 : 0)] = UInt32(one)
    }
    filled += isRing ? 2 : 1
  }
}
