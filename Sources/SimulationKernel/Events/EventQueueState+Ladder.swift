public import CMemory

/// The ladder: from the top to the buckets, and from the buckets to the bottom.
extension EventQueueState {
  /// A node, and the place in the run where its key goes.
  @usableFromInline
  struct Cursor: BitwiseCopyable {
    @usableFromInline var node: UInt32
    @usableFromInline var place: UInt32

    @inlinable
    init(node: UInt32, place: UInt32 = 0) {
      self.node = node
      self.place = place
    }
  }

  @inlinable
  @inline(never)
  mutating func insertAtTop(_ key: EventKey, time: Double) {
    appendToTop(nodes.allocate(key, next: EventNodes.none), time: time)
  }

  @inlinable
  @inline(__always)
  mutating func appendToTop(_ node: UInt32, time: Double) {
    top.append(node)
    topStart = time < topStart ? time : topStart
    topEnd = time > topEnd ? time : topEnd
  }

  /// Puts a key into the latest rung that has not passed its time, and returns whether one has.
  @inlinable
  @inline(__always)
  mutating func insertInRung(_ key: EventKey, time: Double) -> Bool {
    var place = 0
    while place < rungs.count {
      let rung = rungs.base + place
      let bucket = rung.pointee.bucket(of: time)
      guard bucket < rung.pointee.next else {
        let index = rung.pointee.firstBucket &+ bucket
        guard buckets.count <= limits.ahead else {
          admit(key, to: index)
          return true
        }
        let chain = buckets.base + index
        chain.pointee.head = nodes.allocate(key, next: chain.pointee.head)
        chain.pointee.count &+= 1
        return true
      }
      place &+= 1
    }
    return false
  }

  /// Adds a rung below all others.
  @inlinable
  mutating func push(_ rung: EventRung) {
    recallScouts()
    rungs.append(rung)
    let count = buckets.count
    buckets.resize(to: count + rung.bucketCount)
    (buckets.base + count).initialize(repeating: EventRung.Bucket(), count: rung.bucketCount)
  }

  /// Puts a node into a bucket of the last rung.
  @inlinable
  @inline(__always)
  func link(_ node: UInt32, to rung: EventRung) {
    let chain = buckets.base + (rung.firstBucket &+ rung.bucket(of: nodes.key(node).time))
    nodes.setNext(node, to: chain.pointee.head)
    chain.pointee.head = node
    chain.pointee.count &+= 1
  }

  /// Forgets the empty ladder, so that everything goes to the bottom.
  @inlinable
  mutating func removeLadder() {
    assert(arrivals.isEmpty, "an event would be lost")
    recallScouts()
    rungs.removeAll()
    buckets.removeAll()
    ladderEnd = .infinity
    heapLimit = limits.heap
  }

  /// Fills the empty bottom with the earliest of the keys that lie in the ladder or the top.
  @inlinable
  @inline(never)
  mutating func refillBottom() {
    heapLimit = limits.heap
    if !arrivals.isEmpty { settleArrivals() }
    while run.isEmpty, liveCount + deadCount > 0 {
      guard !rungs.isEmpty else {
        cutTop()
        continue
      }
      let rung = rungs[rungs.count - 1]
      var bucket = rung.next
      while bucket < rung.bucketCount, buckets[rung.firstBucket + bucket].count == 0 {
        bucket += 1
      }
      rungs.base[rungs.count - 1].next = bucket
      if bucket == rung.bucketCount {
        rungs.count -= 1
        buckets.count -= rung.bucketCount
        recallScouts()
      } else if buckets[rung.firstBucket + bucket].count <= limits.bucket {
        sortBuckets(from: bucket)
      } else if hasOutgrownLadder {
        gather()
      } else {
        spreadBucket(bucket)
      }
    }
  }

  /// Whether the ladder was cut when far fewer events were pending than now.
  @inlinable
  var hasOutgrownLadder: Bool {
    rungs.count == 1 && liveCount + deadCount - top.count > 4 * cutCount
  }

