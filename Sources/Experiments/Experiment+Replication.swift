internal import ConversionModel
public import MarketModel
internal import RandomStreams
public import Scenarios

/// A single replication, as the experiments play it.
extension Experiment {
  /// The numbers from here on are replications whose inputs are those of another replication.
  static let otherSeedsStart = 1 << 31

  /// The highest number of a replication.
  public static let lastReplication = 1 << 32

  /// Plays one replication and hands every event that the filter lets through to `emit`.
  ///
  /// - Parameters:
  ///   - replication: Its number, from 1, as in the results; from 2147483649 on, one of those that
  ///     are played again with other seeds to split the variance.
  /// - Returns: The record, which is the same as without a trace.
  /// - Throws: ``Scenarios/ScenarioError`` if drawn inputs contradict each other, and
  ///   ``ReplicationError`` for a mistake in the model.
  @discardableResult
  public static func trace(
    _ scenario: Scenario, strategy: Int, seed: UInt32, replication: Int, filter: TraceFilter,
    emit: @escaping (TracedEvent) -> Void
  ) throws -> MarketRecord {
    let part = try Part(scenario, strategy: strategy, seed: seed, market: replication - 1)
    return try part.naming { () throws(MarketFault) in
      try MarketReplication.trace(
        part.market, policy: part.policy, streams: part.streams, label: part.identity.label,
        filter: filter, emit: emit)
    }
  }

  /// Plays one replication and measures where its time goes.
  ///
  /// - Parameter replication: Its number, from 1, as for
  ///   ``trace(_:strategy:seed:replication:filter:emit:)``.
  /// - Throws: ``Scenarios/ScenarioError`` if drawn inputs contradict each other.
  public static func profile(
    _ scenario: Scenario, strategy: Int, seed: UInt32, replication: Int
  ) throws -> MarketProfile {
    let part = try Part(scenario, strategy: strategy, seed: seed, market: replication - 1)
    return MarketProfile(part.market, policy: part.policy, streams: part.streams)
  }

  /// One replication of one strategy; `market` numbers it from 0.
  static func replicate(
    _ scenario: Scenario, strategy: Int, seed: UInt32, market: Int
  ) throws -> MarketRecord {
    let part = try Part(scenario, strategy: strategy, seed: seed, market: market)
    var record = try part.naming { () throws(MarketFault) in
      try MarketReplication.run(
        part.market, policy: part.policy, streams: part.streams, label: part.identity.label)
    }
    if part.market.truthEvery != nil {
      let truths = MarketReplication.truth(
        about: record.keptTouches, in: part.market, policy: part.policy, streams: part.streams)
      record.note(truths, labelWindowDays: part.market.learner.labelWindowDays)
    }
    try part.naming { () throws(MarketFault) in
      guard let fault = fault(in: record) else { return }
      // Played again, looking after every event: the first that is wrong says more.
      try MarketReplication.check(part.market, policy: part.policy, streams: part.streams)
      throw fault
    }
    return record
  }

  /// What the reports of a run say is wrong with it: a result whose books are wrong must not reach
  /// anybody.
  static func fault(in record: MarketRecord) -> MarketFault? {
    guard let period = record.periods.first(where: { $0.ledgerImbalance != 0 || !$0.stagesAgree })
    else { return nil }
    let what =
      period.ledgerImbalance != 0
      ? "the ledger is out of balance by \(period.ledgerImbalance) minor units"
      : "the people by stage are not those that are counted"
    return MarketFault(
      what: what, day: period.end, eventNumber: nil, eventName: "periodEnds",
      person: nil)
  }
}

/// A replication with its inputs drawn.
private struct Part {
  let identity: ReplicationIdentity
  let market: MarketConfiguration
  let policy: any Policy
  let streams: ReplicationStreams

  init(_ scenario: Scenario, strategy: Int, seed: UInt32, market: Int) throws {
    let inputs = market < Experiment.otherSeedsStart ? market : market - Experiment.otherSeedsStart
    identity = ReplicationIdentity(scenario, strategy: strategy, seed: seed, number: market + 1)
    let drawn = try scenario.resolved(
      drawnBy: ReplicationStreams(seed: seed, replication: UInt32(inputs)))
    self.market = drawn.market(under: strategy)
    policy = drawn.strategies[strategy].policy
    streams = ReplicationStreams(seed: seed, replication: UInt32(market))
  }

  /// Says in which replication a fault is.
  func naming<Result>(
    _ body: () throws(MarketFault) -> Result
  ) throws(ReplicationError) -> Result {
    do throws(MarketFault) {
      return try body()
    } catch {
      throw ReplicationError(identity, fault: error)
    }
  }
}
