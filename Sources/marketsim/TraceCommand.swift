internal import ArgumentParser
internal import Experiments
internal import MarketModel
internal import Reports
internal import Scenarios

/// Plays one replication of one strategy and writes down what happens.
struct TraceCommand: WorkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Plays one replication of a strategy and writes down every event.",
    discussion: """
      A line an event: when, what, to whom, and what came of it. The events are those that 'run' and
      'compare' play, for the same seed and number. What happens to one person is told in words.

      EXAMPLES
        marketsim trace my.yaml --from 10 --to 12
        marketsim trace my.yaml --strategy fixed --seed 7 --replication 3 --person 42
        marketsim trace my.yaml --person 42 --format text
        marketsim trace my.yaml --events review,monthEnds --output results/reviews.csv
      """)

  @OptionGroup(title: "What is played") var scenario: ScenarioOptions
  @OptionGroup(title: "Which replication") var single: SingleReplicationOptions

  @Option(
    name: .customLong("from"), parsing: .unconditional,
    help: ArgumentHelp("Only events from this day on.", valueName: "day"), transform: day)
  var fromDay: Double?

  @Option(
    name: .customLong("to"), parsing: .unconditional,
    help: ArgumentHelp(
      """
      Only events before this day; the horizon's own includes the last month's bills, paid when the \
      books are closed. Beyond the horizon the customers held then play on, so that their \
      worth can be counted. (default: the horizon)
      """, valueName: "day"), transform: day)
  var toDay: Double?

  @Option(
    help: ArgumentHelp(
      "Only these kinds of event, of: \(TraceFilter.kindNames.joined(separator: ", ")).",
      valueName: "kind,..."),
    completion: .list(TraceFilter.kindNames), transform: kinds)
  var events: Set<String>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only what happens to this person, numbered from 0.", valueName: "number"),
    transform: wholeNumber(in: 0...Int(Int32.max)))
  var person: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      How it is written: text, csv or words. (default: csv for a file so named, words for a person, \
      else text)
      """, valueName: "format"),
    completion: .list(TraceFormat.allCases.map(\.rawValue)), transform: format)
  var format: TraceFormat?

  @Option(
    name: .customLong("output"), parsing: .unconditional,
    help: ArgumentHelp(
      "The file to write; a table if its name ends in .csv. (default: standard output)",
      valueName: "file"),
    completion: .file(extensions: ["csv", "txt"]))
  var outputFile: String?

  func validate() throws {
    guard scenario.strategies.count <= 1 else {
      throw ValidationError("'trace' plays one strategy, and several are named.")
    }
    guard outputFile != "" else { throw ValidationError("The output file's name is empty.") }
    if let toDay, toDay <= 0 {
      throw ValidationError("There is no day before \(toDay): the first is day 0.")
    }
    if let fromDay, let toDay, fromDay >= toDay {
      throw ValidationError("There is no day from \(fromDay) on and before \(toDay).")
    }
  }

  func work(on console: Console) async throws {
    let read = try scenario.read(on: console)
    let strategy = try scenario.one(in: read)
    try refuse(output: outputFile, inPlaceOf: read.files + read.dataFiles)
    let people = read.likely.market.agents
    if let person, person >= people {
      throw ArgumentProblem("--person \(person): expected a number below \(people)")
    }
    let horizon = read.likely.market.calendar.horizonDays
    if let fromDay, toDay == nil, fromDay >= horizon {
      throw ArgumentProblem(
        "--from \(ReadableNumber.fixed(fromDay, decimals: 2)): expected a day before the horizon, "
          + "day \(ReadableNumber.fixed(horizon, decimals: 0)), or '--to' with a later one")
    }
    let filter = TraceFilter(
      fromDay: fromDay ?? -.infinity, toDay: toDay ?? horizon, kinds: events, person: person)
    let isTable = outputFile?.hasSuffix(".csv") ?? false
    let format = self.format ?? (isTable ? .csv : person == nil ? .text : .words)
    let file = try outputFile.map(Interruption.begin)
    // Line by line on standard output: if the run is stopped by a fault, its last line counts.
    let write: (String) -> Void = { line in
      if let file { file.append(line) } else { console.print(line) }
    }
    write(format.header)
    var count = 0
    try Experiment.trace(
      read, strategy: strategy, seed: single.seed, replication: single.replication, filter: filter
    ) { event in
      count += 1
      write(format.line(event, in: read, isOfOnePerson: person != nil))
    }
    if let file { try Interruption.delayed { try file.finish() } }
    if count == 0 { console.complain("\(nothing) in this replication.\n") }
  }

  /// What is said where nothing is written, so that it is not taken for a failure.
  private var nothing: String {
    let what = events == nil ? "Nothing happens" : "Nothing of these kinds happens"
    let whom = person.map { " to person \($0)" } ?? ""
    let from = fromDay.map { " from day \(ReadableNumber.fixed($0, decimals: 2)) on" } ?? ""
    let to = toDay.map { " before day \(ReadableNumber.fixed($0, decimals: 2))" } ?? ""
    return what + whom + from + to
  }

  /// Reads a day, for an option's `transform`.
  private static func day(_ argument: String) throws -> Double {
    guard let day = Double(argument), day.isFinite else {
      throw ArgumentProblem("expected a number of days since the start")
    }
    return day
  }

  /// Reads a format, for an option's `transform`.
  private static func format(_ argument: String) throws -> TraceFormat {
    guard let format = TraceFormat(rawValue: argument) else {
      throw ArgumentProblem("expected text, csv or words")
    }
    return format
  }

  /// Reads kinds of event, for an option's `transform`.
  private static func kinds(_ argument: String) throws -> Set<String> {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " }.reversed().drop { $0 == " " } }
      .map { String($0.reversed()) }
    for name in names where !TraceFilter.kindNames.contains(name) {
      let nearest = nearestName(to: name, among: TraceFilter.kindNames)
      throw ArgumentProblem(
        "no kind of event '\(name)'; expected \(TraceFilter.kindNames.joined(separator: ", "))"
          + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
    }
    return Set(names)
  }
}
