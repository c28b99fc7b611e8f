/// A 4-ary implicit min-heap of event keys.
///
/// The children of the key at `i` are at `4i + 1 ... 4i + 4`. Four children are one cache line's
/// worth and halve the depth of a binary heap (LaMarca and Ladner, "The influence of caches on
/// the performance of heaps", 1996). Inserting and removing take O(log n). The memory belongs to
/// the queue: see `EventBuffer`.
@usableFromInline
struct EventHeap {
  @usableFromInline var keys = EventBuffer<EventKey>()

  @inlinable
  init() {}

  @inlinable
  var isEmpty: Bool { keys.isEmpty }

  @inlinable
  var count: Int { keys.count }

  @inlinable
  var first: EventKey? { isEmpty ? nil : keys[0] }

  @inlinable
  mutating func insert(_ key: EventKey) {
    keys.append(key)
    siftUp(key, from: keys.count - 1)
  }

  /// Removes the first key.
  ///
  /// The hole at the root is moved down to a leaf along the smaller children, and the last key is
  /// sifted up from there: a key from the bottom nearly always belongs near the bottom, so this
  /// saves the comparison with it at each level (Wegener, "Bottom-up heapsort", 1993).
  @inlinable
  mutating func removeFirst() {
    keys.count -= 1
    let last = keys.base[keys.count]
    guard !keys.isEmpty else { return }
    var hole = 0
    while 4 * hole + 1 < keys.count {
      let child = smallestChild(from: 4 * hole + 1)
      keys[hole] = keys[child]
      hole = child
    }
    siftUp(last, from: hole)
  }

  /// Removes all keys, and keeps the memory.
  @inlinable
  mutating func removeAll() {
    keys.removeAll()
  }

  @inlinable
  func siftUp(_ key: EventKey, from start: Int) {
    var hole = start
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard EventKey.precedes(key, keys[parent]) else { break }
      keys[hole] = keys[parent]
      hole = parent
    }
    keys[hole] = key
  }

  /// The place of the smallest of the up to four keys that begin at `child`.
  @inlinable
  @inline(__always)
  func smallestChild(from child: Int) -> Int {
    guard child + 3 < keys.count else {
      var smallest = child
      for place in child + 1..<max(child + 1, keys.count)
      where EventKey.precedes(keys[place], keys[smallest]) {
        smallest = place
      }
      return smallest
    }
    // Two semi-finals and a final: the semi-finals don't wait for each other.
    let left = EventKey.precedes(keys[child + 1], keys[child]) ? child + 1 : child
    let right = EventKey.precedes(keys[child + 3], keys[child + 2]) ? child + 3 : child + 2
    return EventKey.precedes(keys[right], keys[left]) ? right : left
  }

  /// Whether no key precedes its parent; O(n).
  @inlinable
  var isOrdered: Bool {
    (1..<max(1, count)).allSatisfy { !EventKey.precedes(keys[$0], keys[($0 - 1) / 4]) }
  }

  @inlinable
  func copy() -> Self {
    var other = self
    other.keys = keys.copy()
    return other
  }

  @inlinable
  func deallocate() {
    keys.deallocate()
  }
}
