public import Tallies

/// Equal servers with one queue, first come, first served: representatives, tills, booths.
///
/// The pool keeps account of who is served and who waits, and schedules nothing: how long a
/// service takes, and which event ends it, is the model's knowledge. So the model asks for
/// service, schedules the end of each service that the pool says begins, and reports that end:
///
///     case .arrival(let customer):
///       if pool.request(customer, at: schedule.now) {
///         schedule.schedule(.serviceEnd(customer), after: serviceTime(of: customer))
///       }
///     case .serviceEnd:
///       if let next = pool.release(at: schedule.now) {
///         schedule.schedule(.serviceEnd(next), after: serviceTime(of: next))
///       }
///
/// All operations take O(1), but for `resize`, and allocate nothing once the queue has had its
/// longest length. Statistics are from the start or the last `restartStatistics(at:)`.
public struct ServerPool<Customer> {
  @usableFromInline
  struct Waiting {
    @usableFromInline let customer: Customer
    @usableFromInline let since: Double

    @inlinable
    init(customer: Customer, since: Double) {
      self.customer = customer
      self.since = since
    }
  }

  @usableFromInline var servers: Int
  @usableFromInline var busy = 0
  @usableFromInline var queue = FIFOQueue<Waiting>()
  @usableFromInline var waits = Tally()
  @usableFromInline var length: TimeWeightedTally
  @usableFromInline var working: TimeWeightedTally
  @usableFromInline var staffed: TimeWeightedTally

  /// A pool of idle servers.
  ///
  /// - Precondition: `serverCount` is not negative.
  @inlinable
  public init(serverCount: Int, at now: Double = 0) {
    precondition(serverCount >= 0, "a pool cannot have fewer than no servers")
    servers = serverCount
    length = TimeWeightedTally(0, at: now)
    working = TimeWeightedTally(0, at: now)
    staffed = TimeWeightedTally(Double(serverCount), at: now)
  }

  /// How many servers there are, apart from those that leave after their present service.
  @inlinable
  public var serverCount: Int { servers }

  /// How many services are under way; above `serverCount` while servers are about to leave.
  @inlinable
  public var busyCount: Int { busy }

  /// How many customers wait.
  @inlinable
  public var queueLength: Int { queue.count }

  /// Asks for service, and returns whether it starts now; otherwise the customer waits.
  @inlinable
  public mutating func request(_ customer: Customer, at now: Double) -> Bool {
    guard busy < servers else {
      queue.append(Waiting(customer: customer, since: now))
      length.record(Double(queue.count), at: now)
      return false
    }
    start(since: now, at: now)
    return true
  }

  /// Ends one service, and returns the customer whose service starts now in its place, if any.
  ///
  /// - Precondition: a service is under way.
  @inlinable
  public mutating func release(at now: Double) -> Customer? {
    precondition(busy > 0, "no service is under way")
    busy -= 1
    working.record(Double(busy), at: now)
    return startNext(at: now)
  }

  /// Changes the number of servers, and returns the customers whose services start now, in order.
  ///
  /// When servers go, services under way are finished first. The array is empty, and costs
  /// nothing, unless servers come while customers wait.
  ///
  /// - Precondition: `newServerCount` is not negative.
  @inlinable
  public mutating func resize(to newServerCount: Int, at now: Double) -> [Customer] {
    precondition(newServerCount >= 0, "a pool cannot have fewer than no servers")
    servers = newServerCount
    staffed.record(Double(newServerCount), at: now)
    var started: [Customer] = []
    while let customer = startNext(at: now) {
      started.append(customer)
    }
    return started
  }

  /// The waiting times of the customers whose service has started, zero included.
  ///
  /// Those who still wait are not in it.
  @inlinable
  public var waitingTimes: Tally { waits }

  /// The number of customers waiting, weighted by time.
  @inlinable
  public var queueLengths: TimeWeightedTally { length }

  /// The number of services under way, weighted by time.
  @inlinable
  public var busyServers: TimeWeightedTally { working }

  /// The share of the servers' time that was spent serving, or `nil` without servers or time.
  ///
  /// Above 1 is possible, where servers that are leaving finish their service.
  @inlinable
  public func utilisation(to now: Double) -> Double? {
    let available = staffed.integral(to: now)
    return available > 0 ? working.integral(to: now) / available : nil
  }

  /// Forgets the statistics so far, as at the end of a warm-up; customers stay where they are.
  @inlinable
  public mutating func restartStatistics(at now: Double) {
    waits = Tally()
    length.restart(at: now)
    working.restart(at: now)
    staffed.restart(at: now)
  }

  @inlinable
  mutating func startNext(at now: Double) -> Customer? {
    guard busy < servers, let next = queue.popFirst() else { return nil }
    length.record(Double(queue.count), at: now)
    start(since: next.since, at: now)
    return next.customer
  }

  @inlinable
  mutating func start(since arrival: Double, at now: Double) {
    busy += 1
    working.record(Double(busy), at: now)
    waits.record(now - arrival)
  }
}

extension ServerPool: Sendable where Customer: Sendable {}

extension ServerPool.Waiting: Sendable where Customer: Sendable {}
