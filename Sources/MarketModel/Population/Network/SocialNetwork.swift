public import RandomStreams

/// Who hears from whom: mutual friendships among the people of a market, of one of several kinds.
///
/// Stored as compressed rows, an offset a person and four bytes a friend, so that a million
/// people with ten friends each take 44 MB; a well-mixed network stores nothing. Building one
/// takes 8 bytes a person more for a while, or 16 where the friends are grouped by a trait.
/// The value is immutable: copies share their storage.
public struct SocialNetwork: Sendable, Hashable {
  /// The number of people, friends or not.
  public let people: Int
  /// Where each person's row begins, and where the last one ends; empty when well-mixed.
  let offsets: [UInt32]
  let friendIDs: [UInt32]
  /// The mean number of people whom a post meets when the network is well-mixed.
  private let meanMet: Double

  /// Rows that have been built.
  init(offsets: [UInt32], friendIDs: [UInt32]) {
    people = offsets.count - 1
    self.offsets = offsets
    self.friendIDs = friendIDs
    meanMet = 0
  }

  /// The network of nobody.
  public static let ofNobody = SocialNetwork(offsets: [0], friendIDs: [])

  /// A network without rows, in which anybody may meet anybody.
  private init(wellMixed people: Int, meanDegree: Double) {
    self.people = people
    offsets = []
    friendIDs = []
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

  /// Whether friends are drawn when they are needed, instead of stored.
  public var isWellMixed: Bool { offsets.isEmpty }

  /// Memory of the rows, bytes.
  var bytes: Int { offsets.reservedBytes + friendIDs.reservedBytes }

  /// The positions of a person's friends, to be read with ``friend(at:of:drawing:)``.
  ///
  /// Constant time, no allocation. Only a well-mixed network draws: how many there are.
  public func friendSlots(of person: Int, drawing stream: inout RandomStream) -> Range<Int> {
    if isWellMixed { return 0..<stream.poisson(mean: meanMet) }
    return Int(offsets[person])..<Int(offsets[person + 1])
  }

  /// The friend at a position of ``friendSlots(of:drawing:)``.
  ///
  /// Constant time, no allocation. Only a well-mixed network draws: anybody but the person, each
  /// time anew, so that a position has no friend of its own and somebody may be met twice.
  public func friend(
    at slot: Int, of person: Int, drawing stream: inout RandomStream
  ) -> Int {
    guard isWellMixed else { return Int(friendIDs[slot]) }
    let other = stream.index(below: people - 1)
    return other < person ? other : other + 1
  }

  /// The stored friends of a person; none in a well-mixed network.
  public func friends(of person: Int) -> ArraySlice<UInt32> {
    isWellMixed ? [] : friendIDs[Int(offsets[person])..<Int(offsets[person + 1])]
  }
}
