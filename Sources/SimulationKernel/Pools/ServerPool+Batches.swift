// MARK: - Batches

/// Services that take several customers at once: a tour, an oven, a shuttle, a lorry.
///
///     var shuttle = ServerPool<Person>(serverCount: 1, batchSizes: 4...8)
///
/// A service begins when a server is idle and at least four wait, and takes up to eight of them,
/// in the order of the discipline. When it ends, all of them have been served:
///
///     case .serviceEnd(let service):
///       for person in pool.customers(of: service) { … }
///       if let next = pool.release(service, at: schedule.now) { begin(next, on: &schedule) }
extension ServerPool {
  /// The customers of a service under way, in the order in which they were taken; O(1) each.
  ///
  /// It is read before the service is released.
  ///
  /// - Precondition: The service is under way.
  @inlinable
  public func customers(of service: ServiceTicket) -> some Sequence<Customer> {
    requireUnderWay(service)
    return sequence(state: service.slot) { [stays] slot in
      guard slot != .max else { return nil }
      let member = stays[slot]
      slot = member.follower
      return member.customer
    }
  }

  /// Begins the service that a newcomer completes, and returns the slot of its first customer.
  @inlinable
  @inline(never)
  mutating func startBatch(with slot: UInt32, at now: Double) -> UInt32 {
    precondition(
      line.count < batchSizes.lowerBound, "customers wait for an idle server: call startNext")
    line.join(slot, in: &stays)
    let lead = startFromLine(on: roster.takeIdle(), at: now)
    counts.recordBusy(busy, at: now)
    return lead
  }

  /// Adds to a service those who wait next, as far as the batch has room.
  @inlinable
  @inline(never)
  mutating func takeFollowers(of lead: UInt32, at now: Double) {
    var last = lead
    var room = batchSizes.upperBound - 1
    while room > 0, line.count > 0 {
      let next = line.first
      leaveLine(next, at: now)
      stays[last].follower = next
      last = next
      room -= 1
    }
  }

  /// Ends the stays of a batch, but for the first customer's.
  @inlinable
  @inline(never)
  mutating func removeFollowers(of lead: UInt32, at now: Double) {
    var member = stays[lead].follower
    stays[lead].follower = .max
    while member != .max {
      let follower = stays[member].follower
      stays[member].follower = .max
      removeServed(member, at: now)
      member = follower
    }
  }
}
