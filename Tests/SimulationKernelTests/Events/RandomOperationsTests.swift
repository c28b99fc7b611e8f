import SimulationKernel
import Testing

struct RandomOperationsTests {
  /// The total order, as plainly as it can be said.
  struct ListSchedule {
    struct Entry {
      let time: Double
      let phase: EventPhase
      let sequence: Int
    }

    var now: Double
    var entries: [Entry] = []

    mutating func insert(_ entry: Entry) {
      entries.append(entry)
      entries.sort { ($0.time, $0.phase, $0.sequence) < ($1.time, $1.phase, $1.sequence) }
    }

    mutating func next(before horizon: Double) -> Entry? {
      guard let first = entries.first, first.time < horizon else { return nil }
      now = first.time
      return entries.removeFirst()
    }
  }

  /// Writes down what ran, and when.
  struct Log: SimulationModel {
    var sequences: [Int] = []
    var times: [Double] = []

    mutating func handle(_ event: Int, schedule: inout EventSchedule<Int>) {
      sequences.append(event)
      times.append(schedule.now)
    }
  }

  @Test(
    "Any mix of operations gives what a sorted list gives", arguments: 1...60 as ClosedRange<UInt64>
  )
  func sameAsSortedList(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var simulation = Simulation(model: Log(), startingAt: -4)
    var list = ListSchedule(now: -4)
    var expected = Log()
    var handles: [EventHandle] = []
    // Some seeds mostly schedule, some mostly cancel, some mostly run.
    let weights = (1 + random.next(below: 8), random.next(below: 6), 1 + random.next(below: 4))
    for _ in 0..<400 {
      let choice = random.next(below: weights.0 + weights.1 + weights.2)
      if choice < weights.0 {
        // Few different times and phases, so that ties are the rule.
        let time = simulation.schedule.now + Double(random.next(below: 6)) / 2
        let phase = EventPhase(rawValue: UInt8(127 + random.next(below: 3)))
        list.insert(.init(time: time, phase: phase, sequence: handles.count))
        handles.append(simulation.schedule.schedule(handles.count, at: time, phase: phase))
      } else if choice < weights.0 + weights.1, !handles.isEmpty {
        let victim = random.next(below: handles.count)
        let place = list.entries.firstIndex { $0.sequence == victim }
        let isPending = simulation.schedule.isPending(handles[victim])
        #expect(isPending == (place != nil))
        let isCancelled = simulation.schedule.cancel(handles[victim])
        #expect(isCancelled == (place != nil))
        if let place { list.entries.remove(at: place) }
      } else {
        let horizon = simulation.schedule.now + Double(random.next(below: 3)) / 2
        simulation.run(until: horizon)
        while let entry = list.next(before: horizon) {
          expected.sequences.append(entry.sequence)
          expected.times.append(entry.time)
        }
        list.now = horizon
      }
      simulation.schedule._checkInvariants()
      #expect(simulation.schedule.now == list.now)
      #expect(simulation.schedule.pendingCount == list.entries.count)
      #expect(simulation.schedule.nextEventTime == list.entries.first?.time)
    }
    while simulation.step() {}
    expected.sequences += list.entries.map(\.sequence)
    expected.times += list.entries.map(\.time)
    #expect(simulation.model.sequences == expected.sequences)
    #expect(simulation.model.times == expected.times)
    #expect(simulation.schedule.dispatchedCount == expected.sequences.count)
  }

  @Test("Thousands of cancelled events leave order and count intact")
  func massCancelling() {
    var random = SplitMix(seed: 99)
    var simulation = Simulation(model: Log())
    var expected: [(time: Double, sequence: Int)] = []
    let handles = (0..<2000).map { sequence in
      let time = random.uniform()
      expected.append((time, sequence))
      return simulation.schedule.schedule(sequence, at: time)
    }
    for place in 0..<2000 where place % 10 != 0 {
      simulation.schedule.cancel(handles[place])
    }
    simulation.schedule._checkInvariants()
    expected = expected.filter { $0.sequence % 10 == 0 }.sorted { $0.time < $1.time }
    #expect(simulation.schedule.pendingCount == 200)
    simulation.run(until: 1)
    #expect(simulation.model.sequences == expected.map(\.sequence))
  }
}
