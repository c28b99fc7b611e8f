extension EventSchedule {
  /// Stops the program if the inner order of the schedule is broken; O(n).
  ///
  /// For tests. Built with `-D MARKETSIM_INTERNAL_CHECKS`, every change of a schedule ends with it.
  @inlinable
  public func _checkInvariants() {
    precondition(queue.heap.isOrdered, "a key precedes its parent")
    let keys = queue.heap.keys
    let liveCount = keys.count { queue.contains($0.handle) }
    precondition(liveCount == queue.count, "the count of pending events is wrong")
    precondition(
      queue.slots.count { $0.event != nil } == liveCount, "an event is without a key")
    precondition(keys.first.map { queue.contains($0.handle) } ?? true, "the next event is dead")
    precondition(queue.deadCount <= keys.count / 2, "dead keys are the majority")
    precondition(keys.allSatisfy { $0.time >= clock }, "a pending event is past")
    var free = queue.firstFree
    var freeCount = 0
    while free != .max {
      precondition(queue.slots[Int(free)].event == nil, "a free slot holds an event")
      free = queue.slots[Int(free)].nextFree
      freeCount += 1
    }
    let retiredCount = queue.slots.count { $0.generation == .max }
    precondition(
      freeCount + liveCount + retiredCount == queue.slots.count, "a slot is lost")
  }

  /// Checks the invariants in builds that ask for it.
  @inlinable
  func checkInvariantsIfAsked() {
    #if MARKETSIM_INTERNAL_CHECKS
      _checkInvariants()
    #endif
  }
}
