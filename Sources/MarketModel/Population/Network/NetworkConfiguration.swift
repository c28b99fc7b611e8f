/// The kind of the social network, with what that kind needs.
///
/// Degrees are numbers of friends. A market that has too few people for a degree gives everyone
/// as many friends as its kind allows.
public enum NetworkConfiguration: Sendable, Hashable {
  /// No lasting friendships: each post meets people drawn at random, a Poisson number of the given
  /// mean.
  ///
  /// The mean-field limit of all the others: who hears is nobody's neighbour.
  case wellMixed(meanDegree: Double)
  /// A small world (Watts and Strogatz 1998).
  ///
  /// The degree is even, because the ring has as many friends to either side; `rewiredShare` of
  /// the friendships lead anywhere instead of to a neighbour.
  case wattsStrogatz(meanDegree: Int, rewiredShare: Double)
  /// A few people whom very many know (Barabási and Albert 1999).
  ///
  /// The degree is even: whoever joins befriends half of it.
  case barabasiAlbert(meanDegree: Int)
  /// Groups whose members mostly know each other (Holland, Laskey and Leinhardt 1983).
  case stochasticBlock(BlockConfiguration)
  /// Everyone has as many friends, who are otherwise anybody.
  case randomRegular(degree: Int)
  /// Friendships that somebody knows; the network has one row for each of the people.
  case edgeList(SocialNetwork)

  /// The kind's name in scenario files.
  public var name: String {
    switch self {
    case .wellMixed: "wellMixed"
    case .wattsStrogatz: "wattsStrogatz"
    case .barabasiAlbert: "barabasiAlbert"
    case .stochasticBlock: "stochasticBlock"
    case .randomRegular: "randomRegular"
    case .edgeList: "edgeList"
    }
  }
}

/// Groups of people, and how many friends are found inside and outside.
public struct BlockConfiguration: Sendable, Hashable {
  /// Who belongs to which group.
  public var groups: NetworkGroups
  /// Mean number of friends within the own group.
  ///
  /// In a group that has fewer others, all of them.
  public var withinDegree: Double
  /// Mean number of friends in other groups, over all people.
  ///
  /// Any two people of different groups know each other with the same probability, so that members
  /// of a large group have fewer of these friends than members of a small one.
  public var betweenDegree: Double

  /// Groups of their parts.
  public init(groups: NetworkGroups, withinDegree: Double, betweenDegree: Double) {
    self.groups = groups
    self.withinDegree = withinDegree
    self.betweenDegree = betweenDegree
  }
}

/// What divides people into the groups of a network.
public enum NetworkGroups: Sendable, Hashable {
  /// Nothing that shows: groups of these sizes, relative to each other.
  case sizes([Double])
  /// Gender.
  case gender
  /// Age, at these years, ascending: whoever is as old as an edge belongs above it.
  case ageBands([Double])
  /// Spending relative to the median, at these multiples, ascending.
  case spendBands([Double])
}
