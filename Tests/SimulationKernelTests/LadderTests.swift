import Testing

@testable import SimulationKernel

/// The queue's structures against each other and against a sorted list.
struct LadderTests {
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

  /// Puts back every event after an increment, and digests what it sees.
  struct Hold: SimulationModel {
    let increment: Increment
    var random: SplitMix
    var digest: UInt64 = 0

    mutating func handle(_ event: Int, schedule: inout EventSchedule<Int>) {
      digest = (digest ^ schedule.now.bitPattern &+ UInt64(event)) &* 0x9E37_79B9_7F4A_7C15
      schedule.schedule(event, after: increment.draw(&random), phase: Self.phase(of: event))
    }

    static func phase(of event: Int) -> EventPhase {
      EventPhase(rawValue: UInt8(127 + event % 3))
    }
  }

  private static func limits(heap: Int) -> EventQueueLimits {
    var limits = EventQueueLimits()
    limits.heap = heap
    return limits
  }

  /// Limits under which a few dozen events get to every structure.
  private static let tiny: EventQueueLimits = {
    var limits = EventQueueLimits()
    limits.heap = 8
    limits.plain = 4
    limits.bucket = 3
    limits.batch = 4
    limits.rungs = 3
    return limits
  }()

  private static func hold(
    _ increment: Increment, pending: Int, limits: EventQueueLimits
  ) -> Simulation<Hold> {
    let model = Hold(increment: increment, random: SplitMix(seed: 7))
    var simulation = Simulation(model: model)
    simulation.schedule.queue = EventQueue(limits: limits)
    for event in 0..<pending {
      let delay = increment.draw(&simulation.model.random)
      simulation.schedule.schedule(event, after: delay, phase: Hold.phase(of: event))
    }
    return simulation
  }

  @Test("Heap and ladder give the same order", arguments: Increment.allCases)
  func sameOrder(increment: Increment) {
    var heap = Self.hold(increment, pending: 2000, limits: Self.limits(heap: .max))
    var ladder = Self.hold(increment, pending: 2000, limits: EventQueueLimits())
    var tiny = Self.hold(increment, pending: 2000, limits: Self.tiny)
    for _ in 0..<4 {
      for _ in 0..<2500 {
        heap.step()
        ladder.step()
        tiny.step()
      }
      ladder.schedule._checkInvariants()
      tiny.schedule._checkInvariants()
    }
    #expect(heap.schedule.queue.rungs.isEmpty)
    #expect(ladder.schedule.queue.ladderEnd < .infinity)
    #expect(ladder.model.digest == heap.model.digest)
    #expect(tiny.model.digest == heap.model.digest)
    #expect(ladder.schedule.now == heap.schedule.now)
  }

  @Test("A copy taken on the ladder goes on bit-identically", arguments: Increment.allCases)
  func copies(increment: Increment) {
    var original = Self.hold(increment, pending: 1500, limits: EventQueueLimits())
    for _ in 0..<1000 { original.step() }
    var copy = original
    for _ in 0..<3000 { original.step() }
    #expect(copy.schedule.dispatchedCount == 1000)
    for _ in 0..<3000 { copy.step() }
    copy.schedule._checkInvariants()
    #expect(copy.model.digest == original.model.digest)
  }

  /// The total order, as plainly as it can be said.
  private struct SortedList {
    struct Entry {
      let time: Double
      let phase: EventPhase
      let sequence: Int
    }

    private(set) var entries: [Entry] = []

    mutating func insert(_ entry: Entry) {
      var low = 0
      var high = entries.count
      while low < high {
        let middle = (low + high) / 2
        if (entries[middle].time, entries[middle].phase) <= (entry.time, entry.phase) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      entries.insert(entry, at: low)
    }

    mutating func removeFirst() -> Entry? { entries.isEmpty ? nil : entries.removeFirst() }

    mutating func remove(_ sequence: Int) -> Bool {
      guard let place = entries.firstIndex(where: { $0.sequence == sequence }) else { return false }
      entries.remove(at: place)
      return true
    }
  }

