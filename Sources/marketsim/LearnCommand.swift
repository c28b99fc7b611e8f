internal import ArgumentParser
internal import ConversionModel
internal import Reports
internal import Scenarios
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
        marketsim learn visits.csv --label converted --cross city:segment,device:price
        marketsim learn touches.csv --label bought --time-by day --label-time-by bought_on --label-window 14
        marketsim learn touches.csv --label bought --sequence-by person --order-by time --learner lstm

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
      "What to take columns as: number, logarithm, category, hashed, date or ignore; may be repeated.",
      valueName: "column=use,…"))
  var features: [String] = []

  @Option(
    name: .customLong("cross"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Pairs of columns whose features are multiplied with each other; may be repeated.",
      valueName: "column:column,…"))
  var crosses: [String] = []

  @Option(
    name: .customLong("sequence-by"), parsing: .unconditional,
    help: ArgumentHelp(
      "The column that tells whose row it is, such as a person's; how many rows came before is then learnt from.",
      valueName: "column"))
  var sequenceKey: String?

  @Option(
    name: .customLong("order-by"), parsing: .unconditional,
    help: ArgumentHelp(
      "The number or date by which rows are in order; the time since the row before is learnt from.",
      valueName: "column"))
  var sequenceOrder: String?

  @OptionGroup(title: "Labels that come later") var delay: DelayOptions

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
    guard predictions?.hasSuffix(".gz") != true else {
      throw ValidationError("'--predictions' writes plain CSV: leave '.gz' out of the file's name.")
    }
    guard explain == 0 || predictions != nil else {
      throw ValidationError("'--explain' adds to the file of '--predictions', which is not named.")
    }
    guard sequenceOrder == nil || sequenceKey != nil else {
      throw ValidationError("'--order-by' is about sequences: '--sequence-by' has to name them.")
    }
    guard options.learner != .lstm || sequenceKey != nil else {
      throw ValidationError("The learner 'lstm' reads sequences: '--sequence-by' has to name them.")
    }
    guard options.learner != .lstm || delay.time == nil else {
      throw ValidationError(
        "The learner 'lstm' learns each row before the next of its sequence: no --time-by.")
    }
    guard options.learner != .lstm || explain == 0 else {
      throw ValidationError(
        "What the learner 'lstm' predicts is no sum over columns: no --explain.")
    }
    guard !compare || options.settings == TableMethod.Settings() else {
      throw ValidationError(
        "'--compare' runs every learner by its standard settings: no --step, --decay, --l1, --l2, "
          + "--batch, --noise, --adapt, --cells or --rows.")
    }
  }

  func work(on console: Console) async throws {
    do {
      try learn(on: console)
    } catch let error as TableError {
      guard let unknown = error.unknown,
        let nearest = nearestName(to: unknown.name, among: unknown.known)
      else { throw error }
      throw error.suggesting(nearest)
    }
  }

  private func learn(on console: Console) throws {
    try LearnOutputs.check(table: file, predictions: predictions, report: report)
    let scan = try TableScan(file, label: label, positive: positive)
    let plan = try FeaturePlan(
      scan, uses: try uses(of: scan.columnNames), crosses: try pairs(),
      sequence: sequenceKey.map { FeaturePlan.Sequence(key: $0, order: sequenceOrder) })
    let methods = try chosen(plan)
    var tableOptions = options.tableOptions
    tableOptions.delay = try delay.delay(scan)
    let labels = try tableOptions.delay.map { delay throws(TableError) in
      try DelayedLabels(scan, delay)
    }
    console.print(LearnText.columns(scan, plan, labels))
    let standard = TableMethod.standard(featureCount: plan.map.featureCount)
    if options.learner == nil, standard == .single(.diagonal) {
      console.complain(
        "Note: \(plan.map.featureCount) features are more than "
          + "\(LearnerMethod.mostFeaturesOfMixture), so the default is the diagonal filter.\n")
    }
    if compare, sequenceKey != nil, delay.time != nil {
      console.complain(
        "Note: lstm is left out of the comparison, as it learns each row before the next of its "
          + "sequence, and with --time-by labels are known later.\n")
    }
    let times = [tableOptions.delay?.timeColumn, tableOptions.delay?.labelTimeColumn]
    let looked = plan.places + times.compactMap { $0 }.filter { !plan.places.contains($0) }
    for remark in scan.remarks(of: looked, labels: labels) + plan.remarks {
      console.complain("Warning: \(remark).\n")
    }
    for warning in scan.leakWarnings(of: plan.places) {
      console.complain("Warning: \(warning).\n")
    }
    let folder = try report.map { path throws(OutputError) in try OutputDirectory(path: path) }
    let writer = try predictions.map(Interruption.begin)
    var learner = TableLearner(
      scan, plan: plan, methods: methods, settings: options.settings, options: tableOptions)
    if let writer {
      let table = PredictionTable(isUncertain: isUncertain(learner), explanations: explain)
      try writer.append(table.header)
      try learner.run(explains: explain > 0) { try writer.append(table.row($0)) }
      try Interruption.delayed { try writer.finish() }
    } else {
      try learner.run()
    }
    console.print(LearnText.judgement(learner))
    if let note = LearnText.shortfall(learner, labels) { console.complain("Note: \(note).\n") }
    if let folder { try Interruption.delayed { try LearnOutputs.write(learner, plan, to: folder) } }
  }

  private func isUncertain(_ learner: TableLearner) -> Bool {
    learner.candidates.first?.learner is any UncertainLearner
  }

  /// The learners to run: the one that predicts, then the others.
  private func chosen(_ plan: FeaturePlan) throws -> [TableMethod] {
    let first = options.learner ?? .standard(featureCount: plan.map.featureCount)
    let idle = first.idle(options.settings)
    guard idle.isEmpty else {
      throw ArgumentProblem(
        "--\(idle[0]) has no effect on the learner '\(first.rawValue)'; leave it out")
    }
    try refuseOvershoot(of: first)
    // A matrix for each learner is more than a wide table allows.
    let isWide = plan.map.featureCount > LearnerMethod.mostFeaturesOfMixture
    return [first]
      + (compare
        ? TableMethod.allCases.filter { method in
          method != first && !(isWide && (method == .single(.full) || method == .single(.mixture)))
            && (method != .lstm || (sequenceKey != nil && delay.time == nil))
        } : [])
  }

  /// Refuses a penalty that takes more off a weight than there is: weights would grow without end.
  private func refuseOvershoot(of method: TableMethod) throws {
    guard case .single(let single) = method, single.uses.contains(.l2), let l2 = options.l2,
      let step = options.step ?? single.standardStep, step * l2 > 1
    else { return }
    throw ArgumentProblem(
      "--l2 \(l2): with steps of \(step) of the learner '\(method.rawValue)' expected at most "
        + "1/\(step); more takes off a weight more than there is")
  }

  /// The pairs of columns to cross.
  private func pairs() throws -> [(String, String)] {
    try crosses.flatMap { $0.split(separator: ",") }.map { pair in
      let names = pair.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard names.count == 2, !names.contains("") else {
        throw ArgumentProblem("--cross \(pair): expected two columns as COLUMN:COLUMN")
      }
      return (names[0], names[1])
    }
  }

  /// What columns are to be taken as; a name with a comma has an option of its own.
  private func uses(of columns: [String]) throws -> [String: FeaturePlan.Use] {
    var uses: [String: FeaturePlan.Use] = [:]
    // It is known only when the label is.
    if let labelTime = delay.labelTime { uses[labelTime] = .ignore }
    for names in ignore {
      for name in columns.contains(names) ? [names] : names.split(separator: ",").map(String.init) {
        uses[name] = .ignore
      }
    }
    for settings in features {
      let name = settings.lastIndex(of: "=").map { String(settings[..<$0]) }
      let isOne = name.map(columns.contains) ?? false
      for setting in isOne ? [settings[...]] : settings.split(separator: ",") {
        let (name, use) = try Self.use(String(setting))
        guard use == .ignore || name != delay.labelTime else {
          throw ArgumentProblem(
            "--features \(setting): the column '\(name)' says when the label came, and is not learnt "
              + "from; leave it out")
        }
        guard uses.updateValue(use, forKey: name) == nil || name == delay.labelTime else {
          throw ArgumentProblem("--features \(setting): the column '\(name)' is named twice")
        }
      }
    }
    return uses
  }

  /// A column and what it is to be taken as, which stands behind the last equals sign.
  private static func use(_ setting: String) throws -> (String, FeaturePlan.Use) {
    let uses = FeaturePlan.Use.allCases.map(\.rawValue)
    guard let sign = setting.lastIndex(of: "="), sign != setting.startIndex else {
      throw ArgumentProblem(
        "--features \(setting): expected COLUMN=USE, where USE is " + uses.joined(separator: ", "))
    }
    let word = String(setting[setting.index(after: sign)...])
    guard let use = FeaturePlan.Use(rawValue: word) else {
      let nearest = nearestName(to: word, among: uses)
      throw ArgumentProblem(
        "--features \(setting): expected COLUMN=USE, where USE is " + uses.joined(separator: ", ")
          + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
    }
    return (String(setting[..<sign]), use)
  }
}
