/// A stretch of time cut into buckets of equal width, each an unsorted chain of nodes.
@usableFromInline
struct EventRung: BitwiseCopyable {
  /// A chain of nodes; 8 bytes.
  @usableFromInline
  struct Bucket: BitwiseCopyable {
    @usableFromInline var head = EventNodes.none
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
  @usableFromInline let lastBucket: Double
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
    self.lastBucket = Double(self.bucketCount - 1)
  }

  /// The bucket of a time; times beyond the ends belong to the outermost buckets.
  ///
  /// Subtraction, multiplication and rounding are monotone, so that a later time never gets an
  /// earlier bucket. All that is asked of a time is which bucket it has; no bucket's bounds are
  /// ever computed, so that no rounding can contradict this.
  @inlinable
  @inline(__always)
  func bucket(of time: Double) -> Int {
    let place = (time - start) * scale
    let fromFirst = place > 0 ? place : 0
    let clamped = fromFirst < lastBucket ? fromFirst : lastBucket
    // In the sum the low bits are the rounded number; a conversion would check its range again.
    return Int(truncatingIfNeeded: (clamped + 0x1p52).bitPattern & (1 << 32 - 1))
  }
}
