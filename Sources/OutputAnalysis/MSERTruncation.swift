internal import Tallies

/// The warm-up of one run by MSER-5: how much of the beginning to delete.
///
/// The series is cut into batches of five observations, and the deletion point d is where the
/// marginal standard error of what remains is least: the sum of squared deviations of the remaining
/// batch means over the square of their number (White, "An effective truncation heuristic for
/// bias reduction in simulation output", 1997; with batches of five: White, Cobb and Spratt, "A
/// comparison of five steady-state truncation heuristics for simulation", 2000). The last four
/// batches are never a deletion point, since a few values may be close together by chance (Hoad,
/// Robinson and Davies, "Automating warm-up length estimation", 2010). It takes O(n).
///
/// For several replications, apply it to `WelchProcedure.averages`.
public struct MSERTruncation: Sendable, Hashable {
  /// How many observations make a batch.
  public let batchSize: Int

  /// How many observations to delete from the beginning; a multiple of the batch size.
  public let truncation: Int

  /// The mean of the observations that remain, apart from an incomplete last batch.
  public let truncatedMean: Double

  /// The squared standard error of the remaining batch means at the point of deletion.
  public let statistic: Double

  /// Whether the least standard error is beyond the middle of the run.
  ///
  /// Then the rule has not found a steady state, and the run has to be longer.
  public let isTooShort: Bool

  /// Finds the warm-up of a series; `nil` of fewer than ten batches.
  ///
  /// - Precondition: all values are finite and the batch size is positive.
  public init?(of series: [Double], batchSize: Int = 5) {
    precondition(batchSize > 0, "a batch has at least one observation")
    let batches = batchMeans(of: series, batchSize: batchSize)
    guard batches.count >= 10 else { return nil }
    var remaining = Tally()
    var best = (deleted: 0, mean: 0.0, statistic: Double.infinity)
    for deleted in batches.indices.reversed() {
      remaining.record(batches[deleted])
      guard remaining.count >= 5, let mean = remaining.mean, let variance = remaining.variance
      else { continue }
      let n = Double(remaining.count)
      let statistic = variance * (n - 1) / (n * n)
      // Of equal points the earliest deletes least.
      if statistic <= best.statistic { best = (deleted, mean, statistic) }
    }
    self.batchSize = batchSize
    truncation = best.deleted * batchSize
    truncatedMean = best.mean
    statistic = best.statistic
    isTooShort = 2 * best.deleted > batches.count
  }
}

/// The means of consecutive batches from the given place on; an incomplete last batch is dropped.
func batchMeans(of series: [Double], batchSize: Int, from start: Int = 0) -> [Double] {
  stride(from: start, through: series.count - batchSize, by: batchSize).map { first in
    var sum = CompensatedSum()
    for value in series[first..<(first + batchSize)] {
      precondition(value.isFinite, "a series has finite values only")
      sum.add(value)
    }
    return sum.value / Double(batchSize)
  }
}
