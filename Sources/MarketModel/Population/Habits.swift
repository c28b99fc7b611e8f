internal import Populations

/// Nodes of a population's network that act by their names: how often somebody needs what the firm
/// sells, and how much she uses a channel.
///
/// They are numbers from 0, 1 for what everybody has without them; what is below 0 counts as 0, and
/// what is not known as 1.
public enum ActingNode {
  /// The node by which a person's needs are multiplied.
  public static let needFactor = "needFactor"

  /// The node that says how much a person uses a channel against others.
  public static func habit(of channel: String) -> String { "\(channel)Habit" }
}

/// How much each person uses each channel against others.
struct Habits: Sendable, Hashable {
  /// Of each channel the factors of the people; empty where all are alike.
  private let factors: [[Float]]
  /// Of each channel the largest factor.
  private let most: [Float]

  /// The habits that a population has with channels of these names.
  init(of population: Population, with channels: [String]) {
    factors = channels.map { population.attributes?.factors(ActingNode.habit(of: $0)) ?? [] }
    most = factors.map { $0.max() ?? 1 }
  }

  /// Whether people differ in how much they use a channel.
  func differ(on channel: Int) -> Bool { !factors[channel].isEmpty }

  /// How much a person uses a channel.
  func factor(of person: Int, on channel: Int) -> Double {
    factors[channel].isEmpty ? 1 : Double(factors[channel][person])
  }

  /// How much a person uses a channel against who uses it most.
  func share(of person: Int, on channel: Int) -> Double {
    most[channel] > 0 ? factor(of: person, on: channel) / Double(most[channel]) : 0
  }

  /// Memory, bytes.
  var bytes: Int { factors.reduce(0) { $0 + $1.reservedBytes } }
}

extension PeopleTable {
  /// The numbers of a node that acts as a factor, as they act, one a person; nil if there is no such
  /// node.
  func factors(_ node: String) -> [Float]? {
    guard case .numbers(let numbers)? = self[node] else { return nil }
    return numbers.map { $0.isNaN ? 1 : Float(min(max($0, 0), 1e6)) }
  }
}
