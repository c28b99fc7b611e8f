@testable import SimulationKernel

/// Increments from one time of a source of events to its next.
enum Increment: CaseIterable {
  case exponential, uniform, bimodal, pareto, constant, ties, zeroOrFar

  func draw(_ random: inout SplitMix) -> Double {
    let uniform = random.uniform()
    return switch self {
    case .exponential: random.exponential(rate: 1)
    case .uniform: 2 * uniform
    case .bimodal: uniform < 0.9 ? uniform / 1000 : 9 + uniform
    case .pareto: 1 / uniform  // So heavy a tail that there is no mean.
    case .constant: 1
    case .ties: (4 * uniform).rounded(.up)
    case .zeroOrFar: uniform < 0.5 ? 0 : 100 * uniform
    }
  }
}

extension EventQueueLimits {
  /// Limits under which a few dozen events get to every structure.
  static let tiny: EventQueueLimits = {
    var limits = EventQueueLimits()
    limits.direct = 1
    limits.shift = 2
    limits.frontShift = 1
    limits.heap = 8
    limits.plain = 4
    limits.bucket = 3
    limits.batch = 4
    limits.rungs = 3
    limits.dead = 2
    limits.ahead = 5
    return limits
  }()

  /// Nothing but a heap, and what needs no comparison but one.
  static let heapOnly: EventQueueLimits = {
    var limits = EventQueueLimits()
    limits.direct = -1
    limits.shift = 0
    limits.frontShift = -1
    limits.heap = .max
    limits.plain = .max
    return limits
  }()

  /// All the ways in which that many pending events can be kept.
  static func all(pending: Int) -> [EventQueueLimits] {
    var wide = EventQueueLimits()
    wide.batch = 500
    wide.density = 4
    // Sequence numbers are given anew again and again.
    var renumbering = EventQueueLimits()
    renumbering.sequences = UInt64(pending + 100)
    var tinyRenumbering = Self.tiny
    tinyRenumbering.sequences = UInt64(pending + 300)
    return [heapOnly, EventQueueLimits(), tiny, wide, renumbering, tinyRenumbering]
  }
}
