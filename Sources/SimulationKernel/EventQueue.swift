/// The pending events, in the total order (time, phase, sequence).
///
/// A ladder queue (Tang, Goh and Thng 2005, ACM Transactions on Modeling and Computer Simulation
/// 15:175): what is next is sorted, what is far is not.
///
/// - The *bottom* holds the keys of the earliest events: a sorted run, and a heap for what has
///   been scheduled since the run was sorted. While few events are pending they are all here.
/// - *Rungs* are stretches of time cut into buckets, the later rung above; a bucket is a chain of
///   slots in no order. When the bottom is empty the next buckets are sorted into its run; a
///   bucket with too many events for that becomes a rung itself.
/// - The *top* lists the slots of all that is later than the ladder, to be cut into buckets when
///   the ladder is empty.
///
/// An event passes each stage once, so that inserting and removing cost O(1) amortised as long as
/// times do not crowd in ever smaller intervals; in the worst case it is O(log n). The order does
/// not depend on the stages: bucket numbers are monotone in time, and the bottom is sorted by
/// the whole key.
///
/// Cancelling takes O(1) amortised: the event leaves its slot, and the slot is given back when
/// its turn comes, or when the dead outnumber the live. Nothing is allocated once the arrays have
/// grown, but for a copy that is written to and for sorting a large burst of mixed phases.
@usableFromInline
struct EventQueue<Event: Sendable>: Sendable {
  @usableFromInline var slots: [EventSlot<Event>] = []
  @usableFromInline var firstFree = EventSlot<Event>.none
  /// Events that are pending or dead: that hold a slot.
  @usableFromInline var heldCount = 0
  @usableFromInline var deadCount = 0
  @usableFromInline var nextSequence: UInt64 = 0

  // The bottom: never empty while events are pending, and its first key is live.
  @usableFromInline var run = EventRun()
  @usableFromInline var heap = EventHeap()
  /// The heap is spread when it has more; it grows when spreading does not help.
  @usableFromInline var heapLimit: Int
  @usableFromInline let limits: EventQueueLimits

  // The ladder, the latest rung first; the rungs' buckets lie one after another.
  @usableFromInline var rungs: [EventRung] = []
  @usableFromInline var buckets: [EventRung.Bucket] = []
  /// The last instant that belongs to the ladder and the bottom; without a ladder, infinity.
  @usableFromInline var ladderEnd = Double.infinity

  @usableFromInline var top: [UInt32] = []
  @usableFromInline var topStart = Double.infinity
  @usableFromInline var topEnd = -Double.infinity

  /// Working space: places in chains, or slots that are being moved.
  @usableFromInline var cursors: [Cursor] = []

  @inlinable
  init(limits: EventQueueLimits = EventQueueLimits()) {
    self.limits = limits
    heapLimit = limits.heap
  }

  @inlinable
  var count: Int { heldCount - deadCount }

  @inlinable
  var first: EventKey? {
    guard let fromRun = run.first else { return heap.first }
    guard let fromHeap = heap.first else { return fromRun }
    return EventKey.precedes(fromHeap, fromRun) ? fromHeap : fromRun
  }

  @inlinable
  mutating func insert(_ event: Event, at time: Double, phase: EventPhase) -> EventHandle {
    if firstFree == EventSlot<Event>.none { addSlot() }
    let slot = firstFree
    let key = EventKey(time: time, phase: phase, sequence: nextSequence, slot: slot)
    nextSequence &+= 1
    heldCount &+= 1
    let generation = slots.withUnsafeMutableBufferPointer { slots in
      let place = Int(slot)
      firstFree = slots[place].next
      slots[place].timeBits = key.timeBits
      slots[place].rank = key.rank
      slots[place].event = event
      return slots[place].generation
    }
    if time > ladderEnd {
      insertAtTop(slot, time: time)
    } else if rungs.isEmpty || !insertInRung(slot, time: time) {
      insertAtBottom(key)
    }
    return EventHandle(slot: slot, generation: generation)
  }

