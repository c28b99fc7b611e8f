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
    state.checkInvariants()
  }
}

extension EventQueueState {
  @inlinable
  func checkInvariants() {
    precondition(heap.isOrdered, "a key precedes its parent")
    precondition(run.isOrdered, "the run is out of order")
    precondition(instant.isOrdered, "the list of the instant is out of order")
    precondition(
      instant.elements.allSatisfy { $0.timeBits == instantBits },
      "the list of the instant has another instant")
    precondition((first == nil) == (liveCount == 0), "the bottom is empty")
    precondition(
      isMixed == (heap.count + instant.count > 0),
      "it is not known whether all that comes next is in the run")
    precondition(
      directLimit < 0
        || !isMixed && deadCount == 0 && ladderEnd == .infinity && top.isEmpty && rungs.isEmpty,
      "events would be put into the run that belong elsewhere")
    precondition(first.map(slots.isLive) ?? true, "the next event is dead")
    // From the bottom up, no stage may have anything earlier than the one below has.
    var found: [EventKey] = []
    var isUsed = [Bool](repeating: false, count: nodes.nodes.count)
    var latestBelow = -Double.infinity
    let bottom = Array(heap.keys.elements) + instant.elements + run.elements
    checkStage(bottom, after: &latestBelow, found: &found)
    for rung in rungs.elements.reversed() {
      for bucket in 0..<rung.bucketCount {
        let chain = buckets[rung.firstBucket + bucket]
        var stage = chainKeys(from: chain.head, used: &isUsed)
        precondition(stage.count == chain.count, "a bucket's count is wrong")
        for arrival in arrivals.elements where arrival.bucket == rung.firstBucket + bucket {
          stage += chainKeys(from: arrival.node, used: &isUsed)
        }
        precondition(bucket >= rung.next || stage.isEmpty, "an event is in a bucket of the past")
        checkStage(stage, after: &latestBelow, found: &found)
      }
    }
    precondition(latestBelow <= ladderEnd, "an event lies beyond the ladder's end")
    for node in top.elements { markUsed(node, in: &isUsed) }
    checkStage(top.elements.map(nodes.key), after: &latestBelow, found: &found)
    precondition(
      top.elements.allSatisfy { (topStart...topEnd).contains(nodes.key($0).time) },
      "the bounds of the top are wrong")
    _ = chainKeys(from: nodes.firstFree, used: &isUsed)
    precondition(isUsed.allSatisfy { $0 }, "a node is lost")
    let liveKeys = found.count { slots.isLive($0) }
    precondition(liveKeys == liveCount, "the count of pending events is wrong")
    precondition(found.count - liveKeys == deadCount, "the count of dead keys is wrong")
    checkSlots()
  }

  @inlinable
  func checkStage(
    _ stage: [EventKey], after latestBelow: inout Double, found: inout [EventKey]
  ) {
    precondition(
      stage.allSatisfy { $0.time >= latestBelow }, "an event lies in too late a stage")
    latestBelow = stage.lazy.map(\.time).max() ?? latestBelow
    found += stage
  }

  @inlinable
  func chainKeys(from head: UInt32, used isUsed: inout [Bool]) -> [EventKey] {
    var keys: [EventKey] = []
    var node = head
    while node != EventNodes.none {
      markUsed(node, in: &isUsed)
      keys.append(nodes.key(node))
      node = nodes.next(node)
    }
    return keys
  }

  @inlinable
  func markUsed(_ node: UInt32, in isUsed: inout [Bool]) {
    precondition(!isUsed[Int(node)], "a node is used twice")
    isUsed[Int(node)] = true
  }

  /// Each slot is occupied, in the list of vacant slots, or worn out.
  @inlinable
  func checkSlots() {
    var vacantCount = 0
    var slot = slots.firstVacant
    while slot != EventSlots<Event>.none {
      precondition(!slots.isOccupied(slot), "a slot in the list of vacant slots has an event")
      vacantCount += 1
      slot = slots.payload(slot).load(as: UInt32.self)
    }
    let all = 0..<UInt32(slots.count)
    let wornOutCount = all.count {
      slots.word($0).pointee == EventSlots<Event>.wornOut
    }
    precondition(all.count { slots.isOccupied($0) } == liveCount, "an event has lost its key")
    precondition(liveCount + vacantCount + wornOutCount == slots.count, "a slot is lost")
  }
}
