// MARK: - Shifts

/// Servers that come and go.
///
/// The model sets the number on duty at the times of a `CapacityPlan`, and says what becomes of
/// services that the leaving servers have under way: they are finished, or cut off.
///
///     case .shiftChange:
///       pool.resize(to: plan.capacity(at: schedule.now), at: schedule.now)
///       while let cut = pool.interruptExcess(at: schedule.now) {   // not if they are finished
///         if let end = cut.serviceEnd { schedule.cancel(end) }
///       }
///       while let service = pool.startNext(at: schedule.now) { begin(service, on: &schedule) }
extension ServerPool {
  /// Sets the number of servers on duty.
  ///
  /// Idle servers go first. A service for which no server is left goes on, unless
  /// `interruptExcess` cuts it off, and its server takes no other (but under `preemptivePriority` the
  /// urgent may take its place). If servers come while
  /// customers wait, `startNext` begins their services.
  ///
  /// O(1), apart from servers that the pool never had before.
  ///
  /// - Precondition: `newServerCount` is not negative.
  @inlinable
  public mutating func resize(to newServerCount: Int, at now: Double) {
    precondition(newServerCount >= 0, "a pool cannot have fewer than no servers")
    capacityOnDuty = newServerCount
    makeUnique()
    roster.grow(to: newServerCount)
    setAvailable(at: now)
  }

  /// Cuts off one service more than there are servers for, or gives `nil` when there is none.
  ///
  /// It is the service of the server with the highest number; where newcomers may interrupt, the
  /// one that they would. O(n) in the number of servers that the pool has had.
  @inlinable
  public mutating func interruptExcess(at now: Double) -> Interruption? {
    guard busy > available else { return nil }
    makeUnique()
    return cutOff(victims.first?.slot ?? roster.lastBusy, at: now)
  }

  /// Interrupts a service for which there is no other to begin.
  @inlinable
  mutating func cutOff(_ slot: UInt32, at now: Double) -> Interruption {
    let interruption = interrupt(slot, at: now)
    counts.recordLength(line.count, at: now)
    counts.recordBusy(busy, at: now)
    return interruption
  }

  @inlinable
  mutating func setAvailable(at now: Double) {
    available = min(capacityOnDuty, roster.upCount)
    counts.recordAvailable(available, at: now)
  }
}
