public import MarketModel
public import Scenarios

/// The records of an experiment: one a strategy and replication.
public struct ExperimentResult: Sendable {
  /// What was run.
  public let plan: ExperimentPlan
  /// `records[strategy][replication]`, strategies in the plan's order.
  public let records: [[MarketRecord]]
  /// `inputs[replication]`: the drawn values, in the order of the scenario's uncertain inputs.
  public let inputs: [[Double]]

  /// Results of a plan.
  public init(plan: ExperimentPlan, records: [[MarketRecord]], inputs: [[Double]]) {
    precondition(records.count == plan.strategies.count, "a list of records for each strategy")
    precondition(
      inputs.count == plan.replications && records.allSatisfy { $0.count == plan.replications },
      "a record and a draw of the inputs for each replication")
    self.plan = plan
    self.records = records
    self.inputs = inputs
  }

  /// The scenario's currency.
  public var currency: Currency { plan.scenario.currency }

  /// A metric's values, one a replication; for metrics that are not ratios.
  public func values(of metric: Metric, strategy: Int) -> [Double] {
    records[strategy].compactMap { metric.value($0, currency: currency) }
  }
}
