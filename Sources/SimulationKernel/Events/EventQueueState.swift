/// The pending events, in the total order (time, phase, sequence).
///
/// A ladder queue (Tang, Goh and Thng 2005, ACM Transactions on Modeling and Computer Simulation
/// 15:175): what is next is sorted, what is far is not.
///
/// - The *bottom* has the keys of the earliest events, in three lists: a sorted run; a first-in
///   first-out list of what has been scheduled for the present instant; and a heap for what fits
///   in neither at little cost. While few events are pending they are all here.
/// - *Rungs* are stretches of time cut into buckets, the later rung above; a bucket is a chain of
///   nodes in no order. When the bottom is empty the next buckets are sorted into its run; a
///   bucket with too many events for that becomes a rung itself.
/// - The *top* lists the nodes of all that is later than the ladder, to be cut into buckets when
///   the ladder is empty.
///
/// An event passes each stage once, so that inserting and removing cost O(1) amortised as long as
/// times do not crowd in ever smaller intervals; in the worst case it is O(log n). The order does
/// not depend on the stages: bucket numbers are monotone in time, and the bottom is sorted by
/// the whole key.
///
/// An event lies in its slot until it runs. Cancelling it vacates the slot, rescheduling it gives
/// it another key; the former key is then *dead*, and dropped when its turn comes or when the dead
/// outnumber the live. Nothing is allocated once the lists have grown, but for a copy that is
/// written to and for sorting a large burst of mixed phases.
///
/// This is raw memory with one owner, `EventQueue`.
@usableFromInline
struct EventQueueState<Event: Sendable> {
  @usableFromInline var slots = EventSlots<Event>()
  @usableFromInline var deadCount = 0
  @usableFromInline var nextSequence: UInt64 = 0
  /// How many sequence numbers no pending event has any more, since they were given anew.
  @usableFromInline var spentCount: UInt64 = 0

  // The bottom: never empty while events are pending, and its first key is live.
  @usableFromInline var run = EventRun()
  @usableFromInline var instant = EventRun()
  @usableFromInline var heap = EventHeap()
  /// Whether there are keys in the bottom beside the run.
  @usableFromInline var isMixed = false
  /// While the run has no more keys than this, all keys are in it and new ones are put there.
  ///
  /// Negative when there is something beside the run, or a dead key anywhere.
  @usableFromInline var directLimit: Int
  /// The time of the event removed last, as a key has it.
  @usableFromInline var instantBits = EventKey.noTime
  /// The heap is spread when it has more; it grows when spreading does not help.
  @usableFromInline var heapLimit: Int
  @usableFromInline let limits: EventQueueLimits

  // The ladder, the latest rung first; the rungs' buckets lie one after another.
  @usableFromInline var nodes = EventNodes()
  @usableFromInline var rungs = EventBuffer<EventRung>()
  @usableFromInline var buckets = EventBuffer<EventRung.Bucket>()
  /// The last instant that belongs to the ladder and the bottom; without a ladder, infinity.
  @usableFromInline var ladderEnd = Double.infinity
  /// How many events were cut into the ladder when it was made.
  @usableFromInline var cutCount = 0

  @usableFromInline var top = EventBuffer<UInt32>()
  @usableFromInline var topStart = Double.infinity
  @usableFromInline var topEnd = -Double.infinity

  /// Nodes that wait for their bucket to be fetched, and the place of the next one.
  @usableFromInline var arrivals = EventBuffer<BucketNode>()
  @usableFromInline var nextArrival = 0
  /// Nodes to be fetched of the buckets that are emptied next, and the bucket after these.
  @usableFromInline var scouts = EventBuffer<BucketNode>()
  @usableFromInline var firstUnscouted = 0
  /// The node asked for of the bucket that is cut next, if it is to be followed.
  @usableFromInline var stepped = EventNodes.none

  /// Working space: places in chains, or nodes that are being moved.
  @usableFromInline var cursors = EventBuffer<Cursor>()

  @inlinable
  init(limits: EventQueueLimits) {
    self.limits = limits
    heapLimit = limits.heap
    directLimit = limits.direct
  }

  /// How many events are pending: all numbers given are theirs, but for those spent.
  @inlinable
  @inline(__always)
  var liveCount: Int { Int(truncatingIfNeeded: nextSequence &- spentCount) }

  /// Takes down where keys are, after a change of it.
  @inlinable
  @inline(__always)
  mutating func noteStages() {
    isMixed = heap.count | instant.count != 0
    directLimit = isMixed || deadCount != 0 || ladderEnd != .infinity ? -1 : limits.direct
  }

  @inlinable
  @inline(__always)
  var first: EventKey? {
    var first = run.first
    if let key = instant.first, first.map({ EventKey.precedes(key, $0) }) ?? true { first = key }
    if let key = heap.first, first.map({ EventKey.precedes(key, $0) }) ?? true { first = key }
    return first
  }

  /// The event at a place of the run, or nil if it has been cancelled or moved.
  @inlinable
  @inline(__always)
  func sortedEvent(at place: Int) -> Event? {
    assert(place < run.count, "no such place")
    let key = run.head[place]
    guard slots.isLive(key) else { return nil }
    return slots.event(key.slot).pointee
  }

  @inlinable
  @inline(__always)
  mutating func insert(
    _ event: consuming Event, at time: Double, phase: EventPhase
  ) -> EventHandle {
    if nextSequence == limits.sequences { renumber() }
    let key = EventKey(time: time, phase: phase, sequence: nextSequence, slot: slots.allocate())
    nextSequence &+= 1
    let handle = slots.occupy(with: event, key: key)
    if run.count <= directLimit {
      run.insert(key)
    } else {
      place(key, time: time)
    }
    return handle
  }

  /// Puts a key where it belongs.
  @inlinable
  @inline(never)
  mutating func place(_ key: EventKey, time: Double) {
    if time > ladderEnd {
      insertAtTop(key, time: time)
    } else if rungs.isEmpty || !insertInRung(key, time: time) {
      insertAtBottom(key)
    }
  }

  @inlinable
  @inline(__always)
  mutating func insertAtBottom(_ key: EventKey) {
    if key.timeBits == instantBits, insertInInstant(key) { return }
    guard !run.insertInFront(key, shifting: limits.frontShift),
      !run.insert(key, shifting: limits.shift)
    else { return }
    insertInHeap(key)
  }

  @inlinable
  @inline(never)
  mutating func insertInInstant(_ key: EventKey) -> Bool {
    guard instant.appendIfLast(key) else { return false }
    noteStages()
    return true
  }

  @inlinable
  @inline(never)
  mutating func insertInHeap(_ key: EventKey) {
    heap.insert(key)
    if heap.count > heapLimit { spreadBottom() }
    noteStages()
  }

  /// The same events in memory of their own.
  @inlinable
  func copy() -> Self {
    var other = self
    other.slots = slots.copy()
    other.run = run.copy()
    other.instant = instant.copy()
    other.heap = heap.copy()
    other.nodes = nodes.copy()
    other.rungs = rungs.copy()
    other.buckets = buckets.copy()
    other.arrivals = arrivals.copy()
    other.scouts = EventBuffer()
    other.top = top.copy()
    other.cursors = EventBuffer()
    return other
  }

  @inlinable
  func deallocate() {
    slots.deallocate()
    run.deallocate()
    instant.deallocate()
    heap.deallocate()
    nodes.deallocate()
    rungs.deallocate()
    buckets.deallocate()
    arrivals.deallocate()
    scouts.deallocate()
    top.deallocate()
    cursors.deallocate()
  }
}
