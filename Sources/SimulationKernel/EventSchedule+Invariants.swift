extension EventSchedule {
  /// Stops the program if the inner order of the schedule is broken; O(n).
  ///
  /// For tests. Built with `-D MARKETSIM_INTERNAL_CHECKS`, every change of a schedule ends with it.
  @inlinable
  public func _checkInvariants() {
    queue.checkInvariants()
    precondition(nextEventTime ?? clock >= clock, "a pending event is past")
  }

  /// Checks the invariants in builds that ask for it.
  @inlinable
  func checkInvariantsIfAsked() {
    #if MARKETSIM_INTERNAL_CHECKS
      _checkInvariants()
    #endif
  }
}

extension EventQueue {
  @inlinable
  func checkInvariants() {
    precondition(heap.isOrdered, "a key precedes its parent")
    precondition(run.isOrdered, "the run is out of order")
    precondition((first == nil) == (count == 0), "the bottom is empty")
    precondition(
      first.map { slots[Int($0.slot)].event != nil } ?? true, "the next event is dead")
    // From the bottom up, no stage may have anything earlier than the one below has.
    var isFound = [Bool](repeating: false, count: slots.count)
    var latestBelow = -Double.infinity
    var stage: [UInt32] = heap.keys.dropFirst(heap.hasHole ? 1 : 0).map(\.slot)
    stage += run.elements.map(\.slot)
    checkStage(stage, after: &latestBelow, found: &isFound)
    for rung in rungs.reversed() {
      for bucket in 0..<rung.bucketCount {
        let chain = buckets[rung.firstBucket + bucket]
        var slot = chain.head
        stage.removeAll()
        while slot != EventSlot<Event>.none {
          stage.append(slot)
          slot = slots[Int(slot)].next
        }
        precondition(stage.count == chain.count, "a bucket's count is wrong")
        precondition(bucket >= rung.next || stage.isEmpty, "an event is in a bucket of the past")
        checkStage(stage, after: &latestBelow, found: &isFound)
      }
    }
    precondition(latestBelow <= ladderEnd, "an event lies beyond the ladder's end")
    checkStage(top, after: &latestBelow, found: &isFound)
    precondition(
      top.allSatisfy { (topStart...topEnd).contains(slots[Int($0)].time) },
      "the bounds of the top are wrong")
    precondition(isFound.count { $0 } == heldCount, "the count of held slots is wrong")
    let liveCount = slots.indices.count { slots[$0].event != nil }
    precondition(liveCount == count, "the count of pending events is wrong")
    checkFreeList(isHeld: isFound)
  }

  @inlinable
  func checkStage(_ stage: [UInt32], after latestBelow: inout Double, found: inout [Bool]) {
    var latest = latestBelow
    for slot in stage {
      precondition(!found[Int(slot)], "a slot is held twice")
      found[Int(slot)] = true
      precondition(slots[Int(slot)].time >= latestBelow, "an event lies in too late a stage")
      latest = max(latest, slots[Int(slot)].time)
    }
    latestBelow = latest
  }

  @inlinable
  func checkFreeList(isHeld: [Bool]) {
    var free = firstFree
    var freeCount = 0
    while free != EventSlot<Event>.none {
      precondition(!isHeld[Int(free)], "a free slot is held")
      precondition(slots[Int(free)].event == nil, "a free slot has an event")
      free = slots[Int(free)].next
      freeCount += 1
    }
    let retiredCount = slots.indices.count { !isHeld[$0] && slots[$0].generation == .max }
    precondition(freeCount + heldCount + retiredCount == slots.count, "a slot is lost")
  }
}
