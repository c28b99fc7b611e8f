/// Counts of positive and negative examples by predicted probability, in bins of equal log-odds.
///
/// 896 bins 1/32 wide cover log-odds from −14 to 14, that is, every probability after clipping at
/// 1e-6. Bins of equal probability would put a rare event's predictions all into one. The memory is
/// fixed (21 KB) whatever the number of examples.
struct ScoreHistogram: Sendable {
  static let binsPerUnit = 32.0
  static let limit = 14.0
  static let binCount = Int(2 * limit * binsPerUnit)

  struct Bin: Sendable {
    var negatives = 0
    var positives = 0
    var predictionSum = 0.0

    var count: Int { negatives + positives }

    static func += (left: inout Self, right: Self) {
      left.negatives += right.negatives
      left.positives += right.positives
      left.predictionSum += right.predictionSum
    }

    static func -= (left: inout Self, right: Self) {
      left.negatives -= right.negatives
      left.positives -= right.positives
      left.predictionSum -= right.predictionSum
    }
  }

  private(set) var bins = [Bin](repeating: Bin(), count: binCount)

  mutating func record(prediction: Double, label: Bool) {
    let bin = Int((logOdds(prediction) + Self.limit) * Self.binsPerUnit)
    bins[bin] += Bin(
      negatives: label ? 0 : 1, positives: label ? 1 : 0, predictionSum: prediction)
  }

  /// The probability that a positive example scores above a negative one, ties counting half.
  ///
  /// Two examples of one bin count as tied, so that the exact figure lies within `resolution`.
  var areaUnderCurve: (value: Double, resolution: Double)? {
    var (below, won, tied, positives) = (0.0, 0.0, 0.0, 0.0)
    for bin in bins where bin.count > 0 {
      won += Double(bin.positives) * below
      tied += Double(bin.positives) * Double(bin.negatives)
      below += Double(bin.negatives)
      positives += Double(bin.positives)
    }
    let pairs = positives * below
    return pairs > 0 ? ((won + tied / 2) / pairs, tied / 2 / pairs) : nil
  }

  mutating func merge(_ other: Self) {
    for index in bins.indices {
      bins[index] += other.bins[index]
    }
  }

  mutating func subtract(_ other: Self) {
    for index in bins.indices {
      bins[index] -= other.bins[index]
    }
  }
}
