internal import ArgumentParser
internal import Populations
internal import Reports
internal import Scenarios

/// Draws people, learns how to draw them from a file of customers, and compares the two.
struct PopulationCommand: WorkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "population",
    abstract: "Draws a scenario's people, or learns a population from a file of customers.",
    discussion: """
      With a scenario, its people are drawn and written as CSV. With --learn, a Bayesian network is
      learnt and printed as YAML that can be pasted into a scenario. With --check, the people drawn
      are compared with those of a file, column by column and pair by pair; the exit code is 1 if
      they differ by more than chance explains and the tolerance allows.

      EXAMPLES
        marketsim population my.yaml --people 10000 --output people.csv
        marketsim population --learn customers.csv --column zip=skip
        marketsim population --learn customers.csv --check customers.csv
        marketsim population my.yaml --check customers.csv
      """)

  @Argument(help: "The scenario file, in YAML.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A value that replaces the scenario's; may be repeated.", valueName: "key.path=value"))
  var settings: [String] = []

  @Option(
    name: .customLong("learn"), parsing: .unconditional,
    help: ArgumentHelp("Customers to learn from, as CSV.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var source: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many people to draw. (default: the scenario's, or the file's)", valueName: "count"),
    transform: wholeNumber(in: 1...100_000_000))
  var people: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed, 0 to 4294967295. (default: 1)", valueName: "number"),
    transform: wholeNumber(in: 0...UInt32.max))
  var seed: UInt32?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The file to write; without it, the answer is printed.", valueName: "file"))
  var output: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Customers to compare the people drawn with.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var check: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The distance that the check allows beyond chance. (default: 0.05)", valueName: "share"),
    transform: shareOfOne(_:))
  var tolerance: Double = 0.05

  @OptionGroup(title: "How a network is learnt") var learning: LearningOptions

  func validate() throws {
    guard (file == nil) != (source == nil) else {
      throw ValidationError("Name a scenario file, or customers with --learn: one of the two.")
    }
    guard file != nil || settings.isEmpty else {
      throw ValidationError("'--set' changes a scenario, and none is named.")
    }
    if source != nil, check == nil {
      for (option, isGiven) in [("--people", people != nil), ("--seed", seed != nil)] where isGiven
      {
        throw ValidationError(
          "'\(option)' is for people who are drawn, and '--learn' alone draws nobody: add '--check', "
            + "or leave it out.")
      }
    }
    guard output != "" else { throw ValidationError("The output file's name is empty.") }
  }

  func work(on console: Console) async throws {
    if let file {
      let changes = settings + (people.map { ["market.people=\($0)"] } ?? [])
      let scenario = try Scenario(file: file, settings: changes)
      console.warn(of: scenario)
      try refuse(
        output: output, inPlaceOf: scenario.files + scenario.dataFiles + [check].compactMap(\.self))
      let drawn = scenario.people(seed: seed ?? 1)
      guard check == nil else { return try compare(drawn, on: console) }
      try write(PeopleCSV.table(drawn).bytes, on: console)
    } else if let source {
      try refuse(output: output, inPlaceOf: [source] + [check].compactMap(\.self))
      let customers = try CustomerFile.read(
        source, uses: try learning.uses(), numeric: PopulationText.numericTraits
      ) { doubt in
        console.complain(
          "Warning: \(doubt); the column is taken for categories (--column "
            + "\(doubt.column ?? "NAME")=categorical or skip, or mend the cell)\n")
      }
      let learnt: LearntNetwork
      do {
        learnt = try learning.learner().learn(from: customers)
      } catch let error as NetworkError {
        throw ArgumentProblem("--structure: \(error)")
      }
      guard check == nil else {
        return try compare(
          learnt.sample(people: people ?? customers.count, seed: seed ?? 1), on: console)
      }
      let yaml = PopulationText.yaml(learnt, notes: notes(source, customers, learnt))
      try write(Array(yaml.utf8), on: console)
    }
  }

  /// What a reader of the network should know of its origin.
  private func notes(
    _ source: String, _ customers: PeopleTable, _ learnt: LearntNetwork
  ) -> [String] {
    let known = customers.columns.map { column in
      let kind =
        switch column.values {
        case .categories(let labels, _): "categorical (\(labels.count))"
        case .numbers: "numeric"
        }
      let missing = column.values.missing
      return "\(column.name): \(kind)\(missing > 0 ? ", \(missing) not known" : "")"
    }
    return [
      "Learnt from \(source): \(learnt.people) people, \(learnt.completePeople) known in full;",
      "\(learning.structureWords).",
      "Columns, to be changed by --column NAME=categorical, numeric or skip:",
    ] + known.map { "  \($0)" }
  }

  /// Compares people with those of a file, prints the table, and ends with code 1 if they differ.
  private func compare(_ drawn: PeopleTable, on console: Console) throws {
    guard let check else { return }
    var uses = try learning.uses()
    let names = try CustomerFile.columnNames(of: CustomerFile.contents(of: check), file: check)
    for column in drawn.columns where names.contains(column.name) && uses[column.name] == nil {
      if case .numbers = column.values {
        uses[column.name] = .numeric
      } else {
        uses[column.name] = .categorical
      }
    }
    guard names.contains(where: { drawn[$0] != nil }) else {
      throw ArgumentProblem(
        "--check \(check): no column of those drawn; expected one of "
          + drawn.columns.map(\.name).joined(separator: ", "))
    }
    for name in names where drawn[name] == nil { uses[name] = .skip }
    let source = try CustomerFile.read(check, uses: uses)
    let result = GeneratorCheck(
      source: source, sample: drawn, tolerance: tolerance, seed: seed ?? 1)
    try write(Array(GeneratorCheckText.text(result, tolerance: tolerance).utf8), on: console)
    if !result.passes { throw ExitCode.failure }
  }

  private func write(_ bytes: [UInt8], on console: Console) throws {
    guard let output else { return console.print(String(decoding: bytes, as: UTF8.self)) }
    try OutputFile.write(bytes, to: output)
  }
}

/// Reads a share, for an option's `transform`.
@Sendable
private func shareOfOne(_ argument: String) throws -> Double {
  guard let number = Double(argument), 0...1 ~= number else {
    throw ArgumentProblem("expected a share from 0 to 1")
  }
  return number
}
