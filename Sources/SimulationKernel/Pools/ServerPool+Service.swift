// MARK: - Asking for service, and ending it

extension ServerPool {
  /// What became of a request.
  public enum Admission {
    /// The service begins now; the model schedules its end.
    case started(Service)
    /// The customer waits; the model may schedule a time-out for the ticket.
    case waiting(WaitTicket)
    /// The line is full and the customer is gone.
    case balked
  }

  /// A service that begins now.
  public struct Service {
    /// Who is served; of a batch, the first.
    public let customer: Customer
    /// What ends the service.
    public let ticket: ServiceTicket
    /// The number of the server, from 0.
    public let server: Int
    /// What remains to be done, as the request stated it; NaN, if it did not.
    public let work: Double
    /// The time-out that the model has attached to the wait, to be cancelled now.
    public let timeOut: EventHandle?
    /// Whose service was interrupted for this one, where newcomers may interrupt.
    public let interruption: Interruption?

    @inlinable
    init(
      customer: Customer, ticket: ServiceTicket, server: Int, work: Double, timeOut: EventHandle?,
      interruption: Interruption?
    ) {
      self.customer = customer
      self.ticket = ticket
      self.server = server
      self.work = work
      self.timeOut = timeOut
      self.interruption = interruption
    }
  }

  /// Asks for service, which starts now, or the customer waits, or the line is full.
  ///
  /// A group that comes together asks one by one; `roomInLine` tells before whether all will fit.
  ///
  /// - Parameters:
  ///   - rank: The smaller is served first where the discipline is by priority; otherwise ignored.
  ///   - work: The time that the service takes; NaN, if the model draws it when service begins. Of
  ///     a batch it is the first customer's that counts.
  /// - Precondition: `rank` is a number, and `work` too where it orders the line; whenever services
  ///   could begin, `startNext(at:)` was called until it gave `nil`.
  @inlinable
  @inline(__always)
  public mutating func request(
    _ customer: Customer, rank: Double = 0, work: Double = .nan, at now: Double
  ) -> Admission {
    precondition(!rank.isNaN, "a rank must be a number")
    precondition(
      line.discipline != .shortestFirst || !work.isNaN, "the shortest first needs to know the work")
    makeUnique()
    counts.arrivals &+= 1
    if busy < available, line.count &+ 1 >= batchSizes.lowerBound {
      guard line.count == 0 else {
        let slot = startBatch(with: stay(of: customer, rank, work, at: now), at: now)
        return .started(service(of: slot))
      }
      counts.recordWait(0)
      let slot = stay(of: customer, rank, work, at: now)
      startService(slot, on: roster.takeIdle())
      counts.recordBusy(busy, at: now)
      return .started(service(of: slot))
    }
    if line.discipline == .preemptivePriority, canInterrupt(rank: rank) {
      counts.recordWait(0)
      return .started(displace(for: stay(of: customer, rank, work, at: now), at: now))
    }
    guard line.count < queueLimit else {
      counts.balked += 1
      return .balked
    }
    let slot = stay(of: customer, rank, work, at: now)
    line.join(slot, in: &stays)
    counts.recordLength(line.count, at: now)
    return .waiting(WaitTicket(slot: slot, generation: stays[slot].generation))
  }

  /// Ends a service, and returns the one that begins in its place, if any.
  ///
  /// - Precondition: The service is under way.
  @inlinable
  @inline(__always)
  public mutating func release(_ service: ServiceTicket, at now: Double) -> Service? {
    let next = endAndStartNext(service, at: now)
    return next == .max ? nil : self.service(of: next)
  }

  /// Ends a service, and begins the one that takes its place; returns the slot of its customer,
  /// or `UInt32.max` if there is none.
  ///
  /// A call of its own that returns a number, so that of the next service only that is read which
  /// the model looks at.
  @inlinable
  @inline(never)
  mutating func endAndStartNext(_ service: ServiceTicket, at now: Double) -> UInt32 {
    let slot = service.slot
    precondition(
      stays.isCurrent(slot, service.generation),
      "the service has ended or was interrupted before")
    makeUnique()
    let server = endService(slot)
    if stays[slot].follower != .max { removeFollowers(of: slot, at: now) }
    removeServed(slot, at: now)
    if busy < available, line.count >= batchSizes.lowerBound {
      return startFromLine(on: server, at: now)
    }
    roster.vacate(server)
    counts.recordBusy(busy, at: now)
    return .max
  }

