import Testing

@testable import SimulationKernel

/// All operations, in random sequences, against a plain sorted list.
struct QueueOperationsTests {
  /// The total order, as plainly as it can be said.
  struct SortedList {
    struct Entry {
      let time: Double
      let phase: EventPhase
      let event: Int
    }

    private(set) var entries: [Entry] = []

    mutating func insert(_ entry: Entry) {
      let place = entries.firstIndex { ($0.time, $0.phase) > (entry.time, entry.phase) }
      entries.insert(entry, at: place ?? entries.count)
    }

    mutating func removeFirst() -> Entry? { entries.isEmpty ? nil : entries.removeFirst() }

    mutating func remove(_ event: Int) -> Entry? {
      guard let place = entries.firstIndex(where: { $0.event == event }) else { return nil }
      return entries.remove(at: place)
    }
  }

  /// A schedule, the list that it has to agree with, and the handles of what was scheduled singly.
  struct Twin {
    var shared = SharedSchedule(EventSchedule<Int>(startingAt: -2))
    var list = SortedList()
    var handles: [Int: EventHandle] = [:]
    var eventCount = 0
    var failures = 0

    init(limits: EventQueueLimits) {
      schedule.queue = EventQueue(limits: limits)
    }

    var schedule: EventSchedule<Int> {
      _read { yield shared.schedule }
      _modify { yield &shared.schedule }
    }

    mutating func insert(at time: Double, phase: EventPhase) {
      list.insert(.init(time: time, phase: phase, event: eventCount))
      handles[eventCount] = schedule.schedule(eventCount, at: time, phase: phase)
      eventCount += 1
    }

    mutating func insertMany(at times: [Double], phase: EventPhase) {
      let events = times.enumerated().map { (event: eventCount + $0, time: $1) }
      for (event, time) in events { list.insert(.init(time: time, phase: phase, event: event)) }
      eventCount += times.count
      schedule.schedule(contentsOf: events, phase: phase)
    }

    mutating func cancel(_ event: Int) {
      guard let handle = handles[event] else { return }
      let expected = list.remove(event) != nil
      if schedule.isPending(handle) != expected { failures += 1 }
      if schedule.cancel(handle) != expected { failures += 1 }
    }

    mutating func reschedule(_ event: Int, at time: Double) {
      guard let handle = handles[event] else { return }
      let entry = list.remove(event)
      if let entry { list.insert(.init(time: time, phase: entry.phase, event: event)) }
      if schedule.reschedule(handle, at: time) != (entry != nil) { failures += 1 }
      if schedule.isPending(handle) != (entry != nil) { failures += 1 }
    }

    mutating func removeFirst() {
      let next = schedule.next(before: .infinity)
      let expected = list.removeFirst()
      if next != expected?.event { failures += 1 }
      if let expected, schedule.now != expected.time { failures += 1 }
    }

    mutating func compare() {
      if schedule.pendingCount != list.entries.count { failures += 1 }
      if schedule.nextEventTime != list.entries.first?.time { failures += 1 }
    }
  }

  /// One random operation.
  private func operate(
    on twin: inout Twin, weights: [Int], increment: Increment, random: inout SplitMix
  ) {
    var choice = random.next(below: weights.reduce(0, +))
    let kind = weights.firstIndex { weight in
      choice -= weight
      return choice < 0
    }
    let time = twin.schedule.now + increment.draw(&random)
    let phase = EventPhase(rawValue: UInt8(127 + random.next(below: 3)))
    let victim = random.next(below: max(1, twin.eventCount))
    switch kind {
    case 0: twin.insert(at: time, phase: phase)
    case 1: for _ in 0..<20 { twin.insert(at: time, phase: phase) }
    case 2: twin.insert(at: twin.schedule.now, phase: phase)
    case 3:
      let now = twin.schedule.now
      let times = (0..<random.next(below: 30)).map { _ in now + increment.draw(&random) }
      twin.insertMany(at: times, phase: phase)
    case 4: twin.cancel(victim)
    case 5: twin.reschedule(victim, at: time)
    default: for _ in 0..<(1 + random.next(below: 5)) { twin.removeFirst() }
    }
    twin.compare()
  }

  @Test(
    "Thousands of random sequences of operations give what a sorted list gives",
    arguments: Increment.allCases)
  func sameAsSortedList(increment: Increment) {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SplitMix(seed: seed)
      // Some sequences mostly schedule, some mostly cancel, reschedule or run.
      let weights = (0..<7).map { _ in random.next(below: 4) } + [0]
      guard weights.reduce(0, +) > 0 else { continue }
      let structures = EventQueueLimits.all(pending: 700) + [.tiny, .tiny]
      let limits = structures[random.next(below: structures.count)]
      var twin = Twin(limits: limits)
      var branch: Twin?
      for operation in 0..<50 {
        operate(on: &twin, weights: weights, increment: increment, random: &random)
        if branch != nil {
          // Both go on, each its own way.
          operate(on: &branch!, weights: weights, increment: increment, random: &random)
        } else if random.next(below: 30) == 0 {
          branch = twin
        }
        if operation % 25 == 0 { twin.schedule._checkInvariants() }
      }
      for var other in [twin] + [branch].compactMap({ $0 }) {
        other.schedule._checkInvariants()
        while !other.list.entries.isEmpty { other.removeFirst() }
        other.removeFirst()
        // All handles are stale now.
        for handle in other.handles.values where other.schedule.cancel(handle) {
          other.failures += 1
        }
        other.schedule._checkInvariants()
        #expect(other.failures == 0, "seed \(seed)")
      }
    }
  }
}
