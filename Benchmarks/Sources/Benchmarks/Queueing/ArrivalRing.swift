/// The arrival times of those in a queue: first in, first out, in a ring that doubles when full.
///
/// Raw memory, as the C++ references have it; whoever makes one gives it back by `deallocate`.
struct ArrivalRing {
  private var times: UnsafeMutablePointer<Double>
  private var capacity: Int
  private var head = 0
  private var tail = 0

  init() {
    capacity = 1024
    times = .allocate(capacity: capacity)
  }

  @inline(__always)
  var count: Int { tail &- head }

  @inline(__always)
  mutating func append(_ time: Double) {
    if count == capacity { grow() }
    times[tail & (capacity &- 1)] = time
    tail &+= 1
  }

  /// Takes out the first; there must be one.
  @inline(__always)
  mutating func removeFirst() -> Double {
    let first = times[head & (capacity &- 1)]
    head &+= 1
    return first
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Double>.allocate(capacity: 2 * capacity)
    for place in head..<tail {
      larger[place & (2 * capacity - 1)] = times[place & (capacity - 1)]
    }
    times.deallocate()
    times = larger
    capacity *= 2
  }

  func deallocate() { times.deallocate() }
}
