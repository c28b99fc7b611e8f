// MARK: - Balking and reneging

/// Customers who do not join, and customers who give up waiting.
///
/// A full line (`queueLimit`) balks by itself. Where the model decides, by the line it sees, it says
/// so instead of asking. Patience is a time-out that the model schedules when a wait begins:
///
///     case .arrival(let person):
///       guard person.accepts(pool.queueLength) else { pool.balk(); break }
///       switch pool.request(person, at: schedule.now) {
///       case .started(let service): begin(service, on: &schedule)
///       case .waiting(let ticket):
///         pool.setTimer(
///           schedule.schedule(.timeOut(ticket), after: person.patience), of: ticket)
///       case .balked: break
///       }
///     case .timeOut(let ticket):
///       _ = pool.withdraw(ticket, at: schedule.now)
///
/// A time-out that comes after the service began withdraws nobody. To attach it and to cancel it
/// when service begins, by `cancelTimers(of:)`, only keeps the pending events few.
extension ServerPool {
  /// How many more can wait before the line is full.
  @inlinable
  public var roomInLine: Int { queueLimit - line.count }

  /// Counts an arrival who decided, by what the model knows, not to ask for service.
  @inlinable
  public mutating func balk() {
    counts.arrivals += 1
    counts.balked += 1
  }

  /// Takes a customer out of the line, who leaves without service.
  ///
  /// Returns the customer, or `nil` when the wait has ended: customers in service stay. O(1), or
  /// O(log n) where ranks order the line.
  @inlinable
  public mutating func withdraw(_ ticket: WaitTicket, at now: Double) -> Customer? {
    let slot = ticket.slot
    guard stays.isCurrent(slot, ticket.generation) else { return nil }
    makeUnique()
    let customer = stays[slot].customer
    line.remove(slot, in: &stays)
    counts.recordLostWait(now - stays[slot].since)
    counts.recordLength(line.count, at: now)
    stays.remove(slot)
    return customer
  }

  /// Whether the wait goes on.
  @inlinable
  public func isWaiting(_ ticket: WaitTicket) -> Bool {
    stays.isCurrent(ticket.slot, ticket.generation)
  }

  /// Attaches the time-out of a wait, to have it back when service begins.
  ///
  /// - Precondition: The wait goes on.
  @inlinable
  public mutating func setTimer(_ event: EventHandle, of ticket: WaitTicket) {
    precondition(isWaiting(ticket), "the wait has ended")
    makeUnique()
    stays[ticket.slot].timer = event
  }
}
