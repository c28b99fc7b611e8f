internal import Tallies

/// An interval for the steady-state mean from several replications without their warm-ups.
///
/// Each replication gives one number, the mean of what remains; these are independent, and
/// Student's t applies (Law, "Simulation Modeling and Analysis", §9.5.2). Delete as many
/// observations as `WelchProcedure` or `MSERTruncation` says, best from pilot runs of their own:
/// the interval is around what the mean is after the deletion, and too little deleted moves it.
public struct ReplicationDeletion: Sendable, Hashable {
  /// How many observations each replication has lost at its beginning.
  public let deleted: Int

  /// The mean of what remains of each replication, in order.
  public let means: [Double]

  /// The mean over replications, with its interval.
  public let estimate: MeanEstimate

  /// Deletes the warm-up of each replication; `nil` when there are none.
  ///
  /// - Precondition: `warmUp` is not negative and less than every replication's number of
  ///   observations, all values are finite, and `level` is between 0 and 1.
  public init?(_ replications: [[Double]], deleting warmUp: Int, level: Double = 0.95) {
    precondition(warmUp >= 0, "a warm-up is a number of observations")
    precondition(
      replications.allSatisfy { $0.count > warmUp }, "nothing is left after the warm-up")
    var tally = Tally()
    let means = replications.flatMap { replication in
      batchMeans(of: replication, batchSize: replication.count - warmUp, from: warmUp)
    }
    for mean in means { tally.record(mean) }
    guard let estimate = MeanEstimate(tally, level: level) else { return nil }
    deleted = warmUp
    self.means = means
    self.estimate = estimate
  }
}
