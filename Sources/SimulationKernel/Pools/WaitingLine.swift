/// Those who wait, in the order of the discipline.
@usableFromInline
struct WaitingLine: Sendable {
  @usableFromInline let discipline: QueueDiscipline
  /// Whether ranks and, among equals, arrivals order the line.
  @usableFromInline let isRanked: Bool
  @usableFromInline var list = StayList()
  @usableFromInline var heap = StayHeap()
  @usableFromInline var count = 0

  @inlinable
  init(discipline: QueueDiscipline) {
    self.discipline = discipline
    switch discipline {
    case .firstInFirstOut, .lastInFirstOut: isRanked = false
    case .priority, .preemptivePriority, .shortestFirst: isRanked = true
    }
  }

  /// Adds a newcomer.
  @inlinable
  @inline(__always)
  mutating func join<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    count &+= 1
    if discipline == .firstInFirstOut {
      list.append(slot, in: &stays)
    } else {
      putBack(slot, in: &stays)
    }
  }

  /// Adds a customer whose service was interrupted: the head of the line, or among equals.
  @inlinable
  mutating func rejoin<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    count += 1
    putBack(slot, in: &stays)
  }

  /// Puts a customer where the discipline puts the newest, or at the head of a line in order of
  /// arrival.
  @inlinable
  @inline(never)
  mutating func putBack<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    if isRanked {
      rank(slot, in: &stays)
    } else {
      list.prepend(slot, in: &stays)
    }
  }

  @inlinable
  @inline(__always)
  mutating func remove<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    count &-= 1
    if isRanked {
      heap.remove(slot, in: &stays)
    } else {
      list.remove(slot, in: &stays)
    }
  }

  /// The slot of who is served next; `UInt32.max` when nobody waits.
  @inlinable
  @inline(__always)
  var first: UInt32 { isRanked ? heap.first?.slot ?? .max : list.first }

  @inlinable
  mutating func rank<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    let rank = discipline == .shortestFirst ? stays[slot].work : stays[slot].rank
    heap.insert(
      StayHeap.Entry(rank: rank, sequence: stays[slot].sequence, slot: slot), in: &stays)
  }
}