  /// Sorts some buckets of the last rung into the run.
  ///
  /// The chains are followed abreast, not one after another: their nodes are scattered over the
  /// memory, and so the processor waits for many of them at a time. The slots are looked at here
  /// for the same reason.
  @inlinable
  mutating func sortBuckets(from first: Int) {
    let rung = rungs[rungs.count - 1]
    cursors.removeAll()
    var bucket = first
    var count = 0
    while bucket < rung.bucketCount, count < limits.batch {
      let chain = buckets.base + (rung.firstBucket + bucket)
      guard chain.pointee.count <= limits.bucket else { break }
      if chain.pointee.count > 0 {
        cursors.append(Cursor(node: chain.pointee.head, place: UInt32(count)))
        count += Int(chain.pointee.count)
        chain.pointee = EventRung.Bucket()
      }
      bucket += 1
    }
    rungs.base[rungs.count - 1].next = bucket
    if buckets.count > limits.ahead { scout(rung, from: bucket) }
    run.resetToVoid(count: count)
    let dead = collectKeys()
    if dead > 0 {
      deadCount -= dead
      run.keep(slots.isLive)
    }
    run.sortByInsertion()
  }

  /// Puts the keys of the chains into the run, each at its place, and returns how many are dead.
  @inlinable
  mutating func collectKeys() -> Int {
    var dead = 0
    var active = cursors.count
    while active > 0 {
      var kept = 0
      for place in 0..<active {
        let cursor = cursors.base[place]
        let key = nodes.key(cursor.node)
        let next = nodes.next(cursor.node)
        nodes.free(cursor.node)
        run.head[Int(cursor.place)] = key
        dead &+= slots.isLive(key) ? 0 : 1
        cursors.base[kept] = Cursor(node: next, place: cursor.place &+ 1)
        kept &+= next == EventNodes.none ? 0 : 1
      }
      active = kept
    }
    return dead
  }

  /// Makes a full bucket of the last rung a rung of its own; sorts it if it cannot be cut.
  @inlinable
  mutating func spreadBucket(_ bucket: Int) {
    let chain = buckets.base + (rungs[rungs.count - 1].firstBucket + bucket)
    cursors.removeAll()
    var node = chain.pointee.head
    while node != EventNodes.none {
      cursors.append(Cursor(node: node))
      node = nodes.next(node)
    }
    chain.pointee = EventRung.Bucket()
    rungs.base[rungs.count - 1].next = bucket + 1
    if buckets.count > limits.ahead { startSteps(after: bucket, of: rungs[rungs.count - 1]) }
    guard !spreadCursors() else { return }
    for cursor in cursors.elements { run.append(nodes.key(cursor.node)) }
    for cursor in cursors.elements { nodes.free(cursor.node) }
    run.sort()
  }

  /// Spreads the bottom over a ladder, or over a rung below those that there are.
  @inlinable
  @inline(never)
  mutating func spreadBottom() {
    // So that moving the run is paid for by what has been inserted.
    guard heap.count > run.count else { return }
    if ladderEnd == .infinity {
      gather()
    } else {
      cursors.removeAll()
      for key in heap.keys.elements { addCursor(key) }
      for key in run.elements { addCursor(key) }
      guard spreadCursors() else {
        for cursor in cursors.elements { nodes.free(cursor.node) }
        // Try again when it pays.
        heapLimit = 2 * heap.count
        return
      }
      heap.removeAll()
      run.removeAll()
    }
    // Even if the list of the instant has keys: others of that instant may precede them.
    refillBottom()
  }

  @inlinable
  mutating func addCursor(_ key: EventKey) {
    cursors.append(Cursor(node: nodes.allocate(key, next: EventNodes.none)))
  }

  /// Makes a rung of the nodes in `cursors`, and returns whether they could be cut.
  @inlinable
  mutating func spreadCursors() -> Bool {
    guard rungs.count < limits.rungs else { return false }
    // Whether they are live is asked of the slots soon.
    let isAhead = buckets.count > limits.ahead
    var earliest = Double.infinity
    var latest = -Double.infinity
    for cursor in cursors.elements {
      let key = nodes.key(cursor.node)
      if isAhead { fetch_ahead(slots.word(key.slot)) }
      let time = key.time
      earliest = min(earliest, time)
      latest = max(latest, time)
    }
    guard
      let rung = EventRung(
        from: earliest, to: latest, about: Double(cursors.count), firstBucket: buckets.count)
    else { return false }
    push(rung)
    for cursor in cursors.elements { link(cursor.node, to: rung) }
    return true
  }
}
