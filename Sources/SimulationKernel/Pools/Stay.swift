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
  /// The event that is to end the present wait or service.
  @usableFromInline var timer: EventHandle?

  /// A free slot.
  @inlinable
  init() {}

  /// Makes a free slot a customer's.
  ///
  /// Places, neighbours and the server are written when the stay gets them.
  @inlinable
  @inline(__always)
  mutating func begin(
    _ customer: Customer, arrival: Double, work: Double, rank: Double, sequence: UInt64
  ) {
    self.customer = customer
    self.arrival = arrival
    since = arrival
    self.work = work
    self.rank = rank
    self.sequence = sequence
    follower = .max
    timer = nil
  }
}

extension Stay: Sendable where Customer: Sendable {}
