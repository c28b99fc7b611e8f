/// How often each of up to a number of keys came with each of the two labels.
///
/// Open addressing over a power of two; what comes after the table is full is counted together.
struct CountTable {
  struct Entry {
    var key: UInt64 = 0
    var counts = SIMD2<Int>.zero
    /// The number of other keys that came first.
    var rank = -1
  }

  let limit: Int
  private(set) var count = 0
  /// What came when the table was full, of keys not in it.
  private(set) var rest = SIMD2<Int>.zero
  private var slots: [Entry] = Array(repeating: Entry(), count: 4)

  init(limit: Int) {
    self.limit = limit
  }

  /// The entries, in the order in which their keys came first.
  var entries: [Entry] { slots.filter { $0.rank >= 0 }.sorted { $0.rank < $1.rank } }

  /// Counts a key; true if it is new and has a place in the table.
  @inline(__always)
  mutating func record(_ key: UInt64, label: Int) -> Bool {
    var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & (slots.count - 1)
    while slots[slot].rank >= 0 {
      if slots[slot].key == key {
        slots[slot].counts[label] += 1
        return false
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard count < limit else {
      rest[label] += 1
      return false
    }
    slots[slot].key = key
    slots[slot].counts[label] = 1
    slots[slot].rank = count
    count += 1
    if 2 * count > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Entry(), count: 2 * old.count)
    for entry in old where entry.rank >= 0 {
      var slot =
        Int(truncatingIfNeeded: (entry.key &* 0x9e37_79b9_7f4a_7c15) >> 32) & (slots.count - 1)
      while slots[slot].rank >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
