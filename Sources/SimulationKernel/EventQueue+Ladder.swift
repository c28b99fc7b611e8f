extension EventQueue {
  /// A slot, and the place in the run where its key goes.
  @usableFromInline
  struct Cursor: Sendable {
    @usableFromInline var slot: UInt32
    @usableFromInline var place: UInt32

    @inlinable
    init(slot: UInt32, place: UInt32) {
      self.slot = slot
      self.place = place
    }
  }

  @inlinable
  @inline(__always)
  mutating func insertAtTop(_ slot: UInt32, time: Double) {
    top.append(slot)
    topStart = min(topStart, time)
    topEnd = max(topEnd, time)
  }

  /// Puts a slot into the latest rung that has not passed its time, and returns whether one has.
  @inlinable
  mutating func insertInRung(_ slot: UInt32, time: Double) -> Bool {
    let bucket = rungs.withUnsafeBufferPointer { rungs in
      for rung in rungs {
        let bucket = rung.bucket(of: time)
        if bucket >= rung.next { return rung.firstBucket &+ bucket }
      }
      return -1
    }
    guard bucket >= 0 else { return false }
    link(slot, to: bucket)
    return true
  }

  @inlinable
  @inline(__always)
  mutating func link(_ slot: UInt32, to bucket: Int) {
    buckets.withUnsafeMutableBufferPointer { buckets in
      slots.withUnsafeMutableBufferPointer { slots in
        slots[Int(slot)].next = buckets[bucket].head
      }
      buckets[bucket].head = slot
      buckets[bucket].count &+= 1
    }
  }

  /// Adds a rung below all others.
  @inlinable
  mutating func push(_ rung: EventRung) {
    rungs.append(rung)
    buckets.append(contentsOf: repeatElement(EventRung.Bucket(), count: rung.bucketCount))
  }

  /// Forgets the ladder, so that everything goes to the bottom.
  @inlinable
  mutating func removeLadder() {
    rungs.removeAll(keepingCapacity: true)
    buckets.removeAll(keepingCapacity: true)
    ladderEnd = .infinity
    heapLimit = limits.heap
  }

  /// Fills the empty bottom with the earliest of the events that lie in the ladder or the top.
  @inlinable
  @inline(never)
  mutating func refillBottom() {
    heap.removeAll()
    run.removeAll()
    heapLimit = limits.heap
    while run.isEmpty, heap.isEmpty {
      guard let rung = rungs.last else {
        cutTop()
        continue
      }
      var bucket = rung.next
      buckets.withUnsafeBufferPointer { buckets in
        while bucket < rung.bucketCount, buckets[rung.firstBucket + bucket].count == 0 {
          bucket += 1
        }
      }
      rungs[rungs.count - 1].next = bucket
      if bucket == rung.bucketCount {
        rungs.removeLast()
        buckets.removeLast(rung.bucketCount)
      } else if buckets[rung.firstBucket + bucket].count > limits.bucket {
        if hasOutgrownLadder {
          sweep()
        } else {
          spreadBucket(bucket)
        }
      } else {
        sortBuckets(from: bucket)
      }
    }
  }

  /// Whether the ladder was cut when far fewer events were pending than now, and it pays to cut it
  /// anew.
  @inlinable
  var hasOutgrownLadder: Bool {
    rungs.count == 1 && heldCount - top.count > 8 * rungs[0].bucketCount
      && slots.count / 4 <= heldCount
  }

  /// Sorts some buckets of the last rung into the run.
  ///
  /// The chains are followed abreast, not one after another: their slots are scattered over the
  /// memory, and so the processor waits for many of them at a time.
  @inlinable
  mutating func sortBuckets(from first: Int) {
    let rung = rungs[rungs.count - 1]
    cursors.removeAll(keepingCapacity: true)
    var bucket = first
    var count = 0
    while bucket < rung.bucketCount, count < limits.batch {
      let place = rung.firstBucket + bucket
      let chain = buckets[place]
      guard chain.count <= limits.bucket else { break }
      if chain.count > 0 {
        cursors.append(Cursor(slot: chain.head, place: UInt32(count)))
        count += Int(chain.count)
        buckets[place] = EventRung.Bucket()
      }
      bucket += 1
    }
    rungs[rungs.count - 1].next = bucket
    run.resize(to: count)
    run.keys.withUnsafeMutableBufferPointer { keys in
      cursors.withUnsafeMutableBufferPointer { cursors in
        slots.withUnsafeBufferPointer { slots in
          var active = cursors.count
          while active > 0 {
            var kept = 0
            for place in 0..<active {
              let cursor = cursors[place]
              let slot = slots[Int(cursor.slot)]
              keys[Int(cursor.place)] = EventKey(
                timeBits: slot.timeBits, rank: slot.rank, slot: cursor.slot)
              cursors[kept] = Cursor(slot: slot.next, place: cursor.place &+ 1)
              kept &+= slot.next == EventSlot<Event>.none ? 0 : 1
            }
            active = kept
          }
        }
      }
    }
    run.sortByInsertion()
  }

  /// Makes a full bucket of the last rung a rung of its own; sorts it if it cannot be cut.
  @inlinable
  mutating func spreadBucket(_ bucket: Int) {
    let place = rungs[rungs.count - 1].firstBucket + bucket
    var slot = buckets[place].head
    buckets[place] = EventRung.Bucket()
    rungs[rungs.count - 1].next = bucket + 1
    cursors.removeAll(keepingCapacity: true)
    while slot != EventSlot<Event>.none {
      let next = slots[Int(slot)].next
      cursors.append(Cursor(slot: slot, place: 0))
      slot = next
    }
    if !spreadCursors() {
      for cursor in cursors { run.append(key(of: cursor.slot)) }
      run.sort()
    }
  }

  /// Spreads the bottom over a ladder, or over a rung below those that there are.
  @inlinable
  @inline(never)
  mutating func spreadBottom() {
    // So that moving the run is paid for by what has been inserted.
    guard heap.count > run.count else { return }
    heap.closeHole()
    if ladderEnd == .infinity {
      for key in heap.keys { insertAtTop(key.slot, time: key.time) }
      for key in run.elements { insertAtTop(key.slot, time: key.time) }
    } else {
      cursors.removeAll(keepingCapacity: true)
      for key in heap.keys { cursors.append(Cursor(slot: key.slot, place: 0)) }
      for key in run.elements { cursors.append(Cursor(slot: key.slot, place: 0)) }
      guard spreadCursors() else {
        // Try again when it pays.
        heapLimit = 2 * heap.count
        return
      }
    }
    // What came first still does, so that the first key is live.
    refillBottom()
  }

  /// Makes a rung of the slots in `cursors`, and returns whether they could be cut.
  @inlinable
  mutating func spreadCursors() -> Bool {
    guard rungs.count < limits.rungs else { return false }
    var earliest = Double.infinity
    var latest = -Double.infinity
    for cursor in cursors {
      let time = slots[Int(cursor.slot)].time
      earliest = min(earliest, time)
      latest = max(latest, time)
    }
    guard
      let rung = EventRung(
        from: earliest, to: latest, about: Double(cursors.count), firstBucket: buckets.count)
    else { return false }
    push(rung)
    for cursor in cursors {
      link(cursor.slot, to: rung.firstBucket + rung.bucket(of: slots[Int(cursor.slot)].time))
    }
    return true
  }

  /// Makes a ladder of the top, or a plain heap if there is little in it.
  @inlinable
  mutating func cutTop() {
    guard top.count > limits.plain else {
      for slot in top { heap.appendUnordered(key(of: slot)) }
      heap.restoreOrder()
      removeTop(keeping: 0)
      removeLadder()
      return
    }
    ladderEnd = endOfLadder()
    // Two events a bucket, while they are thickest: more come while time goes on.
    let bucketCount = Double(top.count) / 2
    guard
      let rung = EventRung(from: topStart, to: ladderEnd, about: bucketCount, firstBucket: 0)
    else {
      ladderEnd = topEnd
      for slot in top { run.append(key(of: slot)) }
      run.sort()
      removeTop(keeping: 0)
      return
    }
    push(rung)
    topStart = .infinity
    var kept = 0
    for place in top.indices {
      let slot = top[place]
      let time = slots[Int(slot)].time
      if time <= ladderEnd {
        link(slot, to: rung.bucket(of: time))
      } else {
        topStart = min(topStart, time)
        top[kept] = slot
        kept += 1
      }
    }
    removeTop(keeping: kept)
  }

  /// How far the ladder should reach: eight times as far as the median of a sample of the top.
  ///
  /// A few events far away would otherwise stretch the buckets until all others are in one.
  @inlinable
  mutating func endOfLadder() -> Double {
    let sampleSize = 31
    run.removeAll()
    for number in 0..<sampleSize { run.append(key(of: top[number * top.count / sampleSize])) }
    run.sortByInsertion()
    let median = run.keys[sampleSize / 2].time
    run.removeAll()
    let end = topStart + 8 * (median - topStart)
    return end > topStart && end < topEnd ? end : topEnd
  }

  @inlinable
  mutating func removeTop(keeping count: Int) {
    top.removeLast(top.count - count)
    guard count == 0 else { return }
    topStart = .infinity
    topEnd = -.infinity
  }

  @inlinable
  func key(of slot: UInt32) -> EventKey {
    let held = slots[Int(slot)]
    return EventKey(timeBits: held.timeBits, rank: held.rank, slot: slot)
  }

  /// Gives back the slots of all dead events, and sorts the live ones anew; O(slots).
  @inlinable
  @inline(never)
  mutating func sweep() {
    heap.removeAll()
    run.removeAll()
    removeLadder()
    removeTop(keeping: 0)
    firstFree = EventSlot<Event>.none
    heldCount -= deadCount
    deadCount = 0
    for slot in slots.indices.reversed() {
      if slots[slot].event != nil {
        insertAtTop(UInt32(slot), time: slots[slot].time)
      } else if slots[slot].generation != .max {
        slots[slot].next = firstFree
        firstFree = UInt32(slot)
      }
    }
    restoreBottom()
  }
}
