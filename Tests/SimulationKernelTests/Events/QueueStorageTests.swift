import Testing

@testable import SimulationKernel

/// The raw memory: events of types that have to be copied and destroyed, and worn-out slots.
struct QueueStorageTests {
  /// Counts how many of its kind are alive.
  final class Token: Sendable {
    static let alive = Counter()
    let number: Int

    init(_ number: Int) {
      self.number = number
      Self.alive.add(1)
    }

    deinit { Self.alive.add(-1) }
  }

  final class Counter: @unchecked Sendable {
    private(set) var count = 0
    func add(_ change: Int) { count += change }
  }

  enum Event: Sendable {
    case token(Token)
    case list([Int])
    case nothing
  }

  @Test("Events that own memory are destroyed exactly once, in copies too")
  func ownership() {
    do {
      var random = SplitMix(seed: 2)
      var schedule = EventSchedule<Event>()
      schedule.queue = EventQueue(limits: .tiny)
      var handles: [EventHandle] = []
      var copies: [SharedSchedule<Event>] = []
      for number in 0..<600 {
        let event: Event =
          switch number % 3 {
          case 0: .token(Token(number))
          case 1: .list([number])
          default: .nothing
          }
        handles.append(schedule.schedule(event, after: random.uniform()))
        if number % 4 == 0 { schedule.cancel(handles[random.next(below: handles.count)]) }
        if number % 5 == 0 {
          schedule.reschedule(handles[random.next(below: handles.count)], after: random.uniform())
        }
        if number % 3 == 0 { _ = schedule.next(before: .infinity) }
        if number % 150 == 0 { copies.append(SharedSchedule(schedule.copy())) }
      }
      schedule._checkInvariants()
      #expect(Token.alive.count > 0)
      // A copy still has its events, whatever has become of them in the original.
      var found = 0
      while case let event? = copies[2].schedule.next(before: .infinity) {
        if case .list(let numbers) = event { found += numbers.count }
      }
      #expect(found > 10)
    }
    #expect(Token.alive.count == 0)
  }

  @Test("Slots hold events of any size and alignment")
  func layouts() {
    func check<Event: Equatable & Sendable>(_ events: [Event]) {
      var schedule = EventSchedule<Event>()
      for (number, event) in events.enumerated() { schedule.schedule(event, at: Double(number)) }
      let shared = SharedSchedule(schedule)
      for var each in [shared, shared] {
        for event in events { #expect(each.schedule.next(before: .infinity) == event) }
      }
      #expect(EventSlots<Event>.stride % MemoryLayout<Event>.alignment == 0)
    }
    check((0..<100).map { UInt8($0) })
    check((0..<100).map { "a text too long for a small one \($0)" })
    check((0..<100).map { SIMD4<Double>(repeating: Double($0)) })
    check((0..<100).map { $0 % 3 == 0 ? nil : Double($0) })
    #expect(EventSlots<Int32>.stride == 16)
    #expect(EventSlots<Int>.stride == 16)
    var empty = EventSchedule<Void>()
    empty.schedule((), at: 1)
    #expect(empty.next(before: 2) != nil)
  }

  @Test("A slot is left unused when its generations are spent")
  func wornOutSlots() {
    var queue = EventQueue<Int>()
    let first = queue.insert(1, at: 1, phase: .ordinary)
    _ = queue.removeFirst(before: 2)
    // As if the slot had been used 2^28 - 2 times.
    let slots = queue.state.slots
    slots.word(first.slot).pointee = EventSlots<Int>.wornOut - 1
    let last = queue.insert(2, at: 2, phase: .ordinary)
    #expect(last.slot == first.slot)
    let isLastPending = queue.contains(last)
    #expect(isLastPending)
    #expect(queue.removeFirst(before: 3)?.event == 2)
    let next = queue.insert(3, at: 3, phase: .ordinary)
    #expect(next.slot != last.slot)
    let isEverLastPending = queue.contains(last)
    #expect(!isEverLastPending)
    let isFirstPending = queue.contains(first)
    #expect(!isFirstPending)
    queue.checkInvariants()
    let copy = queue.copy()
    copy.checkInvariants()
  }

  @Test("Handles stay valid when the sequence numbers are given anew")
  func renumbering() {
    var limits = EventQueueLimits()
    limits.sequences = 40
    var queue = EventQueue<Int>(limits: limits)
    let handles = (0..<30).map { queue.insert($0, at: 9, phase: .ordinary) }
    for number in 30..<300 {
      _ = queue.insert(number, at: 1, phase: .ordinary)
      #expect(queue.removeFirst(before: 9)?.event == number)
    }
    for event in 0..<30 where event % 3 == 0 {
      let isCancelled = queue.cancel(handles[event])
      #expect(isCancelled)
    }
    queue.checkInvariants()
    var order: [Int] = []
    while let (_, event) = queue.removeFirst(before: .infinity) { order.append(event) }
    #expect(order == (0..<30).filter { $0 % 3 != 0 })
  }

  @Test("Too many pending events for the sequence numbers stop the program")
  func tooMany() async {
    await #expect(processExitsWith: .failure) {
      var limits = EventQueueLimits()
      limits.sequences = 40
      var queue = EventQueue<Int>(limits: limits)
      for number in 0..<41 { _ = queue.insert(number, at: 1, phase: .ordinary) }
    }
  }

  @Test("A handle of another schedule is harmless")
  func foreignHandles() {
    var first = EventQueue<Int>()
    var second = EventQueue<Int>()
    let handles = (0..<100).map { first.insert($0, at: 1, phase: .ordinary) }
    _ = second.insert(0, at: 1, phase: .ordinary)
    _ = second.removeFirst(before: 2)
    for handle in handles {
      let isCancelled = second.cancel(handle)
      #expect(!isCancelled)
    }
    second.checkInvariants()
  }
}
