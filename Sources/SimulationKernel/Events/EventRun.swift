/// Keys in order, taken from the front.
///
/// A key that comes after all others is appended at once, so that constant delays pass through
/// with one comparison; one that belongs near the end is put there by shifting. The memory
/// belongs to the queue: see `EventBuffer`.
@usableFromInline
struct EventRun {
  /// The keys from `start` on; what lies before is void.
  @usableFromInline var keys = EventBuffer<EventKey>()
  @usableFromInline var start = 0

  @inlinable
  init() {}

  /// Whether there are none; then the storage is used from its beginning again.
  @inlinable
  @inline(__always)
  var isEmpty: Bool { keys.count == 0 }

  @inlinable
  var count: Int { keys.count - start }

  @inlinable
  @inline(__always)
  var first: EventKey? { isEmpty ? nil : keys[start] }

  /// The keys, in order.
  @inlinable
  var elements: Slice<UnsafeMutableBufferPointer<EventKey>> { keys.elements[start...] }

  @inlinable
  @inline(__always)
  mutating func removeFirst() {
    start &+= 1
    if start == keys.count { removeAll() }
  }

  /// Removes all keys, and keeps the memory.
  @inlinable
  @inline(__always)
  mutating func removeAll() {
    start = 0
    keys.removeAll()
  }

  /// Appends a key if that keeps the order, and returns whether it does.
  @inlinable
  @inline(__always)
  mutating func appendIfLast(_ key: EventKey) -> Bool {
    guard isEmpty || EventKey.precedes(keys[keys.count &- 1], key) else { return false }
    append(key)
    return true
  }

  /// Appends a key, whether or not that keeps the order.
  @inlinable
  @inline(__always)
  mutating func append(_ key: EventKey) {
    if keys.count == keys.capacity { makeRoom() }
    keys.base[keys.count] = key
    keys.count &+= 1
  }

  /// Inserts a key unless more than `limit` keys come after it, and returns whether it did.
  @inlinable
  @inline(__always)
  mutating func insert(_ key: EventKey, shifting limit: Int) -> Bool {
    guard
      keys.count &- start <= limit
        || !EventKey.precedes(key, keys[keys.count &- limit &- 1])
    else { return false }
    if keys.count == keys.capacity { makeRoom() }
    Self.siftBack(key, from: keys.count, to: start, in: keys.base)
    keys.count &+= 1
    return true
  }

  /// Puts a key where it belongs among the keys from `start` to `place`, which are in order.
  @inlinable
  @inline(__always)
  static func siftBack(
    _ key: EventKey, from place: Int, to start: Int, in keys: UnsafeMutablePointer<EventKey>
  ) {
    var hole = place
    while hole > start, EventKey.precedes(key, keys[hole &- 1]) {
      keys[hole] = keys[hole &- 1]
      hole &-= 1
    }
    keys[hole] = key
  }

  /// Makes room for another key: by moving all to the beginning if a quarter is void.
  @inlinable
  @inline(never)
  mutating func makeRoom() {
    guard start > 0, start >= keys.capacity / 4 else {
      keys.grow(to: keys.count + 1)
      return
    }
    keys.base.update(from: keys.base + start, count: count)
    keys.count -= start
    start = 0
  }

  /// Keeps the keys that pass, in their order.
  @inlinable
  mutating func keep(_ isKept: (EventKey) -> Bool) {
    var kept = 0
    for key in elements where isKept(key) {
      keys[kept] = key
      kept += 1
    }
    start = 0
    keys.count = kept
  }

  /// Sorts keys that are nearly in order, or few; O(n + inversions).
  @inlinable
  func sortByInsertion() {
    for place in stride(from: start + 1, to: keys.count, by: 1) {
      Self.siftBack(keys[place], from: place, to: start, in: keys.base)
    }
  }

  /// Sorts any keys; O(n) if all times are equal, else O(n log n).
  @inlinable
  func sort() {
    guard !isEmpty else { return }
    // A chain of events of one time and phase is in the reverse of their order.
    let isReversed = zip(elements, elements.dropFirst()).allSatisfy { EventKey.precedes($1, $0) }
    guard !isReversed else {
      var reversed = UnsafeMutableBufferPointer(rebasing: elements)
      return reversed.reverse()
    }
    guard !isOrdered else { return }
    let timeBits = keys[start].timeBits
    guard count <= 256 || !elements.allSatisfy({ $0.timeBits == timeBits }) else {
      return sortByRank()
    }
    var unsorted = UnsafeMutableBufferPointer(rebasing: elements)
    unsorted.sort(by: EventKey.precedes)
  }

  /// Sorts keys of one time by phase and sequence number: a radix sort, 12 bits a pass.
  ///
  /// A burst of equal times must not cost a comparison sort when its phases are mixed.
  @inlinable
  func sortByRank() {
    let spare = UnsafeMutablePointer<EventKey>.allocate(capacity: count)
    defer { spare.deallocate() }
    var source = keys.base + start
    var target = spare
    for shift in stride(from: EventKey.fieldBits, to: 64, by: 12) {
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 4096) { places in
        places.initialize(repeating: 0)
        for place in 0..<count { places[Int(source[place].rank >> shift & 4095)] += 1 }
        var next = 0
        for digit in 0..<4096 { (places[digit], next) = (next, next + places[digit]) }
        for place in 0..<count {
          let digit = Int(source[place].rank >> shift & 4095)
          target[places[digit]] = source[place]
          places[digit] += 1
        }
      }
      (source, target) = (target, source)
    }
    // An odd number of passes has left the keys in the spare memory.
    (keys.base + start).update(from: spare, count: count)
  }

  /// Whether each key comes before the next; O(n).
  @inlinable
  var isOrdered: Bool {
    zip(elements, elements.dropFirst()).allSatisfy(EventKey.precedes)
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
