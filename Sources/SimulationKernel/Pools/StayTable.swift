/// The stays of a pool's customers, each in a slot that it keeps; freed slots are used again.
///
/// A value that is copied when it is written to while shared. Unlike an array it checks that once
/// an operation, in `ServerPool.makeUnique`, and not at each of the ten or so writes that an operation makes;
/// with an array a customer takes twice the instructions.
@usableFromInline
struct StayTable<Customer> {
  @usableFromInline var storage = Storage(capacity: 0)
  /// The slots of `storage`, kept here to save an indirection.
  @usableFromInline var slots: UnsafeMutablePointer<Stay<Customer>>
  /// How many slots there are, free ones included.
  @usableFromInline var count = 0
  @usableFromInline var firstFree = UInt32.max
  /// How many slots are in use.
  @usableFromInline var used = 0

  @inlinable
  init() {
    slots = storage.slots
  }

  /// A slot that was given out by `insert`; before writing, the table must have been made the only one.
  @inlinable
  subscript(slot: UInt32) -> Stay<Customer> {
    @inline(__always) unsafeAddress {
      assert(slot < count, "no such slot")
      return UnsafePointer(slots + Int(slot))
    }
    @inline(__always) nonmutating unsafeMutableAddress {
      assert(slot < count, "no such slot")
      return slots + Int(slot)
    }
  }

  /// Whether nobody else sees what is written.
  @inlinable
  @inline(__always)
  mutating func isUnique() -> Bool { isKnownUniquelyReferenced(&storage) }

  @inlinable
  mutating func copy() {
    copy(capacity: storage.capacity)
  }

  /// Puts a stay into a free slot; O(1), and allocates nothing once the table is large enough.
  @inlinable
  @inline(__always)
  mutating func insert(
    _ customer: Customer, arrival: Double, work: Double
  ) -> UInt32 {
    if firstFree == .max { addFreeSlot() }
    used &+= 1
    let slot = firstFree
    firstFree = self[slot].next
    self[slot].begin(customer, arrival: arrival, work: work)
    return slot
  }

  /// Frees a slot, and makes all tickets of it stale.
  @inlinable
  @inline(__always)
  mutating func remove(_ slot: UInt32) {
    used &-= 1
    self[slot].customer = nil
    self[slot].timer = Stay<Customer>.noTimer
    self[slot].generation &+= 1
    self[slot].next = firstFree
    firstFree = slot
  }

  /// The customer of a slot that is in use.
  @inlinable
  @inline(__always)
  func customer(of slot: UInt32) -> Customer {
    guard let customer = self[slot].customer else { preconditionFailure("the slot is free") }
    return customer
  }

  /// Whether the slot exists and is in the given generation.
  @inlinable
  @inline(__always)
  func isCurrent(_ slot: UInt32, _ generation: UInt32) -> Bool {
    slot < count && slots[Int(slot)].generation == generation
  }

  @inlinable
  @inline(never)
  mutating func addFreeSlot() {
    if count == storage.capacity { copy(capacity: max(8, 2 * storage.capacity)) }
    (slots + count).initialize(to: Stay())
    firstFree = UInt32(count)
    count += 1
    storage.count = count
  }

  @inlinable
  @inline(never)
  mutating func copy(capacity: Int) {
    let copy = Storage(capacity: capacity)
    copy.slots.initialize(from: slots, count: count)
    copy.count = count
    storage = copy
    slots = copy.slots
  }

  /// The memory, which forgets the customers when nobody refers to it any more.
  @usableFromInline
  final class Storage {
    @usableFromInline let slots: UnsafeMutablePointer<Stay<Customer>>
    @usableFromInline let capacity: Int
    @usableFromInline var count = 0

    @inlinable
    init(capacity: Int) {
      slots = .allocate(capacity: capacity)
      self.capacity = capacity
    }

    @inlinable
    deinit {
      slots.deinitialize(count: count)
      slots.deallocate()
    }
  }
}

// The storage is written to only by the one table that refers to it.
extension StayTable: @unchecked Sendable where Customer: Sendable {}
