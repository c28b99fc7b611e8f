/// Removing, cancelling and rescheduling, and what has to be first after that.
extension EventQueueState {
  /// Removes the first event if it comes before the horizon, given as keys have their times.
  @inlinable
  @inline(__always)
  mutating func removeFirst(before horizon: Int64) -> (time: Double, event: Event)? {
    guard !isMixed else { return removeFirstAmongAll(before: horizon) }
    guard let key = run.first, key.timeBits < horizon else { return nil }
    run.removeFirst()
    let event = take(key)
    if run.isEmpty {
      refill()
    } else if deadCount != 0, !slots.isLive(run.head.pointee) {
      restoreBottom()
    }
    return (key.time, event)
  }

  /// Takes out the event of a key that has been removed.
  @inlinable
  @inline(__always)
  mutating func take(_ key: EventKey) -> Event {
    instantBits = key.timeBits
    spentCount &+= 1
    return slots.take(key.slot)
  }

  /// Goes on after the run has become empty, where all keys were in it.
  @inlinable
  @inline(__always)
  mutating func refill() {
    if directLimit >= 0 {
      run.removeAll()
    } else {
      restoreBottom()
    }
  }

  /// Removes the first event if it comes before the horizon, in whichever list it is.
  @inlinable
  @inline(never)
  mutating func removeFirstAmongAll(before horizon: Int64) -> (time: Double, event: Event)? {
    guard let key = first, key.timeBits < horizon else { return nil }
    removeFirstKey()
    let event = take(key)
    restoreBottom()
    return (key.time, event)
  }

  /// Removes the first key of the bottom from whichever list has it.
  @inlinable
  mutating func removeFirstKey() {
    guard let first else { return }
    if run.first?.rank == first.rank {
      run.removeFirst()
    } else if instant.first?.rank == first.rank {
      instant.removeFirst()
      if instant.isEmpty { instant.removeAll() }
    } else {
      heap.removeFirst()
    }
  }

  @inlinable
  mutating func cancel(_ handle: EventHandle) {
    slots.clear(handle.slot)
    spentCount += 1
    deadCount += 1
    settleDead()
  }

  @inlinable
  mutating func reschedule(_ handle: EventHandle, at time: Double) {
    if nextSequence == limits.sequences { renumber() }
    let key = EventKey(
      time: time, phase: slots.phase(handle.slot), sequence: nextSequence, slot: handle.slot)
    nextSequence += 1
    spentCount += 1
    slots.setKey(key)
    deadCount += 1
    place(key, time: time)
    settleDead()
  }

  /// Drops the dead if they are too many, or first.
  @inlinable
  mutating func settleDead() {
    // All keys and buckets have to be looked through, so that the dead must be enough to pay.
    if deadCount > limits.dead, deadCount > liveCount, deadCount > buckets.count / 4 {
      gather()
    }
    restoreBottom()
  }

  /// Drops dead keys that have come first, and makes sure that there is a first key.
  @inlinable
  @inline(never)
  mutating func restoreBottom() {
    while true {
      if let key = first {
        guard deadCount > 0, !slots.isLive(key) else { break }
        removeFirstKey()
        deadCount -= 1
      } else if liveCount + deadCount > 0 {
        refillBottom()
      } else {
        removeLadder()
        run.removeAll()
        break
      }
    }
    noteStages()
  }
}
