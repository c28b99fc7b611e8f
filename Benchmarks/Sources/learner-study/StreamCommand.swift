internal import ArgumentParser
internal import ConversionModel
internal import Foundation

/// How near learners come to the true probabilities of a stream whose weights change half-way.
struct StreamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream",
    abstract: "Divergence from the true probability, recovery after a change, and coverage.")

  @Option(help: "The rows of a stream.") var rows = 1_000_000
  @Option(help: "The streams, by seeds from 1 on.") var seeds = 5

  func run() throws {
    print("learner,seed,mean_divergence,recovered_after_rows,coverage,mean_width")
    for seed in 1...UInt64(seeds) {
      report("mixture", seed, BayesianMixture(featureCount: SyntheticStream.features))
      report(
        "full without noise", seed,
        BayesianRegression(featureCount: SyntheticStream.features, processNoise: 0))
    }
  }

  /// Plays a stream and prints a line.
  ///
  /// - Recovered is where five successive blocks of 1,000 rows begin whose mean divergence is below
  ///   0.002, counted from the change.
  /// - Coverage is the share of rows of the second quarter whose true log-odds lie in the learner's
  ///   95 % interval, with the intervals' mean width.
  private func report(_ name: String, _ seed: UInt64, _ fresh: some UncertainLearner) {
    var learner = fresh
    var stream = SyntheticStream(rows: rows, seed: seed)
    var (sum, block) = (0.0, 0.0)
    var (good, recovered): (Int, Int?) = (0, nil)
    var (covered, width, judged) = (0, 0.0, 0)
    var row = 0
    while stream.next() {
      if row >= rows / 4 && row < rows / 2 {
        let interval = learner.estimateLogit(stream.x.span).interval()
        covered += interval.contains(stream.logit) ? 1 : 0
        width += interval.upperBound - interval.lowerBound
        judged += 1
      }
      let q = max(1e-6, min(1 - 1e-6, learner.learn(stream.x.span, label: stream.label)))
      let p = stream.probability
      let divergence = p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
      sum += divergence
      block += divergence
      row += 1
      if row % 1_000 == 0 {
        if row > rows / 2 {
          good = block / 1_000 < 0.002 ? good + 1 : 0
          if good == 5 && recovered == nil { recovered = row - 5_000 - rows / 2 }
        }
        block = 0
      }
    }
    let figures = [
      sum / Double(rows), recovered.map(Double.init) ?? .nan, Double(covered) / Double(judged),
      width / Double(judged),
    ]
    print(([name, "\(seed)"] + figures.map { String(format: "%.6g", $0) }).joined(separator: ","))
  }
}
