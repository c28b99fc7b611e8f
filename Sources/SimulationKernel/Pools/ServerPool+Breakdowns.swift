// MARK: - Break-downs

/// Servers that break down and are repaired, each by its number, from 0.
///
/// The model draws how long each server lasts and how long its repair takes, and schedules both.
///
///     case .failure(let server):
///       if let cut = pool.breakDown(server, at: schedule.now), let end = cut.serviceEnd {
///         schedule.cancel(end)
///       }
///       while let service = pool.startNext(at: schedule.now) { begin(service, on: &schedule) }
///       schedule.schedule(.repair(server), after: repairTime())
///     case .repair(let server):
///       pool.repair(server, at: schedule.now)
///       while let service = pool.startNext(at: schedule.now) { begin(service, on: &schedule) }
///       schedule.schedule(.failure(server), after: lifeTime())
///
/// While fewer servers are on duty than the pool has had, a spare one takes a broken one's place.
extension ServerPool {
  /// Takes a server out of work, and returns the service that this interrupts, if any.
  ///
  /// The customer may be served by another server at once: `startNext` tells. O(1), or O(log n)
  /// where ranks order the line.
  ///
  /// - Precondition: The pool has had so many servers, and this one works.
  @inlinable
  public mutating func breakDown(_ server: Int, at now: Double) -> Interruption? {
    precondition(!isDown(server), "the server is broken already")
    makeUnique()
    roster.setDown(server)
    setAvailable(at: now)
    let slot = roster[server].service
    return slot == .max ? nil : cutOff(slot, at: now)
  }

  /// Puts a broken server back to work.
  ///
  /// - Precondition: The server is broken.
  @inlinable
  public mutating func repair(_ server: Int, at now: Double) {
    precondition(isDown(server), "the server is not broken")
    makeUnique()
    roster.setUp(server)
    setAvailable(at: now)
  }

  /// Whether a server is broken.
  ///
  /// - Precondition: The pool has had so many servers.
  @inlinable
  public func isDown(_ server: Int) -> Bool {
    precondition((0..<roster.count).contains(server), "the pool has no such server")
    return roster[server].isDown
  }
}
