internal import ArgumentParser
internal import ConversionModel
internal import Foundation

/// Which of five channels to show: conversions lost by choosing with a learner's uncertainty.
///
/// The draws are those of the yardstick's own program, so that both play the same rounds.
struct BanditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bandit", abstract: "Conversions lost by Thompson sampling and upper bounds.")

  enum Policy: String, CaseIterable {
    case greedy = "greedy, full"
    case thompson = "Thompson, full"
    case upperBound = "upper bound, full"
    case thompsonDiagonal = "Thompson, diagonal"
  }

  static let arms = 5
  static let context = 4
  static let features = arms + arms * context

  @Option(help: "The rounds of a play.") var rounds = 50_000
  @Option(help: "The plays.") var plays = 20

  func run() throws {
    print("policy,mean_lost,standard_error,best_possible")
    for policy in Policy.allCases {
      var (lost, best): ([Double], Double) = ([], 0)
      for play in 0..<plays {
        let result =
          policy == .thompsonDiagonal
          ? Self.play(
            policy, seed: 1_000 + UInt64(play), rounds: rounds,
            DiagonalBayesianRegression(
              featureCount: Self.features, processNoise: 0, priorVariance: 0.25,
              constantVariance: 1e-300))
          : Self.play(
            policy, seed: 1_000 + UInt64(play), rounds: rounds,
            BayesianRegression(
              featureCount: Self.features, processNoise: 0, priorVariance: 0.25,
              constantVariance: 1e-300, update: .explicit))
        lost.append(result.lost)
        best += result.best / Double(plays)
      }
      let n = Double(plays)
      let mean = lost.reduce(0, +) / n
      let variance = lost.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
      print(
        "\"\(policy.rawValue)\","
          + [mean, (variance / n).squareRoot(), best].map { String(format: "%.1f", $0) }
          .joined(separator: ","))
    }
  }

  /// One play: the expected conversions lost against the best arm, and those of the best arm.
  static func play(
    _ policy: Policy, seed: UInt64, rounds: Int, _ fresh: some UncertainLearner
  ) -> (lost: Double, best: Double) {
    var learner = fresh
    var generator = SplitMix(seed: seed)
    // Two sets of weights are drawn, of which a play without drift uses the first.
    let weights = (0..<2 * features).map { index in
      (index % features < arms ? -2 : 0) + 0.5 * generator.normal()
    }
    var (lost, best) = (0.0, 0.0)
    for _ in 0..<rounds {
      let context = (0..<Self.context).map { _ in generator.normal() }
      var (chosen, highest, bestProbability) = (0, -1e9, -1.0)
      var probabilities = [Double](repeating: 0, count: arms)
      for arm in 0..<arms {
        let x = row(arm, context, scale: 1)
        let logit = x.indices.reduce(0) { $0 + weights[$1] * x[$1] }
        probabilities[arm] = 1 / (1 + exp(-logit))
        bestProbability = max(bestProbability, probabilities[arm])
        let estimate = learner.estimateLogit(row(arm, context, scale: 4).span)
        let score: Double
        switch policy {
        case .greedy: score = estimate.mean
        case .upperBound: score = estimate.upperBound()
        case .thompson, .thompsonDiagonal:
          score = estimate.draw(standardNormal: generator.normal())
        }
        let broken = score + 1e-9 * generator.uniform()
        if broken > highest { (highest, chosen) = (broken, arm) }
      }
      lost += bestProbability - probabilities[chosen]
      best += bestProbability
      learner.learn(
        row(chosen, context, scale: 4).span, label: generator.uniform() < probabilities[chosen])
    }
    return (lost, best)
  }

  /// An arm's constant and its weights on the context.
  ///
  /// A constant of 4 with a prior variance of 0.25 is one of 1 with a variance of 4.
  private static func row(_ arm: Int, _ context: [Double], scale: Double) -> [Double] {
    var x = [Double](repeating: 0, count: features)
    x[arm] = scale
    for (index, value) in context.enumerated() { x[arms + arm * Self.context + index] = value }
    return x
  }
}
