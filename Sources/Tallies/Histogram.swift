/// Counts of values in bins of equal width, with what lies outside on either side.
///
/// Recording is O(1) and allocates nothing; the memory is one integer a bin. A bin holds its lower
/// edge and not its upper one. Histograms of the same bins are merged exactly, in any order.
public struct Histogram: Sendable, Hashable {
  /// The lower edge of the first bin.
  public let lowerBound: Double

  /// The upper edge of the last bin, which belongs to no bin.
  public let upperBound: Double

  @usableFromInline let binsPerUnit: Double
  /// How near to an edge, in bins, rounding can put a value into the wrong one.
  @usableFromInline let doubt: Double
  @usableFromInline var binCounts: [Int]
  @usableFromInline var below = 0
  @usableFromInline var above = 0

  /// An empty histogram.
  ///
  /// - Precondition: the bounds are finite and the lower one is less than the upper one, there is
  ///   at least one bin, and the bins are wide enough for doubles to tell their edges apart.
  public init(from lowerBound: Double, to upperBound: Double, binCount: Int) {
    precondition(binCount > 0, "a histogram has at least one bin")
    precondition(
      lowerBound < upperBound && (upperBound - lowerBound).isFinite,
      "a histogram has a finite range, from a lower to an upper bound")
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    binsPerUnit = Double(binCount) / (upperBound - lowerBound)
    binCounts = Array(repeating: 0, count: binCount)
    // An edge is off by up to six spacings of doubles at the larger bound, and a value's place by
    // some four roundings of the number of bins.
    let spacing = Swift.max(lowerBound.magnitude, upperBound.magnitude).ulp
    doubt = 8 * spacing * binsPerUnit + 0x1p-50 * Double(binCount)
    precondition(
      binsPerUnit.isFinite && 4 * spacing * binsPerUnit <= 1, "the bins are too narrow for doubles")
  }

  /// Records a value.
  ///
  /// - Precondition: `value` is finite.
  @inlinable
  public mutating func record(_ value: Double) {
    precondition(value.isFinite, "a histogram records finite values only")
    if value < lowerBound {
      below += 1
    } else if value >= upperBound {
      above += 1
    } else {
      binCounts[bin(of: value)] += 1
    }
  }

  /// Adds all that another histogram has recorded.
  ///
  /// - Precondition: both have the same bounds and the same number of bins.
  public mutating func merge(_ other: Histogram) {
    precondition(
      lowerBound == other.lowerBound && upperBound == other.upperBound
        && binCounts.count == other.binCounts.count,
      "only histograms of the same bins can be merged")
    for bin in binCounts.indices { binCounts[bin] += other.binCounts[bin] }
    below += other.below
    above += other.above
  }

  /// How many values each bin holds, lowest first.
  @inlinable
  public var counts: [Int] { binCounts }

  /// How many values were less than the lower bound.
  @inlinable
  public var underflow: Int { below }

  /// How many values were not less than the upper bound.
  @inlinable
  public var overflow: Int { above }

  /// How many values were recorded, those outside the bins included; O(bins).
  public var count: Int { binCounts.reduce(below + above, +) }

  /// The values that belong to a bin; the formula is that of `gsl_histogram`.
  ///
  /// - Precondition: `bin` is an index of `counts`.
  public func range(ofBin bin: Int) -> Range<Double> {
    precondition(binCounts.indices.contains(bin), "there is no such bin")
    return edge(bin)..<edge(bin + 1)
  }

  /// The value below which the given share of the values lies, linear within its bin; O(bins).
  ///
  /// The error is at most a bin's width. It is `nil` of no values, or when the quantile lies among
  /// those outside the bins.
  ///
  /// - Precondition: `share` is between 0 and 1, both included.
  public func quantile(_ share: Double) -> Double? {
    precondition(share >= 0 && share <= 1, "a share is between 0 and 1")
    let rank = share * Double(count)
    var passed = Double(below)
    guard rank >= passed else { return nil }
    for (bin, held) in binCounts.enumerated() where held > 0 {
      let reached = passed + Double(held)
      if rank <= reached {
        let part = (rank - passed) / Double(held)
        return edge(bin) * (1 - part) + edge(bin + 1) * part
      }
      passed = reached
    }
    return nil
  }

  @inlinable
  func edge(_ bin: Int) -> Double {
    let upperShare = Double(bin) / Double(binCounts.count)
    let lowerShare = Double(binCounts.count - bin) / Double(binCounts.count)
    return lowerShare * lowerBound + upperShare * upperBound
  }

  /// The bin of a value within the bounds.
  @inlinable
  func bin(of value: Double) -> Int {
    let place = (value - lowerBound) * binsPerUnit
    var bin = Int(place)
    let part = place - Double(bin)
    if part > doubt && part < 1 - doubt { return bin }
    // Near an edge, the edges themselves decide.
    bin = Swift.min(bin, binCounts.count - 1)
    while value < edge(bin) { bin -= 1 }
    while bin + 1 < binCounts.count && value >= edge(bin + 1) { bin += 1 }
    return bin
  }
}
