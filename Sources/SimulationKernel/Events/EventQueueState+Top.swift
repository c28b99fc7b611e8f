/// The top: cutting it into a ladder, and gathering everything in it.
extension EventQueueState {
  /// Makes a ladder of the top, or a plain run if there is little in it.
  @inlinable
  mutating func cutTop() {
    guard top.count > limits.plain else {
      moveTopToRun()
      removeLadder()
      return
    }
    ladderEnd = endOfLadder()
    let bucketCount = Double(top.count) * limits.density
    guard
      let rung = EventRung(from: topStart, to: ladderEnd, about: bucketCount, firstBucket: 0)
    else {
      ladderEnd = topEnd
      moveTopToRun()
      return
    }
    cutCount = top.count
    push(rung)
    topStart = .infinity
    var kept = 0
    for place in 0..<top.count {
      let node = top[place]
      let time = nodes.key(node).time
      if time <= ladderEnd {
        link(node, to: rung)
      } else {
        topStart = min(topStart, time)
        top[kept] = node
        kept += 1
      }
    }
    top.count = kept
    if kept == 0 { removeTop() }
  }

  /// How far the ladder should reach: eight times as far as the median of a sample of the top.
  ///
  /// A few events far away would otherwise stretch the buckets until all others are in one.
  @inlinable
  mutating func endOfLadder() -> Double {
    let sampleSize = 31
    for number in 0..<sampleSize {
      run.append(nodes.key(top[number * top.count / sampleSize]))
    }
    run.sortByInsertion()
    let median = run.head[sampleSize / 2].time
    run.removeAll()
    let end = topStart + 8 * (median - topStart)
    return end > topStart && end < topEnd ? end : topEnd
  }

  /// Sorts the whole top into the run.
  @inlinable
  mutating func moveTopToRun() {
    for node in top.elements { run.append(nodes.key(node)) }
    for node in top.elements { nodes.free(node) }
    removeTop()
    run.sort()
  }

  @inlinable
  mutating func removeTop() {
    top.removeAll()
    topStart = .infinity
    topEnd = -.infinity
  }

  /// Moves all live keys to the top, and drops all that are dead; O(n + buckets).
  @inlinable
  @inline(never)
  mutating func gather() {
    settleArrivals()
    var kept = 0
    for place in 0..<top.count {
      if slots.isLive(nodes.key(top[place])) {
        top[kept] = top[place]
        kept += 1
      } else {
        nodes.free(top[place])
      }
    }
    top.count = kept
    for place in 0..<buckets.count {
      var node = buckets[place].head
      while node != EventNodes.none {
        let next = nodes.next(node)
        let key = nodes.key(node)
        if slots.isLive(key) {
          appendToTop(node, time: key.time)
        } else {
          nodes.free(node)
        }
        node = next
      }
    }
    moveToTop(run.elements)
    moveToTop(instant.elements)
    moveToTop(heap.keys.elements)
    run.removeAll()
    instant.removeAll()
    heap.removeAll()
    removeLadder()
    deadCount = 0
    // Until there is a bottom again.
    directLimit = -1
  }

  @inlinable
  mutating func moveToTop(_ keys: some Sequence<EventKey>) {
    for key in keys where slots.isLive(key) { insertAtTop(key, time: key.time) }
  }

  /// Inserts many events, in the order of the sequence.
  ///
  /// Where they are many beside those that are pending, all are cut into a new ladder together.
  @inlinable
  mutating func insert(
    contentsOf events: some Sequence<(event: Event, time: Double)>, notBefore now: Double,
    phase: EventPhase
  ) {
    let isGathering = events.underestimatedCount > max(liveCount, limits.plain)
    if isGathering { gather() }
    for (event, time) in events {
      precondition(
        time >= now && time < .infinity, "an event needs a finite time that is not past")
      if isGathering { ladderEnd = -.infinity }
      _ = insert(event, at: time, phase: phase)
    }
    guard isGathering else { return }
    // Unless there was a renumbering on the way, there is nothing but the top.
    if !run.isEmpty || !rungs.isEmpty { gather() }
    restoreBottom()
  }

  /// Numbers the pending events anew from zero, in their order; O(n log n).
  ///
  /// Sequence numbers are spent every 2^28 events or so.
  @inlinable
  @inline(never)
  mutating func renumber() {
    precondition(liveCount < limits.sequences, "too many pending events")
    gather()
    for node in top.elements { run.append(nodes.key(node)) }
    run.sort()
    for (number, node) in top.elements.enumerated() {
      let key = run.head[number].with(sequence: UInt64(number))
      slots.setKey(key)
      nodes.setKey(key, of: node)
    }
    let kept = run.count
    run.removeAll()
    nextSequence = UInt64(kept)
    spentCount = 0
    restoreBottom()
  }
}
