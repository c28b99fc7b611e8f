import RandomStreams
import SimulationKernel
import Tallies
import Testing

/// Independent replications of a `QueueingStation`, and their mean against theory.
///
/// Replications are independent, so that the standard error is honest whatever the
/// autocorrelation within one. With 30 of them a Student t of 29 degrees of freedom is beyond 4
/// with a probability of 4.0e-4 for each comparison: with some 40 comparisons in all the suites of
/// theory, 1.6 % for a false alarm, once, when the seeds were chosen; they are fixed.
struct QueueingExperiment {
  var replications = 30
  let warmUp: Double
  let horizon: Double
  let seed: UInt32

  /// Runs the replications, and compares the mean of each measure with what theory says.
  func expect(
    _ theory: [(name: String, value: Double)],
    of makeStation: (ReplicationStreams) -> QueueingStation,
    measuring measure: (QueueingStation, _ horizon: Double) throws -> [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) rethrows {
    var tallies = Array(repeating: Tally(), count: theory.count)
    for replication in 0..<replications {
      let streams = ReplicationStreams(seed: seed, replication: UInt32(replication))
      var simulation = Simulation(model: makeStation(streams))
      simulation.edit { $0.start(on: &$1) }
      simulation.run(until: warmUp)
      simulation.model.endWarmUp(at: warmUp)
      simulation.run(until: horizon)
      #expect(
        simulation.model.littleError(at: horizon) < 1e-9, "Little's law",
        sourceLocation: sourceLocation)
      #expect(simulation.model.unaccounted == 0, "conservation", sourceLocation: sourceLocation)
      let values = try measure(simulation.model, horizon)
      for (place, value) in values.enumerated() { tallies[place].record(value) }
    }
    for (tally, (name, value)) in zip(tallies, theory) {
      let mean = tally.mean ?? .infinity
      let error = (tally.standardDeviation ?? 0) / Double(tally.count).squareRoot()
      #expect(
        tally.count == replications && abs(mean - value) < 4 * error,
        "\(name): \(mean) ± \(error), theory \(value)", sourceLocation: sourceLocation)
    }
  }
}

extension [Double] {
  var mean: Double { reduce(0, +) / Double(count) }

  var meanSquare: Double { reduce(0) { $0 + $1 * $1 } / Double(count) }
}
