public import Scenarios

/// What is to be run: a scenario's strategies, all over the same replications.
public struct ExperimentPlan: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// The strategies' positions in the scenario; the first is the baseline.
  public let strategies: [Int]
  /// How many replications each strategy gets.
  public let replications: Int
  /// The master seed; with the replication's number it fixes every draw.
  public let seed: UInt32
  /// How many replications run at the same time.
  public let jobs: Int

  /// A plan of its parts; counts below 1 are programmer errors.
  public init(
    scenario: Scenario, strategies: [Int], replications: Int, seed: UInt32, jobs: Int
  ) {
    precondition(replications > 0 && jobs > 0 && !strategies.isEmpty)
    self.scenario = scenario
    self.strategies = strategies
    self.replications = replications
    self.seed = seed
    self.jobs = jobs
  }

  /// The strategies' names, the baseline first.
  public var strategyNames: [String] { strategies.map { scenario.strategyNames[$0] } }
}
