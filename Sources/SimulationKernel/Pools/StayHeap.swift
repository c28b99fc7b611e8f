/// Stays by rank, the smallest first, in a binary heap; any can leave in O(log n).
///
/// Each stay knows its place here.
@usableFromInline
struct StayHeap: Sendable {
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline let rank: Double
    /// Orders equal ranks, the smaller first.
    @usableFromInline let sequence: UInt64
    @usableFromInline let slot: UInt32

    @inlinable
    init(rank: Double, sequence: UInt64, slot: UInt32) {
      self.rank = rank
      self.sequence = sequence
      self.slot = slot
    }

    @inlinable
    func precedes(_ other: Entry) -> Bool {
      rank < other.rank || rank == other.rank && sequence < other.sequence
    }
  }

  @usableFromInline var entries: [Entry] = []

  @inlinable
  init() {}

  @inlinable
  var first: Entry? { entries.first }

  @inlinable
  mutating func insert<Customer>(_ entry: Entry, in stays: inout StayTable<Customer>) {
    entries.append(entry)
    rise(entry, from: entries.count - 1, in: &stays)
  }

  @inlinable
  @inline(never)
  mutating func remove<Customer>(_ slot: UInt32, in stays: inout StayTable<Customer>) {
    let hole = Int(stays[slot].place)
    let last = entries.removeLast()
    guard hole < entries.count else { return }
    if hole > 0, last.precedes(entries[(hole - 1) / 2]) {
      rise(last, from: hole, in: &stays)
    } else {
      sink(last, from: hole, in: &stays)
    }
  }

  @inlinable
  mutating func rise<Customer>(
    _ entry: Entry, from start: Int, in stays: inout StayTable<Customer>
  ) {
    var hole = start
    while hole > 0, entry.precedes(entries[(hole - 1) / 2]) {
      put(entries[(hole - 1) / 2], at: hole, in: &stays)
      hole = (hole - 1) / 2
    }
    put(entry, at: hole, in: &stays)
  }

  @inlinable
  mutating func sink<Customer>(
    _ entry: Entry, from start: Int, in stays: inout StayTable<Customer>
  ) {
    var hole = start
    while 2 * hole + 1 < entries.count {
      var child = 2 * hole + 1
      if child + 1 < entries.count, entries[child + 1].precedes(entries[child]) { child += 1 }
      guard entries[child].precedes(entry) else { break }
      put(entries[child], at: hole, in: &stays)
      hole = child
    }
    put(entry, at: hole, in: &stays)
  }

  @inlinable
  mutating func put<Customer>(
    _ entry: Entry, at place: Int, in stays: inout StayTable<Customer>
  ) {
    entries[place] = entry
    stays[entry.slot].place = UInt32(place)
  }
}
