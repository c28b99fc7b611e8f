/// A 4-ary implicit min-heap of event keys.
///
/// The children of the key at `i` are at `4i + 1 ... 4i + 4`. Four children share two cache lines
/// and halve the depth of a binary heap (LaMarca and Ladner, "The influence of caches on the
/// performance of heaps", 1996). Inserting and removing take O(log n).
@usableFromInline
struct EventHeap: Sendable {
  /// The keys; the first of them is void while `hasHole`.
  @usableFromInline var keys: [EventKey] = []

  /// Whether the root has been removed and nothing put in its place yet.
  @usableFromInline var hasHole = false

  @inlinable
  init() {}

  @inlinable
  var isEmpty: Bool { keys.count == (hasHole ? 1 : 0) }

  @inlinable
  var count: Int { keys.count - (hasHole ? 1 : 0) }

  @inlinable
  var first: EventKey? {
    guard hasHole else { return keys.first }
    guard keys.count > 1 else { return nil }
    return keys[1..<min(5, keys.count)].min(by: EventKey.precedes)
  }

  /// Inserts a key: into the hole at the root if there is one.
  ///
  /// An event that schedules its successor thus costs one way down the heap, not a way down and
  /// a way up.
  @inlinable
  mutating func insert(_ key: EventKey) {
    guard !hasHole else {
      hasHole = false
      keys.withUnsafeMutableBufferPointer { buffer in
        Self.siftDown(key, in: buffer)
      }
      return
    }
    keys.append(key)
    keys.withUnsafeMutableBufferPointer { buffer in
      Self.siftUp(key, from: buffer.count - 1, in: buffer)
    }
  }

  /// Removes the first key and leaves a hole, which the next insertion may fill.
  @inlinable
  mutating func removeFirst() {
    closeHole()
    hasHole = true
  }

  /// Fills the hole at the root, if there is one, from within.
  ///
  /// The hole is moved down to a leaf along the smaller children, and the last key is sifted up
  /// from there: a key from the bottom nearly always belongs near the bottom, so this saves the
  /// comparison with it at each level (Wegener, "Bottom-up heapsort", 1993).
  @inlinable
  mutating func closeHole() {
    guard hasHole else { return }
    hasHole = false
    let last = keys.removeLast()
    guard !keys.isEmpty else { return }
    keys.withUnsafeMutableBufferPointer { buffer in
      Self.fillHole(at: 0, with: last, in: buffer)
    }
  }

  /// Removes all keys, and keeps the memory.
  @inlinable
  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    hasHole = false
  }

  /// Adds a key without regard to the order, which `restoreOrder` has to mend.
  @inlinable
  mutating func appendUnordered(_ key: EventKey) {
    keys.append(key)
  }

  /// Makes a heap of keys in any order; O(n) (Floyd 1964).
  @inlinable
  mutating func restoreOrder() {
    guard keys.count > 1 else { return }
    keys.withUnsafeMutableBufferPointer { buffer in
      for parent in stride(from: (buffer.count - 2) / 4, through: 0, by: -1) {
        Self.fillHole(at: parent, with: buffer[parent], in: buffer)
      }
    }
  }

  /// Whether no key precedes its parent; O(n).
  @inlinable
  var isOrdered: Bool {
    keys.indices.dropFirst(hasHole ? 5 : 1)
      .allSatisfy { !EventKey.precedes(keys[$0], keys[($0 - 1) / 4]) }
  }

  /// Puts a key that probably belongs near the bottom in the place of the root.
  @inlinable
  static func siftDown(_ key: EventKey, in buffer: UnsafeMutableBufferPointer<EventKey>) {
    var hole = 0
    while true {
      let child = 4 * hole + 1
      guard child < buffer.count else { break }
      let smallest = smallestChild(from: child, in: buffer)
      guard EventKey.precedes(buffer[smallest], key) else { break }
      buffer[hole] = buffer[smallest]
      hole = smallest
    }
    buffer[hole] = key
  }

  @inlinable
  static func siftUp(
    _ key: EventKey, from start: Int, to top: Int = 0,
    in buffer: UnsafeMutableBufferPointer<EventKey>
  ) {
    var hole = start
    while hole > top {
      let parent = (hole - 1) / 4
      guard EventKey.precedes(key, buffer[parent]) else { break }
      buffer[hole] = buffer[parent]
      hole = parent
    }
    buffer[hole] = key
  }

  @inlinable
  static func fillHole(
    at top: Int, with key: EventKey, in buffer: UnsafeMutableBufferPointer<EventKey>
  ) {
    var hole = top
    while true {
      let child = 4 * hole + 1
      guard child < buffer.count else { break }
      let smallest = smallestChild(from: child, in: buffer)
      buffer[hole] = buffer[smallest]
      hole = smallest
    }
    siftUp(key, from: hole, to: top, in: buffer)
  }

  /// The place of the smallest of the up to four keys that begin at `child`.
  @inlinable
  @inline(__always)
  static func smallestChild(
    from child: Int, in buffer: UnsafeMutableBufferPointer<EventKey>
  ) -> Int {
    guard child + 3 < buffer.count else {
      var smallest = child
      for place in child + 1..<max(child + 1, buffer.count)
      where EventKey.precedes(buffer[place], buffer[smallest]) {
        smallest = place
      }
      return smallest
    }
    // Two semi-finals and a final: the semi-finals don't wait for each other.
    let left = EventKey.precedes(buffer[child + 1], buffer[child]) ? child + 1 : child
    let right = EventKey.precedes(buffer[child + 3], buffer[child + 2]) ? child + 3 : child + 2
    return EventKey.precedes(buffer[right], buffer[left]) ? right : left
  }
}