  /// Begins the next service that can begin, or gives `nil` if none can.
  ///
  /// `request` and `release` start one service at most, which is all there can be. After `resize`,
  /// `repair` and `breakDown` several may begin, so the model asks until there are no more:
  ///
  ///     while let service = pool.startNext(at: schedule.now) { begin(service, on: &schedule) }
  @inlinable
  public mutating func startNext(at now: Double) -> Service? {
    makeUnique()
    guard busy < available else {
      let head = line.first
      guard line.discipline == .preemptivePriority, head != .max,
        canInterrupt(rank: stays[head].rank)
      else { return nil }
      leaveLine(head, at: now)
      counts.recordLength(line.count, at: now)
      return displace(for: head, at: now)
    }
    guard line.count >= batchSizes.lowerBound else { return nil }
    let slot = startFromLine(on: roster.takeIdle(), at: now)
    counts.recordBusy(busy, at: now)
    return service(of: slot)
  }

  /// Takes from the line whom the next service takes, and returns the slot of the first.
  ///
  /// Busy servers are not recorded.
  @inlinable
  @inline(__always)
  mutating func startFromLine(on server: UInt32, at now: Double) -> UInt32 {
    let lead = line.first
    leaveLine(lead, at: now)
    if batchSizes.upperBound > 1 { takeFollowers(of: lead, at: now) }
    counts.recordLength(line.count, at: now)
    startService(lead, on: server)
    return lead
  }

  /// Ends the wait of a customer whose service begins.
  @inlinable
  @inline(__always)
  mutating func leaveLine(_ slot: UInt32, at now: Double) {
    line.remove(slot, in: &stays)
    counts.recordWait(now - stays[slot].since)
    stays[slot].generation &+= 1
    stays[slot].since = now
  }

  /// Gives a server to a customer who does not wait.
  @inlinable
  @inline(__always)
  mutating func startService(_ slot: UInt32, on server: UInt32) {
    roster.seat(slot, at: server)
    stays[slot].server = server
    busy &+= 1
    if line.discipline == .preemptivePriority { addVictim(slot) }
  }

  /// What the model is told of a service that has just begun.
  @inlinable
  @inline(__always)
  mutating func service(
    of slot: UInt32, interrupting interruption: Interruption? = nil
  ) -> Service {
    Service(
      customer: stays.customer(of: slot),
      ticket: ServiceTicket(slot: slot, generation: stays[slot].generation),
      server: Int(stays[slot].server), work: stays[slot].work,
      timeOut: stays[slot].takeTimer(), interruption: interruption)
  }

  /// Ends a service, and returns its server, which is neither busy nor idle yet.
  @inlinable
  @inline(__always)
  mutating func endService(_ slot: UInt32) -> UInt32 {
    busy &-= 1
    if line.discipline == .preemptivePriority { victims.remove(slot, in: &stays) }
    return stays[slot].server
  }

  @inlinable
  @inline(__always)
  mutating func removeServed(_ slot: UInt32, at now: Double) {
    counts.recordSojourn(now - stays[slot].arrival)
    stays.remove(slot)
  }

  @inlinable
  @inline(__always)
  mutating func stay(
    of customer: Customer, _ rank: Double, _ work: Double, at now: Double
  ) -> UInt32 {
    let slot = stays.insert(customer, arrival: now, work: work)
    if line.isRanked {
      nextSequence += 1
      stays[slot].sequence = nextSequence
      stays[slot].rank = rank
    }
    return slot
  }
}

extension ServerPool.Service: Sendable where Customer: Sendable {}

extension ServerPool.Admission: Sendable where Customer: Sendable {}
