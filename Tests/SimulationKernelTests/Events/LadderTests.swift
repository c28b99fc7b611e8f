import Testing

@testable import SimulationKernel

/// The queue's structures against each other.
struct LadderTests {
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

  @Test("All structures give the same order", arguments: Increment.allCases)
  func sameOrder(increment: Increment) {
    var digests: [UInt64] = []
    for limits in EventQueueLimits.all(pending: 1500) {
      var simulation = Self.hold(increment, pending: 1500, limits: limits)
      for _ in 0..<3 {
        for _ in 0..<2000 { simulation.step() }
        simulation.schedule._checkInvariants()
      }
      digests.append(simulation.model.digest)
      let state = simulation.schedule.queue.state
      let isHeapOnly = limits.plain == .max
      #expect(state.ladderEnd.isInfinite == isHeapOnly)
      if isHeapOnly { #expect(!state.heap.isEmpty || increment == .constant) }
      #expect(state.nextSequence <= limits.sequences)
    }
    #expect(Set(digests).count == 1)
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

  @Test("A burst of equal times runs by phase and sequence, and is cut into no rungs")
  func burst() {
    for phases in [1, 2, 200] {
      var orders: Set<[Int]> = []
      for limits in EventQueueLimits.all(pending: 5000) {
        var random = SplitMix(seed: 8)
        var queue = EventQueue<Int>(limits: limits)
        // Others around, so that the burst is on the ladder and not at the bottom.
        for event in 0..<500 { _ = queue.insert(-1, at: Double(event) / 50, phase: .ordinary) }
        let burst = (0..<4000).map { ($0, UInt8(random.next(below: phases))) }
        for (event, phase) in burst {
          _ = queue.insert(event, at: 5, phase: EventPhase(rawValue: phase))
        }
        var order: [Int] = []
        while let (time, event) = queue.removeFirst(before: .infinity) {
          if event >= 0, time == 5 { order.append(event) }
          if order.count == 1 { #expect(queue.state.rungs.count <= 3) }
        }
        let expected = burst.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        #expect(order == expected.map(\.0))
        orders.insert(order)
      }
      #expect(orders.count == 1)
    }
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
      for limits in EventQueueLimits.all(pending: times.count) {
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
    #expect(queue.state.deadCount <= 500)
    var found: [Int] = []
    while let (_, event) = queue.removeFirst(before: .infinity) { found.append(event) }
    let expected = stride(from: 0, to: 5000, by: 10).sorted { times[$0] < times[$1] }
    #expect(found == expected)
    for event in 0..<5000 { _ = queue.insert(event, at: 9, phase: .ordinary) }
    #expect(queue.state.slots.count == 5000)
  }
}
