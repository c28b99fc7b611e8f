/// How long buyers took from the first visit of a need to the order (R7).
///
/// Counts in classes that widen with the time, 16 to a doubling, from a quarter of an hour on: a
/// quantile is high by 4.4 % at most. Counts of replications add up exactly, in any order.
public struct CycleTimes: Sendable, Hashable {
  private static let shortest = 1.0 / 96
  private static let classesPerDoubling = 16.0
  private static let logOfTwo = 0.693_147_180_559_945_3
  /// The last class begins at 27 years.
  private static let classes = 320

  /// Empty until the first order: most of the copies of a record never need the memory.
  private var counts: [UInt32] = []

  /// No times yet.
  public init() {}

  /// Counts a time, days.
  mutating func record(days: Double) {
    if counts.isEmpty { counts = Array(repeating: 0, count: Self.classes) }
    let doublings = log(max(days, Self.shortest) / Self.shortest) / Self.logOfTwo
    counts[min(Int(doublings * Self.classesPerDoubling), Self.classes - 1)] += 1
  }

  /// Adds the times of another replication.
  public mutating func merge(_ other: CycleTimes) {
    guard !other.counts.isEmpty else { return }
    if counts.isEmpty {
      counts = other.counts
    } else {
      for index in counts.indices { counts[index] += other.counts[index] }
    }
  }

  /// The number of times counted.
  public var count: Int { counts.reduce(0) { $0 + Int($1) } }

  /// The time below which a share of the times lies: the upper end of its class, days.
  ///
  /// - Returns: nil if none were counted.
  public func quantile(_ share: Double) -> Double? {
    let total = count
    guard total > 0 else { return nil }
    let wanted = share * Double(total)
    var below = 0
    for (index, count) in counts.enumerated() {
      below += Int(count)
      if Double(below) >= wanted && below > 0 {
        return Self.shortest * pow(2, Double(index + 1) / Self.classesPerDoubling)
      }
    }
    return nil
  }
}