  @inlinable
  mutating func insertAtBottom(_ key: EventKey) {
    guard !run.appendIfLast(key) else { return }
    heap.insert(key)
    if heap.count > heapLimit { spreadBottom() }
  }

  /// The first key, and whether it is the root of the heap, which must have no hole.
  @inlinable
  @inline(__always)
  var firstWithOrigin: (key: EventKey, isFromHeap: Bool)? {
    guard let fromRun = run.first else { return heap.keys.first.map { ($0, true) } }
    guard let fromHeap = heap.keys.first, EventKey.precedes(fromHeap, fromRun) else {
      return (fromRun, false)
    }
    return (fromHeap, true)
  }

  /// Removes the first event if it comes before the horizon.
  @inlinable
  mutating func removeFirst(before horizon: Double) -> (time: Double, event: Event)? {
    if heap.hasHole { heap.closeHole() }
    guard let (key, isFromHeap) = firstWithOrigin, key.time < horizon else { return nil }
    if isFromHeap {
      heap.hasHole = true
    } else {
      run.removeFirst()
    }
    guard let event = take(key.slot) else {
      preconditionFailure("the first key of the queue is dead")
    }
    if deadCount > 0 || (run.isEmpty && heap.isEmpty) { restoreBottom() }
    return (key.time, event)
  }

  @inlinable
  func contains(_ handle: EventHandle) -> Bool {
    handle.slot < slots.count && slots[Int(handle.slot)].generation == handle.generation
  }

  @inlinable
  mutating func cancel(_ handle: EventHandle) -> Bool {
    guard contains(handle) else { return false }
    _ = vacate(handle.slot)
    deadCount += 1
    // The slots have to be looked through, so that there must be as many dead as pay for it.
    if deadCount > heldCount / 2, deadCount > slots.count / 4 {
      sweep()
    } else {
      restoreBottom()
    }
    return true
  }

  /// Drops dead keys that have come first, and makes sure that there is a first key.
  @inlinable
  mutating func restoreBottom() {
    while true {
      if let key = first {
        guard deadCount > 0, slots[Int(key.slot)].event == nil else { return }
        if let fromRun = run.first, fromRun.slot == key.slot {
          run.removeFirst()
        } else {
          heap.closeHole()
          heap.removeFirst()
        }
        free(key.slot)
        deadCount -= 1
      } else if heldCount > 0 {
        refillBottom()
      } else {
        removeLadder()
        return
      }
    }
  }

  /// Makes a slot where none is free.
  @inlinable
  @inline(never)
  mutating func addSlot() {
    precondition(slots.count < Int(UInt32.max), "too many pending events")
    firstFree = UInt32(slots.count)
    slots.append(EventSlot())
  }

  /// Takes the event out of its slot, which makes handles to it stale.
  @inlinable
  mutating func vacate(_ slot: UInt32) -> Event? {
    slots.withUnsafeMutableBufferPointer { slots in
      let event = slots[Int(slot)].event
      slots[Int(slot)].event = nil
      slots[Int(slot)].generation += 1
      return event
    }
  }

  /// Gives back a vacated slot whose key is nowhere any more.
  @inlinable
  mutating func free(_ slot: UInt32) {
    heldCount &-= 1
    slots.withUnsafeMutableBufferPointer { slots in
      // The last generation is given to no event, and its slot is left unused for good, so
      // that a handle, however old, never means another event.
      guard slots[Int(slot)].generation != .max else { return }
      slots[Int(slot)].next = firstFree
      firstFree = slot
    }
  }

  /// Vacates a slot whose key has been taken out, and gives it back.
  @inlinable
  @inline(__always)
  mutating func take(_ slot: UInt32) -> Event? {
    heldCount &-= 1
    return slots.withUnsafeMutableBufferPointer { slots in
      let place = Int(slot)
      let event = slots[place].event
      slots[place].event = nil
      slots[place].generation += 1
      if slots[place].generation != .max {
        slots[place].next = firstFree
        firstFree = slot
      }
      return event
    }
  }
}
