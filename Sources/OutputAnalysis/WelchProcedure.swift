internal import Tallies

/// The warm-up of several replications by Welch's procedure: the averaged and smoothed curve.
///
/// The i-th observations of all replications are averaged, and the averages smoothed by a moving
/// window, which is shorter at the beginning (Welch, "The statistical analysis of simulation
/// results", 1983; Law, "Simulation Modeling and Analysis", §9.5.1). The procedure is meant for the
/// eye: plot `smoothed`, and widen the window until the curve is smooth.
///
/// The suggestion follows a rule of this package: the steady state is taken from the second half of
/// the smoothed curve, and the warm-up ends where the curve first comes within one standard
/// deviation (of the curve in that half) of that half's mean.
public struct WelchProcedure: Sendable, Hashable {
  /// How many observations the moving average reaches to either side.
  public let window: Int

  /// The average over replications of each observation.
  public let averages: [Double]

  /// The moving average, from the first observation on; shorter than `averages` by the window.
  public let smoothed: [Double]

  /// How many observations to delete from the beginning of each replication.
  public let truncation: Int

  /// The mean of the second half of the smoothed curve.
  public let steadyMean: Double

  /// Whether the curve comes near the steady state in its second half only.
  ///
  /// Then it is still on its way, and the runs have to be longer.
  public let isTooShort: Bool

  /// Averages and smooths replications of one output; `nil` when there are none.
  ///
  /// It takes O(replications × observations), whatever the window.
  ///
  /// - Precondition: all replications have the same number of observations, all finite; `window` is
  ///   not negative and at most a quarter of that number.
  public init?(_ replications: [[Double]], window: Int) {
    guard let length = replications.first?.count, length > 0 else { return nil }
    precondition(
      replications.allSatisfy { $0.count == length }, "replications must have the same length")
    precondition(window >= 0 && 4 * window <= length, "a window is at most a quarter of the run")
    let averages = (0..<length).map { place in
      var tally = Tally()
      for replication in replications { tally.record(replication[place]) }
      return tally.mean ?? 0
    }
    let smoothed = Self.smooth(averages, window: window)
    var half = Tally()
    for value in smoothed[(smoothed.count / 2)...] { half.record(value) }
    let level = half.mean ?? 0
    // Rounding of the sums must not make a constant output look unsettled.
    let reach = (half.standardDeviation ?? 0) + 4 * level.ulp
    // The second half has a value no further from its mean than its standard deviation.
    let entry = smoothed.firstIndex { ($0 - level).magnitude <= reach } ?? smoothed.count
    self.window = window
    self.averages = averages
    self.smoothed = smoothed
    truncation = entry
    steadyMean = level
    isTooShort = 2 * entry >= smoothed.count && smoothed.count > 1
  }

  /// The moving average of 2 window + 1 values, and at the beginning of as many as are symmetric.
  private static func smooth(_ averages: [Double], window: Int) -> [Double] {
    var sum = CompensatedSum()
    return (0..<(averages.count - window)).map { place in
      if place <= window {
        // One more to either side of a place further on.
        sum.add(averages[2 * place])
        if place > 0 { sum.add(averages[2 * place - 1]) }
        return sum.value / Double(2 * place + 1)
      }
      sum.add(averages[place + window])
      sum.add(-averages[place - window - 1])
      return sum.value / Double(2 * window + 1)
    }
  }
}
