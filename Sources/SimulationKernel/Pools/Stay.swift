/// What a pool knows of one customer from the request to the end of the service.
///
/// `UInt32.max` stands for no slot, place or server.
@usableFromInline
struct Stay<Customer> {
  /// `nil` when the slot is free.
  @usableFromInline var customer: Customer?
  @usableFromInline var arrival = 0.0
  /// When the present wait or service began.
  @usableFromInline var since = 0.0
  /// What the next, or present, service takes as it was when it began; NaN if the model keeps it.
  @usableFromInline var work = 0.0
  @usableFromInline var rank = 0.0
  /// The number of the arrival, which orders equal ranks.
  @usableFromInline var sequence: UInt64 = 0
  /// The neighbours in the line, or in the list of services; `next` also chains free slots.
  @usableFromInline var previous = UInt32.max
  @usableFromInline var next = UInt32.max
  /// The next customer of the same batch.
  @usableFromInline var follower = UInt32.max
  /// The place in the heap of those who wait, or of those who may be interrupted.
  @usableFromInline var place = UInt32.max
  @usableFromInline var server = UInt32.max
  /// Counts the waits and services that have ended in this slot.
  @usableFromInline var generation: UInt32 = 0
  /// The event that is to end the present wait or service, or `noTimer`.
  @usableFromInline var timer = Self.noTimer

  /// What no event has: shorter than an optional, which every service would write and read.
  @inlinable
  static var noTimer: EventHandle { EventHandle(slot: .max, generation: .max) }

  /// A free slot.
  @inlinable
  init() {}

  /// Makes a free slot a customer's.
  ///
  /// A free slot has no follower and no timer. Rank and sequence are written where they order the
  /// line; places, neighbours and the server when the stay gets them.
  @inlinable
  @inline(__always)
  mutating func begin(
    _ customer: Customer, arrival: Double, work: Double
  ) {
    self.customer = customer
    self.arrival = arrival
    since = arrival
    self.work = work
  }

  /// The event that is to end the present wait or service, which the stay forgets.
  @inlinable
  @inline(__always)
  mutating func takeTimer() -> EventHandle? {
    let event = timer
    timer = Self.noTimer
    return event == Self.noTimer ? nil : event
  }
}

extension Stay: Sendable where Customer: Sendable {}
