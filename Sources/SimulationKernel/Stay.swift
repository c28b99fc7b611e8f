/// What a pool knows of one customer from the request to the end of the service.
@usableFromInline
struct Stay<Customer> {
  /// No slot: the end of a chain.
  @inlinable
  static var none: UInt32 { .max }

  /// `nil` when the slot is free.
  @usableFromInline var customer: Customer?
  @usableFromInline let arrival: Double
  /// When the present wait or service began.
  @usableFromInline var since: Double
  /// What the next, or present, service takes as it was when it began; NaN if the model keeps it.
  @usableFromInline var work: Double
  @usableFromInline var rank: Double
  /// The number of the arrival, which orders equal ranks.
  @usableFromInline let sequence: UInt64
  /// The neighbours in the line, or in the list of services; `next` also chains free slots.
  @usableFromInline var previous = UInt32.max
  @usableFromInline var next = UInt32.max
  /// The next customer of the same batch.
  @usableFromInline var follower = UInt32.max
  /// The place in the heap of those who wait, or of those who may be interrupted.
  @usableFromInline var place = UInt32.max
  @usableFromInline var server = UInt32.max
  /// Counts the waits and services that have ended in this slot.
  @usableFromInline var generation: UInt32
  /// The event that is to end the present wait or service.
  @usableFromInline var timer: EventHandle?

  @inlinable
  init(
    customer: Customer, arrival: Double, work: Double, rank: Double, sequence: UInt64,
    generation: UInt32
  ) {
    self.customer = customer
    self.arrival = arrival
    since = arrival
    self.work = work
    self.rank = rank
    self.sequence = sequence
    self.generation = generation
  }
}

extension Stay: Sendable where Customer: Sendable {}

/// The stays of a pool's customers, each in a slot that it keeps; freed slots are used again.
@usableFromInline
struct StayTable<Customer> {
  @usableFromInline var slots: [Stay<Customer>] = []
  @usableFromInline var firstFree = UInt32.max

  @inlinable
  init() {}

  @inlinable
  subscript(slot: UInt32) -> Stay<Customer> {
    @inline(__always) get { slots[Int(slot)] }
    @inline(__always) _modify { yield &slots[Int(slot)] }
  }

  /// Puts a stay into a free slot; O(1), and allocates nothing once the table is large enough.
  @inlinable
  mutating func insert(
    _ customer: Customer, arrival: Double, work: Double, rank: Double, sequence: UInt64
  ) -> UInt32 {
    let slot = firstFree
    guard slot != Stay<Customer>.none else {
      slots.append(
        Stay(
          customer: customer, arrival: arrival, work: work, rank: rank, sequence: sequence,
          generation: 0))
      return UInt32(slots.count - 1)
    }
    firstFree = self[slot].next
    self[slot] = Stay(
      customer: customer, arrival: arrival, work: work, rank: rank, sequence: sequence,
      generation: self[slot].generation)
    return slot
  }

  /// Frees a slot, and makes all tickets of it stale.
  @inlinable
  mutating func remove(_ slot: UInt32) {
    self[slot].customer = nil
    self[slot].generation &+= 1
    self[slot].next = firstFree
    firstFree = slot
  }

  /// Whether the slot is in the given generation.
  @inlinable
  func isCurrent(_ slot: UInt32, _ generation: UInt32) -> Bool {
    slot < slots.count && self[slot].generation == generation
  }
}

extension StayTable: Sendable where Customer: Sendable {}
