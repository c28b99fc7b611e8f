/// First in, first out, in a ring that grows by doubling; both ends take O(1).
///
/// Nothing is allocated once the ring is as large as the longest queue.
@usableFromInline
struct FIFOQueue<Element> {
  /// The ring; its size is zero or a power of two, so that a mask wraps a place around.
  @usableFromInline var ring: [Element?] = []
  @usableFromInline var head = 0
  @usableFromInline var count = 0

  @inlinable
  init() {}

  @inlinable
  mutating func append(_ element: Element) {
    if count == ring.count { grow() }
    ring[(head + count) & (ring.count - 1)] = element
    count += 1
  }

  @inlinable
  mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    let first = ring[head]
    ring[head] = nil
    head = (head + 1) & (ring.count - 1)
    count -= 1
    return first
  }

  @inlinable
  mutating func grow() {
    let inOrder = ring[head...] + ring[..<head]
    ring = inOrder + Array(repeating: nil, count: max(8, ring.count))
    head = 0
  }
}

extension FIFOQueue: Sendable where Element: Sendable {}
