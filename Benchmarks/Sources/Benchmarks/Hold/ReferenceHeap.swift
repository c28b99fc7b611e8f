/// A textbook binary heap in the order (time, sequence): what the kernel's order is checked by.
///
/// It shares nothing with the kernel and is written to be read, not to be fast.
struct ReferenceHeap<Item> {
  private var entries: [(time: Double, sequence: Int, item: Item)] = []
  private var nextSequence = 0

  mutating func insert(_ item: Item, at time: Double) {
    entries.append((time, nextSequence, item))
    nextSequence += 1
    var place = entries.count - 1
    while place > 0, precedes(place, (place - 1) / 2) {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeFirst() -> (time: Double, item: Item)? {
    guard let first = entries.first else { return nil }
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    var place = 0
    while true {
      var least = place
      for child in 2 * place + 1...2 * place + 2
      where child < entries.count && precedes(child, least) {
        least = child
      }
      guard least != place else { return (first.time, first.item) }
      entries.swapAt(place, least)
      place = least
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (entries[left], entries[right])
    return left.time < right.time || (left.time == right.time && left.sequence < right.sequence)
  }
}
