/// Keys in order, taken from the front.
///
/// A key that comes after all others is appended at once, so that constant delays pass through
/// with one comparison; one that belongs near the end is put there by shifting. The memory
/// belongs to the queue: see `EventBuffer`.
@usableFromInline
struct EventRun {
  /// Where the memory begins and ends; what lies before `head` is void.
  @usableFromInline var base: UnsafeMutablePointer<EventKey>
  @usableFromInline var limit: UnsafeMutablePointer<EventKey>
  /// The first key, and behind the last.
  ///
  /// Pointers, as places would be scaled and added each time.
  @usableFromInline var head: UnsafeMutablePointer<EventKey>
  @usableFromInline var tail: UnsafeMutablePointer<EventKey>

  @inlinable
  init() {
    self.init(capacity: 0)
  }

  @inlinable
  init(capacity: Int) {
    base = UnsafeMutablePointer.allocate(capacity: capacity)
    limit = base + capacity
    head = base
    tail = base
  }

  @inlinable
  @inline(__always)
  var isEmpty: Bool { head == tail }

  @inlinable
  @inline(__always)
  var count: Int { (Int(bitPattern: tail) &- Int(bitPattern: head)) &>> 4 }

  @inlinable
  @inline(__always)
  var first: EventKey? { isEmpty ? nil : head.pointee }

  /// The keys, in order.
  @inlinable
  var elements: UnsafeMutableBufferPointer<EventKey> {
    UnsafeMutableBufferPointer(start: head, count: count)
  }

  @inlinable
  @inline(__always)
  mutating func removeFirst() {
    assert(!isEmpty, "there is no key")
    head += 1
  }

  /// Removes all keys, and keeps the memory.
  @inlinable
  @inline(__always)
  mutating func removeAll() {
    head = base
    tail = base
  }

  /// Makes room for that many keys in place of those that there are, to be written by place.
  @inlinable
  mutating func resetToVoid(count: Int) {
    removeAll()
    if base + count > limit { grow(to: count) }
    tail = base + count
  }

  /// Appends a key if that keeps the order, and returns whether it does.
  @inlinable
  @inline(__always)
  mutating func appendIfLast(_ key: EventKey) -> Bool {
    guard isEmpty || EventKey.precedes(tail[-1], key) else { return false }
    append(key)
    return true
  }

  /// Appends a key, whether or not that keeps the order.
  @inlinable
  @inline(__always)
  mutating func append(_ key: EventKey) {
    if tail == limit { makeRoom() }
    tail.pointee = key
    tail += 1
  }

  /// Inserts a key unless more than `most` keys come after it, and returns whether it did.
  @inlinable
  @inline(__always)
  mutating func insert(_ key: EventKey, shifting most: Int) -> Bool {
    guard count <= most || !EventKey.precedes(key, tail[-most - 1]) else { return false }
    insert(key)
    return true
  }

  /// Inserts a key by shifting those that come before it into the place of one that was taken, and
  /// returns whether it did: not if they are more than `most`, or no key was taken.
  @inlinable
  @inline(__always)
  mutating func insertInFront(_ key: EventKey, shifting most: Int) -> Bool {
    guard head > base, count > most, most >= 0, EventKey.precedes(key, head[most])
    else { return false }
    head -= 1
    var hole = head
    // It ends at the key of the guard at the latest.
    while EventKey.precedes(hole[1], key) {
      hole.pointee = hole[1]
      hole += 1
    }
    hole.pointee = key
    return true
  }

  /// Inserts a key by shifting those that come after it.
  @inlinable
  @inline(__always)
  mutating func insert(_ key: EventKey) {
    if tail == limit { makeRoom() }
    Self.siftBack(key, from: tail, to: head)
    tail += 1
  }

  /// Puts a key where it belongs among the keys from `start` to `place`, which are in order.
  @inlinable
  @inline(__always)
  static func siftBack(
    _ key: EventKey, from place: UnsafeMutablePointer<EventKey>,
    to start: UnsafeMutablePointer<EventKey>
  ) {
    var hole = place
    while hole > start, EventKey.precedes(key, hole[-1]) {
      hole.pointee = hole[-1]
      hole -= 1
    }
    hole.pointee = key
  }

  /// Makes room for another key: by moving all to the beginning if a quarter is void.
  @inlinable
  @inline(never)
  mutating func makeRoom() {
    let void = head - base
    guard void > 0, void >= (limit - base) / 4 else { return grow(to: count + 1) }
    let count = count
    base.update(from: head, count: count)
    head = base
    tail = base + count
  }

  /// Moves the keys to memory for so many, and half as much again as there was at least.
  @inlinable
  @inline(never)
  mutating func grow(to needed: Int) {
    let capacity = limit - base
    let larger = Self(copying: self, capacity: max(needed, capacity + capacity / 2, 32))
    deallocate()
    self = larger
  }

  @inlinable
  init(copying other: Self, capacity: Int) {
    self.init(capacity: capacity)
    base.initialize(from: other.head, count: other.count)
    tail = base + other.count
  }

  /// Keeps the keys that pass, in their order.
  @inlinable
  mutating func keep(_ isKept: (EventKey) -> Bool) {
    var kept = head
    for key in elements where isKept(key) {
      kept.pointee = key
      kept += 1
    }
    tail = kept
  }

  /// Sorts keys that are nearly in order, or few; O(n + inversions).
  @inlinable
  func sortByInsertion() {
    guard !isEmpty else { return }
    var place = head + 1
    while place < tail {
      Self.siftBack(place.pointee, from: place, to: head)
      place += 1
    }
  }

  /// Sorts any keys; O(n) if all times are equal, else O(n log n).
  @inlinable
  func sort() {
    guard !isEmpty else { return }
    var keys = elements
    // A chain of events of one time and phase is in the reverse of their order.
    guard !isReversed else { return keys.reverse() }
    guard !isOrdered else { return }
    let timeBits = keys[0].timeBits
    guard count <= 256 || !keys.allSatisfy({ $0.timeBits == timeBits }) else {
      return sortByRank()
    }
    keys.sort(by: EventKey.precedes)
  }

  /// Sorts keys of one time by phase and sequence number: a radix sort, 12 bits a pass.
  ///
  /// A burst of equal times must not cost a comparison sort when its phases are mixed.
  @inlinable
  func sortByRank() {
    let spare = UnsafeMutablePointer<EventKey>.allocate(capacity: count)
    defer { spare.deallocate() }
    var source = head
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
    head.update(from: spare, count: count)
  }

  // Plain loops: these are run on bursts, and in debug and sanitizer builds sequence algorithms
  // take many times as long.

  /// Whether each key comes before the next; O(n).
  @inlinable
  var isOrdered: Bool {
    guard !isEmpty else { return true }
    var place = head + 1
    while place < tail {
      if !EventKey.precedes(place[-1], place.pointee) { return false }
      place += 1
    }
    return true
  }

  /// Whether each key comes after the next; O(n).
  @inlinable
  var isReversed: Bool {
    guard !isEmpty else { return true }
    var place = head + 1
    while place < tail {
      if !EventKey.precedes(place.pointee, place[-1]) { return false }
      place += 1
    }
    return true
  }

  @inlinable
  func copy() -> Self { Self(copying: self, capacity: count) }

  @inlinable
  func deallocate() {
    base.deallocate()
  }
}
