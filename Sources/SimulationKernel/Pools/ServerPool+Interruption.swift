// MARK: - Interrupted services

/// Pre-emption, and services that are cut off by a break-down or by the end of a shift.
///
/// Whoever is interrupted waits again: at the head of the line, or in the place of their rank and
/// arrival. The work that remains is kept or the work starts anew, as the pool's
/// `InterruptionRule` says. The model cancels the event that was to end the service; if it has
/// attached that event as the service's timer, one call cancels all that a beginning voids:
///
///     var desk = ServerPool<Patient>(serverCount: 1, discipline: .preemptivePriority)
///
///     func begin(_ service: ServerPool<Patient>.Service, …) {
///       schedule.cancelTimers(of: service)
///       let end = schedule.schedule(.serviceEnd(service.ticket), after: service.work)
///       desk.setTimer(end, of: service.ticket)
///     }
///
/// An end of service that was not cancelled is refused by `release`.
extension ServerPool {
  /// A service that has been cut off.
  public struct Interruption {
    /// Who was served; of a batch, the first.
    public let customer: Customer
    /// The customer's new wait.
    public let ticket: WaitTicket
    /// The event that was to end the service, to be cancelled now, if the model attached it.
    public let serviceEnd: EventHandle?

    @inlinable
    init(customer: Customer, ticket: WaitTicket, serviceEnd: EventHandle?) {
      self.customer = customer
      self.ticket = ticket
      self.serviceEnd = serviceEnd
    }
  }

  /// Attaches the event that is to end a service, to have it back if the service is interrupted.
  ///
  /// - Precondition: The service is under way.
  @inlinable
  public mutating func setTimer(_ event: EventHandle, of service: ServiceTicket) {
    requireUnderWay(service)
    makeUnique()
    stays[service.slot].timer = event
  }

  /// Whether a newcomer of this rank interrupts a service.
  ///
  /// Also where more are in service than there are servers for: the urgent never wait for others.
  @inlinable
  func canInterrupt(rank: Double) -> Bool {
    guard busy >= available, available > 0, let victim = victims.first else { return false }
    return rank < -victim.rank
  }

  /// Interrupts the first victim, and gives the server to a customer who does not wait.
  @inlinable
  @inline(never)
  mutating func displace(for slot: UInt32, at now: Double) -> Service {
    let interruption = interrupt(victims.entries[0].slot, at: now)
    counts.recordLength(line.count, at: now)
    startService(slot, on: roster.takeIdle())
    return service(of: slot, interrupting: interruption)
  }

  /// Lists a service among those that newcomers may interrupt: the greatest rank first, of equals
  /// the one that began last.
  @inlinable
  @inline(never)
  mutating func addVictim(_ slot: UInt32) {
    nextSequence += 1
    victims.insert(
      StayHeap.Entry(rank: -stays[slot].rank, sequence: .max - nextSequence, slot: slot),
      in: &stays)
  }

  /// Cuts a service off and puts its customers back; line and work are not recorded.
  @inlinable
  @inline(never)
  mutating func interrupt(_ slot: UInt32, at now: Double) -> Interruption {
    roster.vacate(endService(slot))
    if interruptionRule == .resume {
      // Not below zero, where rounding put the end of the service an instant late.
      stays[slot].work -= now - stays[slot].since
      if stays[slot].work < 0 { stays[slot].work = 0 }
    }
    let serviceEnd = stays[slot].takeTimer()
    rejoin(slot, at: now)
    return Interruption(
      customer: stays.customer(of: slot),
      ticket: WaitTicket(slot: slot, generation: stays[slot].generation), serviceEnd: serviceEnd)
  }

  /// Puts the customers of a service back, the first of a batch last, as it has to be the head.
  @inlinable
  @inline(never)
  mutating func rejoin(_ lead: UInt32, at now: Double) {
    // The chain is turned round first: the line knows its customers one by one.
    var slot = lead
    var turned = UInt32.max
    while slot != .max {
      let follower = stays[slot].follower
      stays[slot].follower = turned
      turned = slot
      slot = follower
    }
    while turned != .max {
      slot = turned
      turned = stays[slot].follower
      stays[slot].follower = .max
      stays[slot].generation &+= 1
      stays[slot].since = now
      stays[slot].timer = Stay<Customer>.noTimer
      line.rejoin(slot, in: &stays)
      counts.interrupted += 1
    }
  }

  @inlinable
  func requireUnderWay(_ service: ServiceTicket) {
    precondition(
      stays.isCurrent(service.slot, service.generation),
      "the service has ended or was interrupted before")
  }
}

extension ServerPool.Interruption: Sendable where Customer: Sendable {}

extension EventSchedule {
  /// Cancels what a beginning service voids.
  ///
  /// That is the customer's time-out, and the end of the service that was interrupted for it.
  /// Costs nothing where no such event was attached.
  @inlinable
  public mutating func cancelTimers<Customer>(of service: ServerPool<Customer>.Service) {
    if let timeOut = service.timeOut { cancel(timeOut) }
    if let serviceEnd = service.interruption?.serviceEnd { cancel(serviceEnd) }
  }
}
