public import RandomStreams

/// Who hears from whom: an undirected small-world network (Watts and Strogatz 1998).
///
/// Everyone sits on a ring and knows the nearest `meanDegree / 2` people to either side; each of
/// these friendships is then led, with a given probability, from its first person to anybody.
/// Stored as compressed rows: one offset a person and four bytes a friend.
public struct SocialNetwork: Sendable, Hashable {
  private var offsets: [UInt32]
  private var friendIDs: [UInt32]

  /// Builds the network.
  ///
  /// Cost and memory grow with people × degree.
  ///
  /// A rewired edge that would lead to its own start, or to a person that its start already
  /// knows, is drawn again a few times and then stays where it was.
  public init(people: Int, configuration: NetworkConfiguration, streams: ReplicationStreams) {
    let reach = people > 2 ? min(configuration.meanDegree / 2, (people - 1) / 2) : 0
    var targets = [UInt32](repeating: 0, count: people * reach)
    for person in 0..<people {
      for step in 0..<reach {
        targets[person * reach + step] = UInt32((person + step + 1) % people)
      }
    }
    for person in 0..<people where reach > 0 {
      var stream = streams.stream(.network, entity: person)
      let row = (person * reach)..<((person + 1) * reach)
      for slot in row where stream.bernoulli(configuration.rewiredShare) {
        for _ in 0..<8 {
          let candidate = stream.index(below: people)
          guard candidate != person, !targets[row].contains(UInt32(candidate)),
            !targets[(candidate * reach)..<((candidate + 1) * reach)].contains(UInt32(person))
          else { continue }
          targets[slot] = UInt32(candidate)
          break
        }
      }
    }
    var degrees = [UInt32](repeating: UInt32(reach), count: people)
    for target in targets { degrees[Int(target)] += 1 }
    offsets = [0]
    offsets.reserveCapacity(people + 1)
    for degree in degrees { offsets.append(offsets[offsets.count - 1] + degree) }
    friendIDs = Array(repeating: 0, count: 2 * targets.count)
    var next = offsets
    func append(_ friend: UInt32, to person: Int) {
      friendIDs[Int(next[person])] = friend
      next[person] += 1
    }
    for person in 0..<people {
      for target in targets[(person * reach)..<((person + 1) * reach)] {
        append(target, to: person)
        append(UInt32(person), to: Int(target))
      }
    }
  }

  /// The positions of a person's friends, to be read with ``friend(at:)``.
  public func friendSlots(of person: Int) -> Range<Int> {
    Int(offsets[person])..<Int(offsets[person + 1])
  }

  /// The friend at a position of ``friendSlots(of:)``.
  public func friend(at slot: Int) -> Int { Int(friendIDs[slot]) }
}
