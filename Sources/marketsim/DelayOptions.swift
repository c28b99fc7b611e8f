internal import ArgumentParser
internal import ConversionModel
internal import Scenarios
internal import TableLearning

/// The options by which labels are known later than their rows.
struct DelayOptions: ParsableArguments {
  @Option(
    name: .customLong("time-by"), parsing: .unconditional,
    help: ArgumentHelp(
      "The number or date that says when a row happened: labels are known later, as --label-window says.",
      valueName: "column"))
  var time: String?

  @Option(
    name: .customLong("label-time-by"), parsing: .unconditional,
    help: ArgumentHelp(
      "The number or date that says when a positive label came; not learnt from.",
      valueName: "column"))
  var labelTime: String?

  @Option(
    name: .customLong("label-window"), parsing: .unconditional,
    help: ArgumentHelp(
      "Within which a positive label counts: days for dates, else in the column's unit.",
      valueName: "number"),
    transform: positive(_:))
  var window: Double?

  @Option(
    name: .customLong("labels"), parsing: .unconditional,
    help: ArgumentHelp(
      "What is learnt when: atWindowClose, unbiased and late; whenKnown, positives as they come and negatives when the window closes; fakeNegatives, at once as negative and once more when a positive comes, weighted to be unbiased. (default: atWindowClose)",
      valueName: "name"),
    transform: timingNamed(_:))
  var timing: LabelTiming?

  func validate() throws {
    guard time != nil || (labelTime == nil && window == nil && timing == nil) else {
      throw ValidationError(
        "'--label-time-by', '--label-window' and '--labels' are about labels that come later: "
          + "'--time-by' has to say when rows happened.")
    }
    guard time == nil || time != labelTime else {
      throw ValidationError(
        "'--time-by' and '--label-time-by' name the same column: the one says when a row happened, "
          + "the other when its label came.")
    }
    guard time == nil || window != nil else {
      throw ValidationError("'--time-by' needs '--label-window', after which labels are known.")
    }
    guard labelTime != nil || timing == nil || timing == .atWindowClose else {
      throw ValidationError(
        "'--labels' needs '--label-time-by', which says when labels came.")
    }
  }

  /// The delay of a table's labels; nil if they are known at once.
  func delay(_ scan: TableScan) throws -> LabelDelay? {
    guard let time, let window else { return nil }
    return try LabelDelay(
      scan, time: time, labelTime: labelTime, window: window, timing: timing ?? .atWindowClose)
  }
}

/// Reads when labels are learnt, for an option's `transform`.
@Sendable
private func timingNamed(_ argument: String) throws -> LabelTiming {
  guard let timing = LabelTiming(rawValue: argument) else {
    let names = LabelTiming.allCases.map(\.rawValue)
    let nearest = nearestName(to: argument, among: names)
    throw ArgumentProblem(
      "expected one of " + names.joined(separator: ", ")
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }
  return timing
}