  @Test(
    "Thousands of random sequences of operations give what a sorted list gives",
    arguments: Increment.allCases)
  func sameAsSortedList(increment: Increment) {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SplitMix(seed: seed)
      var queue = EventQueue<Int>(limits: Self.tiny)
      var list = SortedList()
      var handles: [EventHandle] = []
      var now = -2.0
      var failures = 0
      let schedules = 1 + random.next(below: 4)
      let cancels = random.next(below: 3)
      let removes = 1 + random.next(below: 3)
      for operation in 0..<60 {
        let choice = random.next(below: schedules + cancels + removes)
        if choice < schedules {
          // One in eight times is a burst of equal times.
          let time = now + increment.draw(&random)
          for _ in 0..<(random.next(below: 8) == 0 ? 20 : 1) {
            let phase = EventPhase(rawValue: UInt8(127 + random.next(below: 3)))
            list.insert(.init(time: time, phase: phase, sequence: handles.count))
            handles.append(queue.insert(handles.count, at: time, phase: phase))
          }
        } else if choice < schedules + cancels, !handles.isEmpty {
          let victim = random.next(below: handles.count)
          if queue.contains(handles[victim]) != list.remove(victim) { failures += 1 }
          _ = queue.cancel(handles[victim])
        } else {
          let next = queue.removeFirst(before: .infinity)
          let expected = list.removeFirst()
          if next?.time != expected?.time || next?.event != expected?.sequence { failures += 1 }
          now = next?.time ?? now
        }
        if operation % 20 == 0 { queue.checkInvariants() }
        if queue.count != list.entries.count { failures += 1 }
        if queue.first?.time != list.entries.first?.time { failures += 1 }
      }
      queue.checkInvariants()
      while let next = queue.removeFirst(before: .infinity) {
        if next.event != list.removeFirst()?.sequence { failures += 1 }
      }
      #expect(failures == 0 && list.entries.isEmpty, "seed \(seed)")
    }
  }

  @Test("A burst of 100,000 equal times runs by phase and sequence, and is cut into no rungs")
  func burst() {
    let count = 100_000
    var queue = EventQueue<Int>()
    // Others around, so that the burst is on the ladder and not in the heap.
    for event in 0..<1000 { _ = queue.insert(-1, at: Double(event) / 100, phase: .ordinary) }
    for event in 0..<count {
      _ = queue.insert(event, at: 5, phase: EventPhase(rawValue: UInt8(event % 2)))
    }
    var expected = 0
    var failures = 0
    while let (time, event) = queue.removeFirst(before: .infinity) {
      guard event >= 0 else { continue }
      if time != 5 || event != expected { failures += 1 }
      // The even ones, then the odd ones.
      expected = expected + 2 < count || expected % 2 == 1 ? expected + 2 : 1
      if event == 0 {
        #expect(queue.rungs.count <= 3)
        #expect(queue.run.count >= count - 1)
      }
    }
    #expect(failures == 0)
    #expect(expected == count + 1)
  }

  @Test("Times as far apart and as close together as numbers can be keep their order")
  func extremeTimes() {
    let ends = Double.greatestFiniteMagnitude
    var times = [
      -ends, ends, 0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1, 1.0.nextUp,
    ]
    for exponent in -1074..<1023 {
      times.append(Double(sign: .plus, exponent: exponent, significand: 1))
    }
    var random = SplitMix(seed: 3)
    for place in times.indices.reversed() {
      times.swapAt(place, random.next(below: place + 1))
    }
    for subset in [times, times.filter { abs($0) < 1e-300 }, times.filter { abs($0) < 1e200 }] {
      for limits in [EventQueueLimits(), Self.tiny] {
        var queue = EventQueue<Int>(limits: limits)
        for (event, time) in subset.enumerated() {
          _ = queue.insert(event, at: time, phase: .ordinary)
        }
        queue.checkInvariants()
        var found: [Double] = []
        while let (time, _) = queue.removeFirst(before: .infinity) { found.append(time) }
        #expect(found == subset.sorted())
      }
    }
  }

  @Test("Cancelling most of a ladder gives the slots back and keeps the order")
  func sweeping() {
    var random = SplitMix(seed: 11)
    var queue = EventQueue<Int>()
    var times: [Double] = []
    let handles = (0..<5000).map { event in
      times.append(random.exponential(rate: 1))
      return queue.insert(event, at: times[event], phase: .ordinary)
    }
    for event in 0..<5000 where event % 10 != 0 {
      let isCancelled = queue.cancel(handles[event])
      #expect(isCancelled)
    }
    queue.checkInvariants()
    #expect(queue.count == 500)
    #expect(queue.deadCount <= queue.slots.count / 4)
    var found: [Int] = []
    while let (_, event) = queue.removeFirst(before: .infinity) { found.append(event) }
    let expected = stride(from: 0, to: 5000, by: 10).sorted { times[$0] < times[$1] }
    #expect(found == expected)
    for event in 0..<5000 { _ = queue.insert(event, at: 9, phase: .ordinary) }
    #expect(queue.slots.count == 5000)
  }
}
