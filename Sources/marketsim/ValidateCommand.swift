internal import ArgumentParser
internal import Foundation
internal import Reports
internal import Scenarios
internal import Validation

/// Compares the market with closed forms and published tables.
struct ValidateCommand: WorkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Compares the simulator with closed forms and published tables.",
    discussion: """
      Each check is a configuration of the market that scenarios are played in. A line says what is \
      known, what was simulated, how many standard errors lie between them, and the verdict.

      EXAMPLES
        marketsim validate
        marketsim validate --list
        marketsim validate --only bass --only nbd --seed 7

      EXIT CODES
        0  every line passes
        1  a line fails
      """)

  @Option(
    name: .customLong("only"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A check to play instead of all; may be repeated.", valueName: "name"))
  var only: [String] = []

  @Flag(help: "Say what the checks are, and play none.")
  var list = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The master seed, 0 to 4294967295: the same seed gives the same lines. (default: 1)",
      valueName: "number"),
    transform: wholeNumber(in: 0...UInt32.max))
  var seed: UInt32 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The per cent of the replications to play, at least as many as make a test: fewer are faster and see less. (default: 100)",
      valueName: "percent"),
    transform: wholeNumber(in: 1...100))
  var effort: Int = 100

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many standard errors a passing value may be off.",
      valueName: "standard errors"))
  var limit: Double = ValidationLine.standardLimit

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Runs at the same time; leaves the results as they are. (default: one a processor)",
      valueName: "count"),
    transform: wholeNumber(in: 1...1024))
  var jobs: Int?

  func validate() throws {
    for (index, name) in only.enumerated() where only[..<index].contains(name) {
      throw ValidationError("The check '\(name)' is named twice.")
    }
    guard limit > 0, limit <= 100 else {
      throw ValidationError("The limit is \(limit) standard errors; expected 100 at most, above 0.")
    }
  }

  func work(on console: Console) async throws {
    let checks = try chosen()
    guard !list else { return console.print(ValidationText.list(checks)) }
    let share = Double(effort) / 100
    let progress = console.progressLine(
      "runs", total: Validation.replications(of: checks, share: share), quiet: false)
    let start = ContinuousClock.now
    let lines = try await Validation.run(
      checks, seed: seed, share: share, limit: limit,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount
    ) { progress?.advance() }
    progress?.finish()
    console.print(ValidationText.text(lines, limit: limit))
    console.complain(
      "Played \(Validation.replications(of: checks, share: share)) runs in "
        + "\(ReadableDuration.text(ContinuousClock.now - start)).\n")
    guard lines.allSatisfy(\.passes) else { throw ExitCode(1) }
  }

  /// The checks that are named; all of them when none is.
  private func chosen() throws -> [ValidationCheck] {
    guard !only.isEmpty else { return ValidationCheck.all }
    let names = ValidationCheck.all.map(\.name)
    let unknown = only.filter { !names.contains($0) }
    guard unknown.isEmpty else {
      throw ArgumentProblem(
        unknown.map { name in
          let nearest = nearestName(to: name, among: names)
          return "--only \(name): no check; expected " + names.joined(separator: ", ")
            + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
        }.joined(separator: "\n"))
    }
    return ValidationCheck.all.filter { only.contains($0.name) }
  }
}
