internal import ArgumentParser
internal import ConversionModel
internal import Reports
internal import TableLearning

/// Learns from a file of rows which of them have a positive label.
struct LearnCommand: WorkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Learns from a table, row by row, which rows have a positive label.",
    discussion: """
      The file is CSV with names in its first line, plain or compressed by gzip. It is read twice:
      once to find out what its columns are, then row by row in the order of the file; each row is
      predicted first and learnt then. So every figure is about rows that the learner had not seen.
      The memory does not grow with the number of rows.

      EXAMPLES
        marketsim learn visits.csv --label converted
        marketsim learn visits.csv.gz --label converted --ignore order_id --compare
        marketsim learn visits.csv --label converted --features zip=category --predictions scored.csv

      EXIT CODES
        0  the table was learnt
        2  the file or the command line is wrong
      """)

  @Argument(
    help: "The table, as CSV; may be compressed by gzip.",
    completion: .file(extensions: ["csv", "gz", "tsv"]))
  var file: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The column to be predicted, with two values.", valueName: "column"))
  var label: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The label's value that is positive. (default: 1, yes, true and the like)",
      valueName: "value"))
  var positive: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Columns not to learn from, separated by commas; may be repeated.", valueName: "columns"))
  var ignore: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What to take columns as: number, logarithm, category, hashed or ignore; may be repeated.",
      valueName: "column=use,…"))
  var features: [String] = []

  @OptionGroup(title: "The learner") var options: LearnOptions

  @Flag(help: "Let all learners predict side by side.")
  var compare = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The file for each row's prediction, as CSV.", valueName: "file"))
  var predictions: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many columns to explain each prediction by, in the same file. (default: 0)",
      valueName: "count"),
    transform: wholeNumber(in: 0...100))
  var explain: Int = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The folder for tables of the columns, judgement, reliability and weights, as CSV.",
      valueName: "folder"))
  var report: String?

  func validate() throws {
    guard file != "" else { throw ValidationError("The file's name is empty.") }
    guard predictions != "", report != "" else {
      throw ValidationError("The name of an output is empty.")
    }
    guard explain == 0 || predictions != nil else {
      throw ValidationError("'--explain' adds to the file of '--predictions', which is not named.")
    }
    guard !compare || options.settings == LearnerMethod.Settings() else {
      throw ValidationError(
        "'--compare' runs every learner by its standard settings: no --step, --decay, --l1, --l2, "
          + "--batch, --noise or --adapt.")
    }
  }

  func work(on console: Console) async throws {
    let scan = try TableScan(file, label: label, positive: positive)
    let plan = try FeaturePlan(scan, uses: try uses())
    let methods = try chosen(plan)
    console.print(LearnText.columns(scan, plan))
    let standard = LearnerMethod.standard(featureCount: plan.map.featureCount)
    if options.learner == nil, standard == .diagonal {
      console.complain(
        "Note: \(plan.map.featureCount) features are more than "
          + "\(LearnerMethod.mostFeaturesOfMixture), so the default is the diagonal filter.\n")
    }
    for warning in scan.leakWarnings(of: plan.places) {
      console.complain("Warning: \(warning).\n")
    }
    let writer = try predictions.map { path throws(OutputError) in try OutputWriter(path) }
    let folder = try report.map { path throws(OutputError) in try OutputDirectory(path: path) }
    var learner = TableLearner(
      scan, plan: plan, methods: methods, settings: options.settings, options: options.tableOptions)
    if let writer {
      let table = PredictionTable(isUncertain: isUncertain(learner), explanations: explain)
      try writer.append(table.header)
      let copy = learner
      try learner.run { try writer.append(table.row($0, contributions: copy.contributions)) }
      try writer.finish()
    } else {
      try learner.run()
    }
    console.print(LearnText.judgement(learner))
    if let folder {
      try folder.write(
        [
          OutputFile(name: "columns.csv", table: LearnTables.columns(plan)),
          OutputFile(name: "reliability.csv", table: LearnTables.reliability(learner)),
          OutputFile(name: "weights.csv", table: LearnTables.weights(learner)),
        ], seal: OutputFile(name: "judgement.csv", table: LearnTables.judgement(learner)))
    }
  }

  private func isUncertain(_ learner: TableLearner) -> Bool {
    learner.candidates.first?.learner is any UncertainLearner
  }

  /// The learners to run: the one that predicts, then the others.
  private func chosen(_ plan: FeaturePlan) throws -> [LearnerMethod] {
    let first = options.learner ?? .standard(featureCount: plan.map.featureCount)
    let idle = first.idle(options.settings)
    guard idle.isEmpty else {
      throw ArgumentProblem(
        "--\(idle[0]) has no effect on the learner '\(first.rawValue)'; leave it out")
    }
    // A matrix for each learner is more than a wide table allows.
    let isWide = plan.map.featureCount > LearnerMethod.mostFeaturesOfMixture
    return [first]
      + (compare
        ? LearnerMethod.allCases.filter { method in
          method != first && !(isWide && (method == .full || method == .mixture))
        } : [])
  }

  /// What to make of columns.
  private func uses() throws -> [String: FeaturePlan.Use] {
    var uses: [String: FeaturePlan.Use] = [:]
    for name in ignore.flatMap({ $0.split(separator: ",") }) { uses[String(name)] = .ignore }
    for setting in features.flatMap({ $0.split(separator: ",") }) {
      let parts = setting.split(separator: "=").map(String.init)
      guard parts.count == 2, let use = FeaturePlan.Use(rawValue: parts[1]) else {
        throw ArgumentProblem(
          "--features \(setting): expected COLUMN=USE, where USE is "
            + FeaturePlan.Use.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard uses.updateValue(use, forKey: parts[0]) == nil else {
        throw ArgumentProblem("--features \(setting): the column '\(parts[0])' is named twice")
      }
    }
    return uses
  }
}
