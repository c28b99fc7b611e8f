internal import ArgumentParser
internal import ConversionModel
internal import Foundation

/// A recurrent network beside logistic models, on touches whose order matters or does not.
struct SequenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sequence",
    abstract: "A recurrent network beside logistic models on streams of people's touches.")

  @Option(help: "The touches of a stream.") var touches = 100_000
  @Option(help: "The streams of each kind, by seeds from 1 on.") var seeds = 3

  func run() throws {
    print("world,learner,mean_log_loss,excess_over_truth,standard_error,seconds")
    for world in TouchStream.World.allCases {
      report(world, "constant", BaseRateLearner(featureCount: 1)) { _ in [0] }
      report(world, "mixture, the touch alone", BayesianMixture(featureCount: 6)) { $0.touch }
      report(world, "mixture, with counts and recency", BayesianMixture(featureCount: 13)) {
        $0.touch + $0.summary
      }
      report(
        world, "mixture, with the touch before crossed", BayesianMixture(featureCount: 43)
      ) { $0.touch + $0.summary + $0.pair }
      report(
        world, "recurrent network, the touch alone", LongShortTermMemory(featureCount: 6)
      ) { $0.touch }
      report(
        world, "recurrent network, with counts and recency",
        LongShortTermMemory(featureCount: 13)
      ) { $0.touch + $0.summary }
    }
  }

  /// Plays the streams and prints a line; the excess is paired with the truth's own loss.
  private func report(
    _ world: TouchStream.World, _ name: String, _ fresh: some OnlineLearner,
    _ features: (TouchStream) -> [Double]
  ) {
    var (losses, excesses): ([Double], [Double]) = ([], [])
    let start = Date()
    for seed in 1...UInt64(seeds) {
      var learner = fresh
      var stream = TouchStream(world, touches: touches, seed: seed)
      var (loss, excess) = (0.0, 0.0)
      while stream.next() {
        learner.turn(to: UInt64(stream.person))
        let x = features(stream)
        let q = max(1e-6, min(1 - 1e-6, learner.learn(x.span, label: stream.label)))
        let p = stream.probability
        loss -= log(stream.label ? q : 1 - q)
        // Against the truth's expected loss, which leaves the label's own chance out.
        excess += p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
      }
      losses.append(loss / Double(touches))
      excesses.append(excess / Double(touches))
    }
    let n = Double(seeds)
    let (mean, middle) = (losses.reduce(0, +) / n, excesses.reduce(0, +) / n)
    let variance = excesses.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / max(1, n - 1)
    let figures = [mean, middle, (variance / n).squareRoot()].map { String(format: "%.5f", $0) }
    let seconds = String(format: "%.1f", -start.timeIntervalSinceNow / n)
    print("\(world.rawValue),\"\(name)\",\(figures.joined(separator: ",")),\(seconds)")
  }
}
