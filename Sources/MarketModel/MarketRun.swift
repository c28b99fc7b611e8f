public import ConversionModel
public import RandomStreams
public import SimulationKernel

/// A market in mid-run: a value, so that a copy is a branch.
///
///     var run = MarketRun(configuration, policy: today, streams: streams)
///     run.play(until: 60)
///     var changed = run
///     changed.change(to: other)
///     let asItWas = run.finish()
///     let withTheOther = changed.finish()
///
/// A copy and the original share memory only until either writes, go on bit-identically until they
/// are treated differently, and may go on in different threads. A copy costs nothing at first; what
/// then changes is copied once, at most the whole market (some 200 bytes a person and her
/// friendships).
public struct MarketRun: Sendable {
  var simulation: Simulation<Market>

  /// Opens a market: sets up the people and the firm, and schedules what is known at the start.
  ///
  /// Cost grows with the people. Everything that follows depends on the arguments alone.
  public init(
    _ configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams
  ) {
    simulation = Simulation(
      model: Market(configuration: configuration, policy: policy, streams: streams))
    simulation.edit { $0.openFirm(&$1) }
    simulation.edit { $0.openMarket(&$1) }
  }

  /// Days since the start.
  public var now: Double { simulation.schedule.now }

  /// When the run ends, days.
  public var horizon: Double { simulation.model.core.configuration.calendar.horizonDays }

  /// What the firm's conversion model has learnt so far.
  public var learner: ConversionLearner { simulation.model.core.learner }

  /// Plays everything before a day; what happens at its very instant is still to come.
  ///
  /// - Precondition: `day` is not past and not beyond the horizon.
  public mutating func play(until day: Double) {
    precondition(day <= horizon, "a market is played to its horizon at most")
    simulation.run(until: day)
  }

  /// Plays as ``play(until:)`` does, observed.
  ///
  /// - Precondition: `day` is not past and not beyond the horizon.
  public mutating func play<Observer: SimulationObserver<Market>>(
    until day: Double, observedBy observer: inout Observer
  ) throws(Observer.Failure) {
    precondition(day <= horizon, "a market is played to its horizon at most")
    try simulation.run(until: day, observedBy: &observer)
  }

  /// Lets another policy decide from now on.
  ///
  /// It has its first review now, before anything else that happens at this instant but a report,
  /// and begins with a blank decision; the books, the customer file and what the model has learnt
  /// stay. That is what the policy `switch` does on its day, bit for bit.
  ///
  /// - Precondition: the horizon is not reached.
  public mutating func change(to policy: any Policy) {
    precondition(now < horizon, "a policy needs some time before the horizon")
    simulation.edit { $0.change(to: policy, &$1) }
  }

  /// Plays to the horizon, closes the books, runs the customers' worth, and returns the record.
  public consuming func finish() -> MarketRecord {
    var nobody = NoObserver<Market>()
    return finish(observedBy: &nobody)
  }

  /// Finishes as ``finish()`` does, observed.
  public consuming func finish<Observer: SimulationObserver<Market>>(
    observedBy observer: inout Observer
  ) throws(Observer.Failure) -> MarketRecord {
    try finish(observedBy: &observer) { _ in }
  }

  /// Finishes as ``finish()`` does, observed, and tells what closing the books has changed.
  ///
  /// - Parameter whenClosed: Is given the change of the firm's cash, minor units.
  consuming func finish<Observer: SimulationObserver<Market>>(
    observedBy observer: inout Observer, whenClosed: (Double) -> Void
  ) throws(Observer.Failure) -> MarketRecord {
    try simulation.run(until: horizon, observedBy: &observer)
    let cash = simulation.model.core.ledger.cash
    close()
    whenClosed((simulation.model.core.ledger.cash - cash).asDouble)
    try playRunOff(observedBy: &observer)
    return simulation.model.core.finalRecord
  }

  /// Closes the books at the horizon.
  mutating func close() {
    simulation.model.close(at: horizon)
  }

  /// Plays the time after the horizon in which the customers then held go on buying.
  mutating func playRunOff<Observer: SimulationObserver<Market>>(
    observedBy observer: inout Observer
  ) throws(Observer.Failure) {
    guard !simulation.model.core.isRuined else { return }
    let valueDays = simulation.model.core.configuration.firm.customerValueDays
    try simulation.run(until: horizon + valueDays, observedBy: &observer)
  }
}
