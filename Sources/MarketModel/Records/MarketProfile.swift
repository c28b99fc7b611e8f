public import RandomStreams
internal import SimulationKernel

/// Where the time of a replication goes: set-up, each kind of event, the kernel, the end.
///
/// Times are of this machine and this moment, and none of them is a result.
public struct MarketProfile: Sendable {
  /// A kind of event, how many of it there were, and how long they took.
  public struct Row: Hashable, Sendable {
    /// The name of the kind, as in ``MarketEvent``.
    public let name: String
    /// How many there were.
    public let count: Int
    /// Nanoseconds in its handler, one reading of the clock an event included.
    public let nanoseconds: UInt64
  }

  /// One row a kind of event, those of the run-off included.
  public let rows: [Row]
  /// Nanoseconds that setting up the people and the firm took.
  public let setUpNanoseconds: UInt64
  /// Nanoseconds between events: the queue of pending events and one reading of the clock each.
  public let queueNanoseconds: UInt64
  /// Nanoseconds that closing the books at the horizon took.
  public let closingNanoseconds: UInt64
  /// Nanoseconds that one reading of the clock takes: two an event are in the figures.
  public let clockNanoseconds: Double
  /// What the replication left behind.
  public let record: MarketRecord

  /// Plays a market and measures it.
  public init(
    _ configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams
  ) {
    clockNanoseconds = MonotonicClock.nanosecondsOfReading()
    let start = MonotonicClock.nanoseconds()
    var run = MarketRun(configuration, policy: policy, streams: streams)
    setUpNanoseconds = MonotonicClock.nanoseconds() - start
    var profile = SimulationProfile<Market>()
    run.play(until: run.horizon, observedBy: &profile)
    let end = MonotonicClock.nanoseconds()
    run.close()
    closingNanoseconds = MonotonicClock.nanoseconds() - end
    profile.resume()
    run.playRunOff(observedBy: &profile)
    rows = profile.rows.map { Row(name: $0.name, count: $0.count, nanoseconds: $0.nanoseconds) }
    queueNanoseconds = profile.nanosecondsBetween
    record = run.simulation.model.core.finalRecord
  }
}
