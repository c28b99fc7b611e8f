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
    MarketRun(configuration, policy: policy, streams: streams).finish()
  }

  /// Plays the market to the same record, so that whatever goes wrong is reported with event and
  /// time.
  ///
  /// - Parameters:
  ///   - label: What is played and how to repeat it.
  /// - Throws: ``MarketFault`` when time stands still.
  public static func run(
    _ configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams,
    label: ReplicationLabel
  ) throws(MarketFault) -> MarketRecord {
    var nobody = NoObserver<Market>()
    return try run(
      configuration, policy: policy, streams: streams, label: label, observedBy: &nobody)
  }

  /// Plays the market to the same record and hands every event that `filter` lets through to
  /// `emit`, as it happens, and what is paid when the books are closed at the horizon.
  ///
  /// - Throws: ``MarketFault`` when time stands still.
  public static func trace(
    _ configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams,
    label: ReplicationLabel, filter: TraceFilter, emit: @escaping (TracedEvent) -> Void
  ) throws(MarketFault) -> MarketRecord {
    var trace = MarketTrace(filter: filter, emit: emit)
    let horizon = configuration.calendar.horizonDays
    return try run(
      configuration, policy: policy, streams: streams, label: label, observedBy: &trace
    ) { cashChange in
      if filter.passesClosing(at: horizon), cashChange != 0 {
        emit(TracedEvent(closingAt: horizon, cashChange: cashChange))
      }
    }
  }

  /// Plays the market and looks after every event whether money and people are still all there.
  ///
  /// - Throws: ``MarketFault`` at the first event after which they are not.
  public static func check(
    _ configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams
  ) throws(MarketFault) {
    var check = InvariantCheck()
    _ = try MarketRun(configuration, policy: policy, streams: streams).finish(observedBy: &check)
  }

  private static func run<Observer: SimulationObserver<Market>>(
    _ configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams,
    label: ReplicationLabel, observedBy observer: inout Observer,
    whenClosed: (Double) -> Void = { _ in }
  ) throws(MarketFault) -> MarketRecord where Observer.Failure == Never {
    // Every person may act at the same instant, and then some of their friends.
    let limit = 1_000_000 + 10 * configuration.agents
    return try FaultReport.marking(
      label.text, startDay: label.startDay, playing: Market.self
    ) { mark throws(MarketFault) in
      var observers = ObserverPair(ObserverPair(mark, observer), InstantLimit<Market>(limit))
      defer { observer = observers.first.second }
      do throws(RunawayModel) {
        return try MarketRun(configuration, policy: policy, streams: streams)
          .finish(observedBy: &observers, whenClosed: whenClosed)
      } catch {
        throw MarketFault(error)
      }
    }
  }
}

extension MarketFault {
  /// The fault of a market in which time stands still.
  init(_ runaway: RunawayModel) {
    self.init(
      what: "more than \(runaway.limit) events at this instant: they follow one another without "
        + "delay", day: runaway.time, eventNumber: runaway.eventNumber,
      eventName: runaway.eventName, person: runaway.entity)
  }
}

/// What a replication is called when something goes wrong in it.
public struct ReplicationLabel: Hashable, Sendable {
  /// What is played and how to repeat it; whole lines, without the last line feed.
  public let text: String
  /// The day since 1970-01-01 on which the run starts.
  public let startDay: Int

  /// A label of its parts.
  public init(text: String, startDay: Int) {
    self.text = text
    self.startDay = startDay
  }
}
