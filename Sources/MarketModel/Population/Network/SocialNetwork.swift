public import RandomStreams

/// Who hears from whom: mutual friendships among the people of a market, of one of several kinds.
///
/// Stored as rows of differences (``FriendshipBytes``): a byte for a friend who is near in number,
/// three for anybody among a million. A million people with ten friends each take 18 MB in a small
/// world and 34 MB where friends are anybody; a well-mixed network stores nothing. Building one
/// takes 44 bytes a person more for a while, and 8 or 16 on top, the latter where the friends are
/// grouped by a trait. The value is immutable: copies share their storage.
public struct SocialNetwork: Sendable, Hashable {
  /// The number of people, friends or not.
  public let people: Int
  /// The rows; of nobody when well-mixed.
  let rows: FriendshipBytes
  /// Whether friends are drawn when they are needed, instead of stored.
  public let isWellMixed: Bool
  /// The mean number of people whom a post meets when the network is well-mixed.
  private let meanMet: Double

  /// Rows that have been built: where each person's begins, and where the last one ends; and the
  /// friends.
  init(offsets: consuming [UInt32], friendIDs: [UInt32]) {
    people = offsets.count - 1
    rows = FriendshipBytes(offsets: offsets, friendIDs: friendIDs)
    isWellMixed = false
    meanMet = 0
  }

  /// The network of nobody.
  public static let ofNobody = SocialNetwork(offsets: [0], friendIDs: [])

  /// A network without rows, in which anybody may meet anybody.
  private init(wellMixed people: Int, meanDegree: Double) {
    self.people = people
    rows = FriendshipBytes(offsets: [0], friendIDs: [])
    isWellMixed = true
    meanMet = min(meanDegree, Double(people - 1))
  }

  /// Builds the network of a market whose people are all alike.
  ///
  /// Cost and memory grow with people × degree.
  ///
  /// - Precondition: The kind does not group people by a trait, and half of its friendships'
  ///   ends number less than 2³¹.
  public init(people: Int, configuration: NetworkConfiguration, streams: ReplicationStreams) {
    self.init(people: people, traits: [], configuration: configuration, streams: streams)
  }

  /// Builds the network of a market.
  ///
  /// - Parameter traits: One row a person, where the kind groups people by a trait.
  init(
    people: Int, traits: [PersonTraits], configuration: NetworkConfiguration,
    streams: ReplicationStreams
  ) {
    switch configuration {
    case .wellMixed(let meanDegree):
      self.init(wellMixed: people, meanDegree: meanDegree)
    case .wattsStrogatz(let meanDegree, let rewiredShare):
      self.init(
        smallWorldOf: people, meanDegree: meanDegree, rewiredShare: rewiredShare, streams: streams)
    case .barabasiAlbert(let meanDegree):
      self.init(growingTo: people, meanDegree: meanDegree, streams: streams)
    case .stochasticBlock(let blocks):
      self.init(
        blocks, members: GroupMembers(blocks.groups, people: people, traits: traits), streams)
    case .randomRegular(let degree):
      self.init(regularOf: people, degree: degree, streams: streams)
    case .edgeList(let network):
      precondition(network.people == people, "an edge list has one row for each of the people")
      self = network
    }
  }

  /// Memory of the rows, bytes.
  var bytes: Int { isWellMixed ? 0 : rows.bytes }

  /// A person's friends, one slot each, to be read with ``friend(at:of:drawing:)``.
  ///
  /// No allocation. Only a well-mixed network draws: how many there are.
  public func friendSlots(of person: Int, drawing stream: inout RandomStream) -> FriendSlots {
    isWellMixed
      ? FriendSlots(numbers: 0..<stream.poisson(mean: meanMet))
      : FriendSlots(of: person, in: rows)
  }

  /// The friend of a slot of ``friendSlots(of:drawing:)``.
  ///
  /// Constant time, no allocation. Only a well-mixed network draws: anybody but the person, each
  /// time anew, so that a slot has no friend of its own and somebody may be met twice.
  @inline(__always)
  public func friend(
    at slot: FriendSlots.Element, of person: Int, drawing stream: inout RandomStream
  ) -> Int {
    guard isWellMixed else { return slot }
    let other = stream.index(below: people - 1)
    return other < person ? other : other + 1
  }

  /// The stored friends of a person; none in a well-mixed network.
  public func friends(of person: Int) -> [UInt32] {
    isWellMixed ? [] : FriendSlots(of: person, in: rows).map { UInt32($0) }
  }
}
