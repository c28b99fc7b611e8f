internal import Tallies

/// An interval for the steady-state mean from one long run, by non-overlapping batch means.
///
/// The run, without its warm-up, is cut into batches so long that their means are nearly
/// independent, and Student's t does the rest. The number of batches is fixed and their size grows
/// with the run: more than some 30 batches gain little (Schmeiser, "Batch size effects in the
/// analysis of simulation output", 1982), and longer ones are closer to independence.
///
/// Whether the batches are long enough is judged on quarters of them, since batches four times as
/// long are less correlated than those that pass, and four times as many make a sharper test (Law
/// and Carson, "A sequential procedure for determining the length of a steady-state simulation",
/// 1979; the 96 quarters of the usual 24 batches are those of Steiger and Wilson, "An improved
/// batch means procedure for simulation output analysis", 2002).
public struct BatchMeans: Sendable, Hashable {
  /// How many observations make a batch.
  public let batchSize: Int

  /// The mean of each batch, in order.
  public let means: [Double]

  /// The mean of the batch means, with its interval.
  public let estimate: MeanEstimate

  /// The serial correlation of the batch means; `nil` when they don't vary or are but two.
  public let correlation: VonNeumannTest?

  /// The serial correlation of the quarter batches; `nil` when they don't vary, or when the run
  /// has too few observations for them.
  public let quarterCorrelation: VonNeumannTest?

  /// Cuts a series into the given number of batches; `nil` when it has fewer observations.
  ///
  /// What is too much for batches of equal size is left out at the beginning, which is nearest to
  /// the warm-up. It takes O(n).
  ///
  /// - Precondition: there are two batches at least, all values are finite, and `level` is between
  ///   0 and 1.
  public init?(of series: [Double], batchCount: Int = 24, level: Double = 0.95) {
    precondition(batchCount >= 2, "an interval needs two batches")
    guard series.count >= batchCount else { return nil }
    let size = series.count / batchCount
    let means = batchMeans(
      of: series, batchSize: size, from: series.count - size * batchCount)
    var tally = Tally()
    for mean in means { tally.record(mean) }
    guard let estimate = MeanEstimate(tally, level: level) else { return nil }
    batchSize = size
    self.means = means
    self.estimate = estimate
    correlation = VonNeumannTest(of: means)
    let quarter = size / 4
    quarterCorrelation =
      quarter == 0
      ? nil
      : VonNeumannTest(
        of: batchMeans(
          of: series, batchSize: quarter, from: series.count - 4 * quarter * batchCount))
  }

  /// Whether the quarter batches are correlated at the given significance, or can't be judged.
  ///
  /// Then the interval may be too short, and the run should be longer. Independent batches are
  /// found too short with this probability. A series that doesn't vary is long enough.
  public func isTooShort(significance: Double = 0.1) -> Bool {
    if let quarterCorrelation { return quarterCorrelation.pValue < significance }
    return batchSize < 4 || correlation != nil
  }
}
