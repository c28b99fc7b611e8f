internal import ArgumentParser
internal import ConversionModel
internal import Scenarios
internal import TableLearning

/// The options that say how a table is learnt.
struct LearnOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The learner: \(Self.methodNames). (default: mixture; diagonal above 256 features)",
      valueName: "name"),
    transform: methodNamed(_:))
  var learner: TableMethod?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The step size of gradient learners and svm.", valueName: "number"),
    transform: stepSize(_:))
  var step: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The examples on which the step shrinks, as 1/√(1 + t/τ); 0 for never.", valueName: "examples"
    ),
    transform: notNegative(_:))
  var decay: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The penalty on weights' magnitudes.", valueName: "number"),
    transform: notNegative(_:))
  var l1: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The penalty on weights' squares.", valueName: "number"),
    transform: notNegative(_:))
  var l2: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The examples whose mean gradient makes a step.", valueName: "count"),
    transform: wholeNumber(in: 1...1_000_000))
  var batch: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What a variance of the filters full and diagonal grows by with each example.",
      valueName: "number"),
    transform: notNegative(_:))
  var noise: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The memory cells of the learner lstm, a multiple of four. (default: 8)", valueName: "count"),
    transform: cellCount(_:))
  var cells: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The rows of a sequence that the learner lstm reads, the present one among them. (default: 8)",
      valueName: "count"),
    transform: wholeNumber(in: 1...200))
  var rows: Int?

  @Flag(help: "Let a fresh learner take over when losses rise and it predicts better.")
  var adapt = false

  @Option(
    name: .customLong("positive-weight"), parsing: .unconditional,
    help: ArgumentHelp(
      "The weight of a positive example; probabilities are then those of a world with so many more. (default: 1)",
      valueName: "number"),
    transform: positive(_:))
  var positiveWeight: Double = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The probability from which a row counts as predicted positive. (default: 0.5)",
      valueName: "share"),
    transform: share(_:))
  var threshold: Double = 0.5

  @Option(
    name: .customLong("hold-out"), parsing: .unconditional,
    help: ArgumentHelp(
      "The share of rows at the end that are predicted and not learnt. (default: 0)",
      valueName: "share"),
    transform: share(_:))
  var holdOut: Double = 0

  static let methodNames = TableMethod.allCases.map(\.rawValue).joined(separator: ", ")

  /// The settings that were given.
  var settings: TableMethod.Settings {
    var settings = TableMethod.Settings()
    settings.single.step = step
    settings.single.decayExamples = decay
    settings.single.l1 = l1
    settings.single.l2 = l2
    settings.single.batchSize = batch
    settings.single.processNoise = noise
    settings.single.adapts = adapt
    settings.cells = cells
    settings.rows = rows
    return settings
  }

  /// The options of the table's learner.
  var tableOptions: TableLearner.Options {
    var options = TableLearner.Options()
    options.threshold = threshold
    options.positiveWeight = positiveWeight
    options.holdOutShare = holdOut
    return options
  }
}

/// Reads a learner's name, for an option's `transform`.
@Sendable
private func methodNamed(_ argument: String) throws -> TableMethod {
  guard let method = TableMethod(rawValue: argument) else {
    let nearest = nearestName(to: argument, among: TableMethod.allCases.map(\.rawValue))
    throw ArgumentProblem(
      "expected one of \(LearnOptions.methodNames)"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }
  return method
}

/// Reads a number of memory cells, for an option's `transform`.
@Sendable
private func cellCount(_ argument: String) throws -> Int {
  guard let number = Int(argument), (4...256).contains(number), number % 4 == 0 else {
    throw ArgumentProblem("expected a multiple of 4, from 4 to 256")
  }
  return number
}

/// Reads a step size, for an option's `transform`.
@Sendable
private func stepSize(_ argument: String) throws -> Double {
  guard let number = Double(argument), (1e-9...1e9).contains(number) else {
    throw ArgumentProblem("expected a number from 0.000000001 to 1000000000")
  }
  return number
}

/// Reads a number above 0, for an option's `transform`.
@Sendable
func positive(_ argument: String) throws -> Double {
  guard let number = Double(argument), number > 0, number <= 1e9 else {
    throw ArgumentProblem("expected a number above 0, up to 1000000000")
  }
  return number
}

/// Reads a number from 0, for an option's `transform`.
@Sendable
private func notNegative(_ argument: String) throws -> Double {
  guard let number = Double(argument), number >= 0, number <= 1e9 else {
    throw ArgumentProblem("expected a number from 0, up to 1000000000")
  }
  return number
}

/// Reads a share, for an option's `transform`.
@Sendable
private func share(_ argument: String) throws -> Double {
  guard let number = Double(argument), number >= 0, number < 1 else {
    throw ArgumentProblem("expected a share from 0, below 1")
  }
  return number
}
