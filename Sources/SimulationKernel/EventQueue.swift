/// The pending events, in the total order (time, phase, sequence).
///
/// Keys are in a heap; payloads are in slots that are used again. A slot's generation tells whether
/// a key or a handle still means the event that lies there. Cancelling frees the slot and
/// leaves the key in the heap, dead; dead keys are dropped when they reach the root, and all at once when
/// they outnumber the live ones. So insertion and removal take O(log n), cancelling takes O(1)
/// amortised (O(log n) for the first event), and nothing is allocated once the arrays have grown.
@usableFromInline
struct EventQueue<Event: Sendable>: Sendable {
  @usableFromInline
  struct Slot: Sendable {
    /// Counts the events that have left this slot.
    @usableFromInline var generation: UInt32 = 0
    /// The next free slot, while this one is free.
    @usableFromInline var nextFree: UInt32 = .max
    @usableFromInline var event: Event?

    @inlinable
    init() {}
  }

  /// The root, if there is one, is always live.
  @usableFromInline var heap = EventHeap()
  @usableFromInline var slots: [Slot] = []
  @usableFromInline var firstFree = UInt32.max
  @usableFromInline var deadCount = 0
  @usableFromInline var nextSequence: UInt64 = 0

  @inlinable
  init() {}

  @inlinable
  var count: Int { heap.count - deadCount }

  @inlinable
  var first: EventKey? { heap.first }

  @inlinable
  mutating func insert(_ event: Event, at time: Double, phase: EventPhase) -> EventHandle {
    let handle = takeSlot(for: event)
    heap.insert(EventKey(time: time, phase: phase, sequence: nextSequence, handle: handle))
    nextSequence += 1
    return handle
  }

  /// Removes the first event, whose key is `key`.
  @inlinable
  mutating func removeFirst(_ key: EventKey) -> Event {
    guard let event = freeSlot(key.handle) else {
      preconditionFailure("the first key of the queue is dead")
    }
    heap.removeFirst()
    if deadCount > 0 { dropDeadRoots() }
    return event
  }

  @inlinable
  func contains(_ handle: EventHandle) -> Bool {
    handle.slot < slots.count && slots[Int(handle.slot)].generation == handle.generation
  }

  @inlinable
  mutating func cancel(_ handle: EventHandle) -> Bool {
    guard contains(handle) else { return false }
    _ = freeSlot(handle)
    deadCount += 1
    if deadCount > heap.count / 2 {
      let slots = slots
      heap.keep { slots[Int($0.handle.slot)].generation == $0.handle.generation }
      deadCount = 0
    } else {
      dropDeadRoots()
    }
    return true
  }

  @inlinable
  mutating func dropDeadRoots() {
    while let root = heap.first, !contains(root.handle) {
      heap.removeFirst()
      deadCount -= 1
    }
  }

  @inlinable
  mutating func takeSlot(for event: Event) -> EventHandle {
    if firstFree == .max {
      precondition(slots.count < Int(UInt32.max), "too many pending events")
      firstFree = UInt32(slots.count)
      slots.append(Slot())
    }
    let place = Int(firstFree)
    let handle = EventHandle(slot: firstFree, generation: slots[place].generation)
    firstFree = slots[place].nextFree
    slots[place].event = event
    return handle
  }

  @inlinable
  mutating func freeSlot(_ handle: EventHandle) -> Event? {
    let place = Int(handle.slot)
    let event = slots[place].event
    slots[place].event = nil
    slots[place].generation &+= 1
    // A slot whose generation has come round is left unused for good: an old handle
    // must never mean a new event.
    if slots[place].generation != 0 {
      slots[place].nextFree = firstFree
      firstFree = handle.slot
    }
    return event
  }
}
