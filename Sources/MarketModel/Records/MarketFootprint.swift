internal import ConversionModel
internal import Populations
internal import SimulationKernel

/// A part of a market's memory.
public struct MemoryPart: Sendable, Hashable {
  /// What it holds.
  public let name: String
  /// Bytes that are reserved for it.
  public let bytes: Int
}

extension MarketRun {
  /// The events that are scheduled and have neither run nor been cancelled.
  public var pendingEvents: Int { simulation.schedule.pendingCount }

  /// The memory of everything that there is a row of for each person, account or friendship, part by
  /// part, as reserved; pending events are not in it.
  ///
  /// What is shared by two parts counts once. Costs nothing that grows with the people.
  public var footprint: [MemoryPart] {
    let core = simulation.model.core
    let parts = [
      (
        "traits",
        core.population.traits.reservedBytes + (core.population.attributes?.bytes ?? 0)
          + core.habits.bytes
      ),
      ("friendships", core.network.bytes),
      ("people", core.people.reservedBytes + core.trust.bytes),
      ("accounts", core.accounts.reservedBytes + core.referrers.reservedBytes),
      ("subscriptions", core.subscriptions.bytes),
      ("customer file", core.records.bytes),
      ("learner", core.learner.personBytes), ("touches", core.learner.touchBytes),
      ("regions and consent", core.macro.bytes),
      ("AI product", core.ai?.bytes ?? 0),
    ]
    let channels = simulation.model.channels.map { channel in
      ("channel \(core.configuration.channels[channel.index].name)", channel.bytes)
    }
    return (parts + channels).map { MemoryPart(name: $0.0, bytes: $0.1) }
  }
}

extension Array {
  /// Bytes reserved for the elements, without what they refer to.
  var reservedBytes: Int { capacity * MemoryLayout<Element>.stride }
}
