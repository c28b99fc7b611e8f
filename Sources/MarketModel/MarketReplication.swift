public import RandomStreams
internal import SimulationKernel

/// One run of a market under a policy: start to horizon, then the run-off of the customers held.
public enum MarketReplication {
  /// Plays the market and returns what it leaves behind.
  ///
  /// The result depends on the arguments alone: the same configuration, policy and streams give
  /// the same record, bit for bit.
  public static func run(
    _ configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams
  ) -> MarketRecord {
    var simulation = Simulation(
      model: Market(configuration: configuration, policy: policy, streams: streams))
    simulation.model.openFirm(&simulation.schedule)
    simulation.model.openMarket(&simulation.schedule)
    let horizon = configuration.calendar.horizonDays
    simulation.run(until: horizon)
    simulation.model.close(at: horizon)
    if !simulation.model.isRuined {
      simulation.run(until: horizon + configuration.firm.customerValueDays)
    }
    return simulation.model.finalRecord
  }
}
