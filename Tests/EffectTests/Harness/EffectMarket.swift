import Foundation
import MarketModel
import Policies
import RandomStreams
import Scenarios
import Synchronization

/// The market of an effect: a scenario with settings, as `--set` takes them, and one policy.
///
/// Uncertain inputs have their likely values, so that an effect is that of the sourced
/// parameters and not of a lucky draw.
struct EffectMarket: Sendable {
  /// A scenario of the library, by its file's name.
  var file = "ecommerce-conversion.yaml"
  /// Overrides of the scenario's keys.
  var settings: [String] = []
  /// Whose decisions are played; the baseline's if nil.
  var strategy: String?
  /// A policy that is not one of the scenario's strategies.
  var policy: (any Policy)?
  /// What no key can say.
  var changes: [@Sendable (inout MarketConfiguration) -> Void] = []

  private static let folder = RepositoryFiles.path("scenarios/")
  private static let read = Mutex<[String: Scenario]>([:])

  /// The same with further settings; the last one of a key holds.
  func with(_ settings: String...) -> EffectMarket {
    var copy = self
    copy.settings += settings
    return copy
  }

  /// The same under another strategy of the scenario.
  func under(_ strategy: String) -> EffectMarket {
    var copy = self
    copy.strategy = strategy
    return copy
  }

  /// The same under a policy.
  func under(_ policy: any Policy) -> EffectMarket {
    var copy = self
    copy.policy = policy
    return copy
  }

  /// The same with a change of the configuration.
  func changing(_ change: @escaping @Sendable (inout MarketConfiguration) -> Void) -> EffectMarket {
    var copy = self
    copy.changes.append(change)
    return copy
  }

  /// The scenario, read once in a process.
  func scenario() throws -> Scenario {
    let key = ([file] + settings).joined(separator: "\n")
    if let known = Self.read.withLock({ $0[key] }) { return known }
    let scenario = try Scenario(file: Self.folder + file, settings: settings)
    Self.read.withLock { $0[key] = scenario }
    return scenario
  }

  /// What is played: the configuration and the policy.
  func resolved() throws -> (market: MarketConfiguration, policy: any Policy) {
    let scenario = try scenario()
    let number = try strategy.map { name in
      guard let number = scenario.strategyNames.firstIndex(of: name) else {
        throw UnknownStrategy(name: name)
      }
      return number
    }
    var market = scenario.likely.market(under: number ?? scenario.baseline)
    for change in changes { change(&market) }
    return (market, policy ?? scenario.likely.strategies[number ?? scenario.baseline].policy)
  }

  /// Plays a replication; once in a process if settings alone say what is played.
  func record(_ streams: ReplicationStreams) throws -> MarketRecord {
    guard policy == nil, changes.isEmpty else { return try play(streams) }
    let words = [file, strategy ?? ""] + settings
    return try PlayedMarkets.record(of: words, streams) { try play(streams) }
  }

  private func play(_ streams: ReplicationStreams) throws -> MarketRecord {
    let (market, policy) = try resolved()
    return MarketReplication.run(market, policy: policy, streams: streams)
  }

  /// The position of a channel.
  func channel(_ name: String) throws -> Int {
    let names = try resolved().market.channels.map(\.name)
    guard let channel = names.firstIndex(of: name) else { throw UnknownChannel(name: name) }
    return channel
  }

  struct UnknownStrategy: Error { let name: String }
  struct UnknownChannel: Error { let name: String }
}

extension EffectMarket {
  /// The worked example with fewer people, and what belongs to the whole market in proportion;
  /// without what comes after the horizon.
  static func worked(people: Int, days: Int) -> EffectMarket {
    let part = Double(people) / 30_000
    return EffectMarket(settings: [
      "market.people=\(people)", "clock.horizonDays=\(days)", "firm.customerValueMonths=0",
      "firm.cash=\(400_000 * part)", "firm.fixedCostPerMonth=\(20_000 * part)",
      "channels.platform.otherListingSalesPerDay=\(8 * part)",
      "strategies.even-split.spendPerMonth=\(6000 * part)",
      "strategies.greedy-return.spendPerMonth=\(6000 * part)",
      "strategies.fixed.spendByChannelPerMonth.social=\(4500 * part)",
      "strategies.fixed.spendByChannelPerMonth.platform=\(1500 * part)",
    ])
  }
}
