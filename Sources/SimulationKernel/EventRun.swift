/// Keys in order, taken from the front: a bucket that has been sorted.
///
/// A key that comes after all others is appended at once, so that a burst of equal times, zero
/// delays and constant delays pass through without any comparison but one.
@usableFromInline
struct EventRun: Sendable {
  /// Storage; the keys are those from `start` up to `end`, what lies elsewhere is void.
  @usableFromInline var keys: [EventKey] = []
  @usableFromInline var start = 0
  @usableFromInline var end = 0

  @inlinable
  init() {}

  @inlinable
  var isEmpty: Bool { start == end }

  @inlinable
  var count: Int { end - start }

  @inlinable
  var first: EventKey? { start < end ? keys[start] : nil }

  /// The keys, in order.
  @inlinable
  var elements: ArraySlice<EventKey> { keys[start..<end] }

  @inlinable
  mutating func removeFirst() {
    start += 1
    if start == end { removeAll() }
  }

  /// Removes all keys, and keeps the memory.
  @inlinable
  mutating func removeAll() {
    start = 0
    end = 0
  }

  /// Appends a key if that keeps the order, and returns whether it does.
  @inlinable
  mutating func appendIfLast(_ key: EventKey) -> Bool {
    guard isEmpty || EventKey.precedes(keys[end - 1], key) else { return false }
    append(key)
    return true
  }

  /// Appends a key, whether or not that keeps the order.
  @inlinable
  mutating func append(_ key: EventKey) {
    if end == keys.count {
      guard start <= end / 2 else {
        // Most of the storage is behind the front: use it again.
        keys.withUnsafeMutableBufferPointer { buffer in
          for place in start..<end { buffer[place - start] = buffer[place] }
        }
        end -= start
        start = 0
        keys[end] = key
        end += 1
        return
      }
      keys.append(key)
    } else {
      keys[end] = key
    }
    end += 1
  }

  /// Makes the run that many void keys, to be written by place.
  @inlinable
  mutating func resize(to count: Int) {
    while keys.count < count { keys.append(EventKey(timeBits: 0, rank: 0, slot: 0)) }
    start = 0
    end = count
  }

  /// Sorts keys that are nearly in order, or few; O(n + inversions), without allocating.
  @inlinable
  mutating func sortByInsertion() {
    keys.withUnsafeMutableBufferPointer { buffer in
      for place in start + 1..<max(start + 1, end) {
        let key = buffer[place]
        var hole = place
        while hole > start, EventKey.precedes(key, buffer[hole - 1]) {
          buffer[hole] = buffer[hole - 1]
          hole -= 1
        }
        buffer[hole] = key
      }
    }
  }

  /// Sorts any keys; O(n) if they are in order already or in the reverse order, else O(n log n).
  ///
  /// From 64 keys up this may allocate, once for the whole run.
  @inlinable
  mutating func sort() {
    keys[start..<end].sort(by: EventKey.precedes)
  }

  /// Whether each key comes before the next; O(n).
  @inlinable
  var isOrdered: Bool {
    zip(elements, elements.dropFirst()).allSatisfy(EventKey.precedes)
  }
}
