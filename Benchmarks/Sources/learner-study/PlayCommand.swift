internal import ArgumentParser
internal import ConversionModel
internal import TableLearning

/// Lets every learner learn a table and examples once, for tools that count what a process does.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Lets every learner learn a table, then a stream of examples.")

  @Argument(help: "The table, as CSV, its label in the column y.") var table: String
  @Option(help: "The examples of the stream.") var examples = 1_000

  func run() throws {
    let scan = try TableScan(table, label: "y")
    let methods = LearnerMethod.allCases.map(TableMethod.single)
    var learner = TableLearner(scan, plan: try FeaturePlan(scan), methods: methods)
    try learner.run()
    var learners = methods.map { $0.learner(featureCount: SyntheticStream.features) }
    var stream = SyntheticStream(rows: examples, seed: 1)
    var sum = 0.0
    while stream.next() {
      for index in learners.indices {
        sum += learners[index].predict(stream.x.span)
        sum += learners[index].learn(stream.x.span, label: stream.label)
      }
    }
    precondition(sum.isFinite, "a prediction is no number")
    for candidate in learner.candidates {
      print("\(candidate.method.rawValue),\(candidate.progressive.logLoss ?? 0)")
    }
  }
}
