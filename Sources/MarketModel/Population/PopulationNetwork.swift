public import Populations
internal import RandomStreams

/// The Bayesian network behind a population: which nodes there are, and what the firm knows (E8).
///
/// A node with the name of a trait (``Trait/nodeName``) is that trait. The others are attributes:
/// they are kept with each person, a byte a category, and act through their children or, if the
/// firm knows them, through what the firm does.
public struct PopulationNetwork: Sendable, Hashable {
  /// The nodes.
  public let network: BayesianNetwork
  /// The attributes in the firm's profiles, in the order of their features.
  public let knownToFirm: [String]
  /// The median of spending a month; nil where it is no node.
  let medianSpend: Double?

  /// How many people the median of spending is taken from.
  private static let referencePeople = 16_385

  /// A network of its parts.
  ///
  /// Where spending is a node, its median is that of 16,385 people drawn from streams of their own,
  /// the same in every replication: its standard error is 1 % of the spread.
  ///
  /// - Precondition: age, spending, taste and price sensitivity are numbers, gender is categories
  ///   with one that ``isFemale(_:)`` knows, and the firm knows attributes of the network.
  public init(network: BayesianNetwork, knownToFirm: [String]) {
    for trait in Trait.allCases {
      guard let node = network[trait.nodeName] else { continue }
      precondition(node.law.isNumeric == (trait != .gender), "\(trait.name) is of the wrong kind")
      precondition(
        trait != .gender || node.law.labels.contains(where: Self.isFemale),
        "gender needs a category for women")
    }
    let traits = Trait.allCases.map(\.nodeName)
    precondition(
      knownToFirm.allSatisfy { network[$0] != nil && !traits.contains($0) },
      "the firm knows attributes of the network")
    self.network = network
    self.knownToFirm = knownToFirm
    let spend = Trait.spend.nodeName
    let reference = network[spend].map { _ in
      network.ancestry(of: [spend]).sample(
        people: Self.referencePeople, streams: ReplicationStreams(seed: 0, replication: 0),
        purpose: .attributes)
    }
    if case .numbers(let numbers)? = reference?[spend] {
      medianSpend = numbers.sorted()[Self.referencePeople / 2]
    } else {
      medianSpend = nil
    }
  }

  /// Whether a category of the node gender stands for women: `female`, whatever the case.
  public static func isFemale(_ label: String) -> Bool { label.lowercased() == "female" }
}

extension PopulationConfiguration {
  /// The reference spend level: the median of spending a month.
  var medianSpend: Double {
    guard let median = spendPerMonth?.quantile(0.5) ?? network?.medianSpend else {
      preconditionFailure("spending has a distribution or a node")
    }
    return median
  }
}
