/// A growable list of plain values in memory that the queue owns.
///
/// An array would check on every access whether it is shared and whether the place exists. Here
/// nothing is shared, as the queue cannot be copied unasked, and places are checked in debug
/// builds only. A copy of this struct is the same list: whoever owns it calls `copy` for another,
/// and `deallocate` exactly once.
@usableFromInline
struct EventBuffer<Element: BitwiseCopyable> {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var count = 0
  @usableFromInline var capacity = 0

  @inlinable
  init() {
    // No memory yet, and so never read.
    base = UnsafeMutablePointer.allocate(capacity: 0)
  }

  @inlinable
  var isEmpty: Bool { count == 0 }

  @inlinable
  subscript(place: Int) -> Element {
    @inline(__always)
    get {
      assert(0 <= place && place < count, "no such place")
      return base[place]
    }
    @inline(__always)
    nonmutating set {
      assert(0 <= place && place < count, "no such place")
      base[place] = newValue
    }
  }

  @inlinable
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count &+= 1
  }

  /// Makes the list that long; what is new is void, to be written by place.
  @inlinable
  mutating func resize(to count: Int) {
    if count > capacity { grow(to: count) }
    self.count = count
  }

  /// Removes all elements, and keeps the memory.
  @inlinable
  mutating func removeAll() {
    count = 0
  }

  /// Makes room, by half as much again at least: twice as much would waste up to half of it.
  @inlinable
  @inline(never)
  mutating func grow(to needed: Int) {
    let larger = Self(copying: self, capacity: max(needed, capacity + capacity / 2, 32))
    deallocate()
    self = larger
  }

  @inlinable
  init(copying other: Self, capacity: Int) {
    base = UnsafeMutablePointer.allocate(capacity: capacity)
    let bytes = capacity * MemoryLayout<Element>.stride
    if bytes >= largeMemory { useLargePages(base, bytes: bytes) }
    base.initialize(from: other.base, count: other.count)
    count = other.count
    self.capacity = capacity
  }

  /// The same elements in memory of their own.
  @inlinable
  func copy() -> Self { Self(copying: self, capacity: count) }

  @inlinable
  func deallocate() {
    base.deallocate()
  }

  /// The elements, for what the standard library does with a buffer.
  @inlinable
  var elements: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: base, count: count)
  }
}
