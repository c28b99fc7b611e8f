/// A stretch of time cut into buckets of equal width, each an unsorted chain of slots.
@usableFromInline
struct EventRung: Sendable {
  /// A chain of slots; 8 bytes.
  @usableFromInline
  struct Bucket: Sendable {
    @usableFromInline var head = UInt32.max
    @usableFromInline var count: UInt32 = 0

    @inlinable
    init() {}
  }

  @usableFromInline let start: Double
  /// Buckets a unit of time.
  @usableFromInline let scale: Double
  /// Where the rung's buckets begin in the queue's array of buckets, and how many they are.
  @usableFromInline let firstBucket: Int
  @usableFromInline let bucketCount: Int
  /// The first bucket that has not been emptied into what comes earlier.
  @usableFromInline var next = 0

  /// A rung from the earliest to the latest time, or `nil` if the stretch cannot be cut: all times
  /// are equal, or too close together or too far apart for floating point.
  @inlinable
  init?(from earliest: Double, to latest: Double, about bucketCount: Double, firstBucket: Int) {
    let span = latest - earliest
    let scale = bucketCount / span
    guard span > 0, span < .infinity, scale < .infinity, scale > 0 else { return nil }
    self.start = earliest
    self.scale = scale
    self.firstBucket = firstBucket
    self.bucketCount = Int(span * scale) + 1
  }

  /// The bucket of a time; times beyond the ends belong to the outermost buckets.
  ///
  /// Subtraction and multiplication round monotonically, so that a later time never gets an
  /// earlier bucket. All that is asked of a time is which bucket it has; no bucket's bounds are
  /// ever computed, so that no rounding can contradict this.
  @inlinable
  @inline(__always)
  func bucket(of time: Double) -> Int {
    let place = (time - start) * scale
    guard place > 0 else { return 0 }
    return place < Double(bucketCount) ? Int(place) : bucketCount - 1
  }
}
