/// Those who wait, in the order of the discipline.
@usableFromInline
struct WaitingLine: Sendable {
  @usableFromInline let discipline: QueueDiscipline
  @usableFromInline var list = StayList()
  @usableFromInline var heap = StayHeap()
  @usableFromInline var count = 0

  @inlinable
  init(discipline: QueueDiscipline) {
    self.discipline = discipline
  }

  /// Adds a newcomer.
  @inlinable
  @inline(__always)
  mutating func join<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    count += 1
    switch discipline {
    case .firstInFirstOut: list.append(slot, in: &stays)
    case .lastInFirstOut: list.prepend(slot, in: &stays)
    case .priority, .preemptivePriority, .shortestFirst: rank(slot, in: &stays)
    }
  }

  /// Adds a customer whose service was interrupted: the head of the line, or among equals.
  @inlinable
  mutating func rejoin<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    count += 1
    switch discipline {
    case .firstInFirstOut, .lastInFirstOut: list.prepend(slot, in: &stays)
    case .priority, .preemptivePriority, .shortestFirst: rank(slot, in: &stays)
    }
  }

  @inlinable
  @inline(__always)
  mutating func remove<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    count -= 1
    switch discipline {
    case .firstInFirstOut, .lastInFirstOut: list.remove(slot, in: &stays)
    case .priority, .preemptivePriority, .shortestFirst: heap.remove(slot, in: &stays)
    }
  }

  /// The slot of who is served next; `UInt32.max` when nobody waits.
  @inlinable
  @inline(__always)
  var first: UInt32 {
    switch discipline {
    case .firstInFirstOut, .lastInFirstOut: list.first
    case .priority, .preemptivePriority, .shortestFirst: heap.first?.slot ?? .max
    }
  }

  @inlinable
  @inline(never)
  mutating func rank<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    let rank = discipline == .shortestFirst ? stays[slot].work : stays[slot].rank
    heap.insert(
      StayHeap.Entry(rank: rank, sequence: stays[slot].sequence, slot: slot), in: &stays)
  }
}
