internal import ArgumentParser
internal import ConversionModel
internal import Foundation

/// Nanoseconds an example at 20 features, the best of some rounds.
struct SpeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed", abstract: "Nanoseconds of processor time an example at 20 features.")

  @Option(help: "The examples of a round; 4,000 stay in the second cache.") var rows = 4_000
  @Option(help: "The rounds, of which the quickest counts.") var rounds = 200
  @Option(help: "Only learners whose name contains this.") var only: String?

  func run() throws {
    let count = SyntheticStream.features
    var stream = SyntheticStream(rows: rows, seed: 1)
    var (x, y): ([Double], [Bool]) = ([], [])
    while stream.next() {
      x += stream.x
      y.append(stream.label)
    }
    func gradient(_ name: String, _ optimizer: Optimizer, _ step: Double) {
      time(name, x, y) {
        LogisticRegression(
          featureCount: count, optimizer: optimizer, learningRate: .constant(step),
          exponential: .portable)
      }
    }
    print("learner,nanoseconds_per_example")
    gradient("gradient descent", .gradientDescent, 0.01)
    gradient("momentum", .momentum(), 0.001)
    gradient("nesterov", .nesterov(), 0.001)
    gradient("adam", .adam(), 0.001)
    gradient("adagrad", .adaGrad(), 0.1)
    gradient("ftrl", .followTheRegularizedLeader(), 0.3)
    time("diagonal", x, y) { DiagonalBayesianRegression(featureCount: count) }
    time("svm", x, y) { LinearSupportVectorMachine(featureCount: count) }
    for instructions in VectorInstructions.allCases where instructions.isAvailable {
      time("full explicit \(instructions)", x, y) {
        BayesianRegression(featureCount: count, update: .explicit, instructions: instructions)
      }
      time("full implicit \(instructions)", x, y) {
        BayesianRegression(featureCount: count, instructions: instructions)
      }
      time("mixture \(instructions)", x, y) {
        BayesianMixture(featureCount: count, instructions: instructions)
      }
    }
  }

  private func time(
    _ name: String, _ x: [Double], _ y: [Bool], _ make: () -> some OnlineLearner
  ) {
    guard only.map(name.contains) ?? true else { return }
    let count = SyntheticStream.features
    var best = Double.infinity
    var sum = 0.0
    for _ in 0..<rounds {
      var learner = make()
      let rows = x.span
      let start = processorSeconds()
      for (index, label) in y.enumerated() {
        sum += learner.learn(
          rows.extracting(index * count..<(index + 1) * count), label: label, weight: 1)
      }
      best = min(best, processorSeconds() - start)
    }
    precondition(sum.isFinite, "a prediction is no number")
    print("\(name),\(String(format: "%.1f", best / Double(y.count) * 1e9))")
  }

}

/// Processor time of this program so far.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}
