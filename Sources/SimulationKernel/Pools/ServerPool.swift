/// Servers with one line of customers: representatives, tills, booths, machines.
///
/// The pool keeps account of who is served and who waits, and schedules nothing: how long a
/// service takes, and which event ends it, is the model's knowledge. So the model asks for
/// service, schedules the end of each service that begins, and reports that end:
///
///     case .arrival(let customer):
///       if case .started(let service) = pool.request(customer, at: schedule.now) {
///         begin(service, on: &schedule)
///       }
///     case .serviceEnd(let service):
///       if let next = pool.release(service, at: schedule.now) { begin(next, on: &schedule) }
///
///     func begin(_ service: ServerPool<Customer>.Service, …) {
///       schedule.schedule(.serviceEnd(service.ticket), after: serviceTime(of: service.customer))
///     }
///
/// The line's order is a `QueueDiscipline`. Customers who balk or renege, interrupted services,
/// shifts, break-downs and batches are each in an extension of their own.
///
/// Releasing a service and asking for one take O(1), or O(log n) in the number waiting where ranks
/// order the line, and allocate nothing once the pool has held as many customers as it will.
/// A pool is a value: its copy goes on alike, and tickets given before are good for both.
public struct ServerPool<Customer> {
  @usableFromInline var stays = StayTable<Customer>()
  @usableFromInline var line: WaitingLine
  @usableFromInline var roster = ServerRoster()
  /// The services under way, the first to be interrupted first; kept where newcomers may interrupt.
  @usableFromInline var victims = StayHeap()
  @usableFromInline var busy = 0
  @usableFromInline var capacityOnDuty: Int
  /// How many services may begin while none is under way: the servers on duty and not broken.
  @usableFromInline var available: Int
  @usableFromInline var nextSequence: UInt64 = 0
  @usableFromInline let queueLimit: Int
  @usableFromInline let batchSizes: ClosedRange<Int>
  @usableFromInline let interruptionRule: InterruptionRule
  @usableFromInline var counts: PoolStatistics

  /// A pool of idle servers.
  ///
  /// - Parameters:
  ///   - serverCount: How many servers are on duty.
  ///   - discipline: Who is served next.
  ///   - queueLimit: How many may wait; whoever comes then balks.
  ///   - batchSizes: How many customers one service takes, at least and at most.
  ///   - onInterruption: What becomes of the work done when a service is interrupted.
  ///   - now: When the statistics begin.
  /// - Precondition: No number is negative, batches are not empty, and newcomers who interrupt
  ///   are served one by one.
  @inlinable
  public init(
    serverCount: Int, discipline: QueueDiscipline = .firstInFirstOut, queueLimit: Int = .max,
    batchSizes: ClosedRange<Int> = 1...1, onInterruption: InterruptionRule = .resume,
    at now: Double = 0
  ) {
    precondition(serverCount >= 0, "a pool cannot have fewer than no servers")
    precondition(queueLimit >= 0, "a line cannot be limited to fewer than nobody")
    precondition(batchSizes.lowerBound >= 1, "a batch has at least one customer")
    precondition(
      queueLimit >= batchSizes.lowerBound - 1, "the line must hold who waits for a batch")
    precondition(
      discipline != .preemptivePriority || batchSizes == 1...1,
      "batches cannot be interrupted by newcomers")
    line = WaitingLine(discipline: discipline)
    self.queueLimit = queueLimit
    self.batchSizes = batchSizes
    interruptionRule = onInterruption
    capacityOnDuty = serverCount
    available = serverCount
    counts = PoolStatistics(queueLength: 0, busy: 0, available: serverCount, at: now)
    roster.grow(to: serverCount)
  }

  /// How many servers are on duty, broken ones included; those who finish a last service are not.
  @inlinable
  public var serverCount: Int { capacityOnDuty }

  /// How many services may be under way: servers on duty that are not broken.
  @inlinable
  public var availableCount: Int { available }

  /// How many services are under way; above `availableCount` while servers are about to leave.
  @inlinable
  public var busyCount: Int { busy }

  /// How many customers wait.
  @inlinable
  public var queueLength: Int { line.count }

  /// How many customers are in service; a batch counts as many as it has.
  @inlinable
  public var inServiceCount: Int { stays.used - line.count }

  /// Counts, waiting times, queue lengths and utilisation.
  @inlinable
  public var statistics: PoolStatistics { counts }

  /// Makes sure that no other pool sees what is written.
  ///
  /// Stays and servers are copied together, and so one check tells of both.
  @inlinable
  @inline(__always)
  mutating func makeUnique() {
    if !stays.isUnique() { copyMemory() }
  }

  @inlinable
  @inline(never)
  mutating func copyMemory() {
    stays.copy()
    roster.copy()
  }

  /// Forgets the statistics so far, as at the end of a warm-up; customers stay where they are.
  @inlinable
  public mutating func restartStatistics(at now: Double) {
    counts = PoolStatistics(queueLength: line.count, busy: busy, available: available, at: now)
  }
}

extension ServerPool: Sendable where Customer: Sendable {}
