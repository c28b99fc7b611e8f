/// How often each of up to a number of keys came with each of the two labels.
///
/// Open addressing over a power of two; what comes after the table is full is counted together.
struct CountTable {
  struct Entry {
    var key: UInt64 = 0
    var counts = SIMD2<Int>.zero
    /// The number of other keys that came first.
    var rank = -1
    /// What the key stands for, if that is a number; else no number.
    var number = Double.nan
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

  /// What became of a key that was counted.
  enum Outcome {
    /// It was in the table already.
    case known
    /// It has got a place in the table.
    case new
    /// The table is full.
    case beyond
  }

  /// Counts a key that came a number of times with each label.
  ///
  /// - Parameter number: What a new key stands for.
  @discardableResult
  @inline(__always)
  mutating func record(_ key: UInt64, counts: SIMD2<Int>, number: Double = .nan) -> Outcome {
    let slot = slot(of: key)
    if slots[slot].rank >= 0 {
      slots[slot].counts &+= counts
      return .known
    }
    guard count < limit else {
      rest &+= counts
      return .beyond
    }
    slots[slot] = Entry(key: key, counts: counts, rank: count, number: number)
    count += 1
    if 2 * count > slots.count { grow() }
    return .new
  }

  /// Counts a key again that came with a label, 0 or 1, if it stands for a number; returns the number, or
  /// nil for another key, which is not counted then.
  @inline(__always)
  mutating func recordAgain(_ key: UInt64, label: Int) -> Double? {
    let slot = slot(of: key)
    let number = slots[slot].number
    guard !number.isNaN else { return nil }
    slots[slot].counts[label] &+= 1
    return number
  }

  /// Where a key is, or the free slot where it would be.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    while slots[slot].rank >= 0 && slots[slot].key != key { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Entry(), count: 2 * old.count)
    for entry in old where entry.rank >= 0 { slots[slot(of: entry.key)] = entry }
  }
}
