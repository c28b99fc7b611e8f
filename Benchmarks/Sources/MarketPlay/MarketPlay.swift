public import MarketModel
internal import RandomStreams
internal import Scenarios

/// One replication of the worked example at another size, ready to be played.
public struct MarketPlay: Sendable {
  private let market: MarketConfiguration
  private let policy: any Policy

  /// The seed of every measurement, so that all play the same market.
  static let streams = ReplicationStreams(seed: 7, replication: 0)

  /// Reads the worked example and scales it; spending grows with the people.
  ///
  /// - Parameters:
  ///   - scenario: The scenario file, from the current folder.
  ///   - people: The size of the market.
  ///   - days: The horizon.
  ///   - strategy: A strategy of the scenario with a total budget.
  public init(scenario: String, people: Int, days: Int, strategy: String) throws {
    let likely = try Scenario(file: scenario).likely
    let monthly = 6000 * people / max(1, likely.market.population.people)
    let scaled = try Scenario(
      file: scenario,
      settings: [
        "market.people=\(people)", "clock.horizonDays=\(days)",
        // As many reports whatever the length, so that only events differ between lengths.
        "clock.reportEveryDays=\(max(1, days / 12))",
        "strategies.\(strategy).spendPerMonth=\(monthly)",
        // No run-off after the horizon, whose events are not counted.
        "firm.customerValueMonths=0",
      ])
    guard let plan = scaled.likely.strategies.first(where: { $0.name == strategy }) else {
      throw UnknownStrategy(name: strategy)
    }
    market = scaled.likely.market
    policy = plan.policy
  }

  /// Plays the replication.
  public func run() -> MarketRecord {
    MarketReplication.run(market, policy: policy, streams: Self.streams)
  }
}

/// A strategy that the scenario does not have.
public struct UnknownStrategy: Error, CustomStringConvertible {
  let name: String
  /// One line for the terminal.
  public var description: String { "the scenario has no strategy named \(name)" }
}
