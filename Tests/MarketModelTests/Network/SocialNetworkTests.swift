import RandomStreams
import Testing

@testable import MarketModel

/// What all kinds of network have in common.
struct SocialNetworkTests {
  /// A kind, and the row lengths that it guarantees to sixty people.
  static let kinds: [NetworkConfiguration] = [
    .wattsStrogatz(meanDegree: 10, rewiredShare: 0),
    .wattsStrogatz(meanDegree: 10, rewiredShare: 1),
    .wattsStrogatz(meanDegree: 4, rewiredShare: 0.2), .barabasiAlbert(meanDegree: 2),
    .barabasiAlbert(meanDegree: 8), .randomRegular(degree: 3), .randomRegular(degree: 8),
    .stochasticBlock(
      BlockConfiguration(groups: .sizes([3, 1]), withinDegree: 6, betweenDegree: 2)),
    .stochasticBlock(
      BlockConfiguration(groups: .sizes([1, 1, 1]), withinDegree: 900, betweenDegree: 900)),
  ]

  @Test("Friendship is mutual, with others only, once each", arguments: kinds)
  func simple(kind: NetworkConfiguration) {
    for people in [1, 2, 3, 4, 5, 6, 11, 12, 60] {
      for seed in 1...3 {
        let friends = friends(people: people, kind, seed: seed)
        #expect(friends.count == people)
        for person in 0..<people {
          #expect(Set(friends[person]).count == friends[person].count)
          #expect(friends[person].allSatisfy { $0 != person && friends[$0].contains(person) })
        }
      }
    }
  }

  @Test("The same seed builds the same network, another seed another", arguments: kinds.dropFirst())
  func determinism(kind: NetworkConfiguration) {
    let first = friends(people: 300, kind, seed: 1)
    #expect(friends(people: 300, kind, seed: 1) == first)
    // Everybody knows everybody where the groups are too small for so many friends.
    if first[0].count < 299 { #expect(friends(people: 300, kind, seed: 2) != first) }
  }

  @Test(
    "A network takes two bytes a friend at most and four a person, and no spare room",
    arguments: kinds)
  func size(kind: NetworkConfiguration) {
    // Differences among so many people have ten bits and a sign.
    let network = SocialNetwork(people: 900, configuration: kind, streams: streams(1))
    #expect(network.rows.offsets.count == 901)
    let ends = (0..<900).reduce(0) { $0 + network.friends(of: $1).count }
    #expect((ends...2 * ends).contains(network.rows.differences.count))
    // The allocator rounds up to its size classes.
    #expect(network.rows.differences.capacity <= network.rows.differences.count * 9 / 8 + 32)
    #expect(network.rows.offsets.capacity <= 901 + 901 / 8)
    if case .wattsStrogatz(10, 0) = kind {
      // All friends are near but where the ring closes: of the five people to either side of it.
      #expect(network.rows.differences.count < ends + 2 * 10 * 2)
    }
  }

  @Test("Rows of friends come back as they were, whatever the differences between them")
  func rows() {
    let rows: [[UInt32]] = [
      [], [63, 64, 0, .max, 0], [], [1_000_000, 3_000_000, 2_999_999, 2], [2_147_483_647, 8192],
    ]
    let offsets = rows.reduce(into: [UInt32(0)]) { $0.append($0[$0.count - 1] + UInt32($1.count)) }
    let network = SocialNetwork(offsets: offsets, friendIDs: Array(rows.joined()))
    #expect(rows.indices.map { network.friends(of: $0) } == rows)
    var stream = streams(1).stream(.network, entity: 0)
    for (person, row) in rows.enumerated() {
      let slots = network.friendSlots(of: person, drawing: &stream)
      #expect(slots.count == row.count)
      #expect(row.indices.map { slots.slot(after: $0) } == row.map { Int($0) })
    }
  }

  /// Rows of pairs, and what was wrong with them.
  private static func rows(
    people: Int, _ pairs: [(Int, Int)]
  ) -> (rows: FriendshipRows, repeated: [[Int]]) {
    var rows = FriendshipRows(people: people)
    for (one, other) in pairs { rows.count(one, other) }
    rows.makeRoom()
    for (one, other) in pairs {
      let isAdded = rows.add(one, other)
      #expect(isAdded)
    }
    let isAddedBeyond = rows.add(0, 1)
    #expect(!isAddedBeyond)
    #expect(rows.isFull)
    let repeated = rows.sort().map { [$0.0, $0.1] }
    return (rows, repeated)
  }

  @Test("Rows from outside are used as they are, whatever the order of entering")
  func given() {
    let (rows, repeated) = Self.rows(people: 4, [(2, 0), (1, 2), (3, 2)])
    #expect(repeated == [])
    let network = rows.network()
    #expect(friends(people: 4, .edgeList(network)) == [[2], [2], [0, 1, 3], [2]])
    #expect(Self.rows(people: 4, [(2, 3), (2, 1), (0, 2)]).rows.network() == network)
  }

  @Test("A friendship that is given twice is found, whichever way round")
  func repeated() {
    #expect(Self.rows(people: 3, [(0, 1), (1, 2), (1, 0), (0, 1)]).repeated == [[0, 1]])
  }

  @Test("Posts find friends in every kind of network", arguments: kinds.dropLast(2))
  func posts(kind: NetworkConfiguration) throws {
    var market = try MarketConfiguration.make()
    market.network = kind
    let policy = Spending(perDay: [4000, 1000])
    let record = play(market, policy)
    #expect(record.totals.organicImpressions > 0)
    #expect(play(market, policy) == record)
  }
}
