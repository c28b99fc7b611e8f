/// Stays in a chosen order, linked through the stays themselves, so that any can leave in O(1).
@usableFromInline
struct StayList: Sendable {
  @usableFromInline var first = UInt32.max
  @usableFromInline var last = UInt32.max

  @inlinable
  init() {}

  @inlinable
  @inline(__always)
  mutating func append<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    stays[slot].previous = last
    stays[slot].next = .max
    if last == .max { first = slot } else { stays[last].next = slot }
    last = slot
  }

  @inlinable
  @inline(__always)
  mutating func prepend<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    stays[slot].previous = .max
    stays[slot].next = first
    if first == .max { last = slot } else { stays[first].previous = slot }
    first = slot
  }

  @inlinable
  @inline(__always)
  mutating func remove<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    let previous = stays[slot].previous
    let next = stays[slot].next
    if previous == .max { first = next } else { stays[previous].next = next }
    if next == .max { last = previous } else { stays[next].previous = previous }
  }
}
