internal import SimulationKernel

/// What an event of the hold model does besides scheduling its successor.
protocol HoldAddition {
  init(agents: Int)
  /// Called with the handle of each agent's first event, in order.
  mutating func begin(with handle: EventHandle)
  /// Called for each event, with the handle of the successor.
  mutating func apply(to agent: UInt32, at time: Double, successor: EventHandle)
  /// Whether what was kept agrees with the number of events and the schedule.
  func agrees(events: Int, schedule: borrowing EventSchedule<HoldEvent>) -> Bool
}

/// Nothing: the queue alone.
struct NoAddition: HoldAddition {
  init(agents: Int) {}
  mutating func begin(with handle: EventHandle) {}
  @inline(__always)
  mutating func apply(to agent: UInt32, at time: Double, successor: EventHandle) {}
  func agrees(events: Int, schedule: borrowing EventSchedule<HoldEvent>) -> Bool { true }
}

/// 64 bytes of state an agent, a line of the cache, of which each event writes 16.
struct AgentStates: HoldAddition {
  private struct State {
    var sum = 0.0
    var count = 0
    var others: (Double, Double, Double, Double, Double, Double) = (0, 0, 0, 0, 0, 0)
  }

  private var states: [State]

  init(agents: Int) { states = Array(repeating: State(), count: agents) }

  mutating func begin(with handle: EventHandle) {}

  @inline(__always)
  mutating func apply(to agent: UInt32, at time: Double, successor: EventHandle) {
    states[Int(agent)].sum += time
    states[Int(agent)].count += 1
  }

  func agrees(events: Int, schedule: borrowing EventSchedule<HoldEvent>) -> Bool {
    states.reduce(0) { $0 + $1.count } == events
  }
}

/// The handle of each agent's pending event, kept as by a model that may cancel any of them.
struct KeptHandles: HoldAddition {
  private var handles: [EventHandle] = []

  init(agents: Int) { handles.reserveCapacity(agents) }

  mutating func begin(with handle: EventHandle) { handles.append(handle) }

  @inline(__always)
  mutating func apply(to agent: UInt32, at time: Double, successor: EventHandle) {
    handles[Int(agent)] = successor
  }

  func agrees(events: Int, schedule: borrowing EventSchedule<HoldEvent>) -> Bool {
    // A loop, because a closure cannot borrow a schedule.
    for handle in handles where !schedule.isPending(handle) { return false }
    return true
  }
}
