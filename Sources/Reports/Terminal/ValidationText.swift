public import Validation

/// The comparisons of `validate`: a line each, then the verdict.
public enum ValidationText {
  /// The text.
  ///
  /// - Parameter limit: How many standard errors a passing value of 30 replications may be off.
  public static func text(
    _ lines: [ValidationLine], limit: Double = ValidationLine.standardLimit
  ) -> String {
    var table = ConsoleTable(columns: [
      .text("check"), .number("expected"), .number("simulated"), .number("standard error"),
      .number("standard errors off"), .text("verdict"),
    ])
    for line in lines {
      table.append([
        line.name, number(line.expected), number(line.simulated), number(line.standardError),
        off(line.standardErrorsOff), line.passes ? "pass" : "FAIL",
      ])
    }
    let failed = lines.count { !$0.passes }
    return table.rendered() + "\n" + chance(of: lines, limit: limit)
      + (failed == 0
        ? "pass: \(lines.count == 1 ? "the line" : "all \(lines.count) lines")\n"
        : "FAIL: \(failed) of \(lines.count) \(lines.count == 1 ? "line" : "lines")\n")
  }

  /// What passes, and how often a right program does not.
  private static func chance(of lines: [ValidationLine], limit: Double) -> String {
    let perLine = ValidationLine.falseAlarm(atLimit: limit)
    let words =
      "\(ReadableNumber.fixed(limit, decimals: limit == limit.rounded() ? 0 : 3)) standard errors"
    let widest = lines.map(\.limit).max() ?? limit
    let few =
      widest > limit
      ? " (fewer than 30 replications: up to \(ReadableNumber.fixed(widest, decimals: 1)))" : ""
    let any = min(1, perLine * Double(lines.count))
    return "A line passes within \(words)\(few). By chance alone a right program fails a line with "
      + "a probability\nof \(probability(perLine)) at most, and any of these with "
      + "\(probability(any)).\n"
  }

  private static func probability(_ value: Double) -> String {
    ReadableNumber.fixed(value, decimals: value < 0.01 ? 4 : 2)
  }

  /// What the checks are, and where their known values come from.
  public static func list(_ checks: [ValidationCheck]) -> String {
    var table = ConsoleTable(columns: [.text("check"), .text("what it shows"), .text("source")])
    for check in checks { table.append([check.name, check.subject, check.source]) }
    return table.rendered()
  }

  /// A number with five digits or so.
  private static func number(_ value: Double?) -> String {
    guard let value else { return ReadableNumber.missing }
    return ReadableNumber.fixed(
      value, decimals: value.magnitude < 1 ? 5 : value.magnitude < 10 ? 4 : 2)
  }

  private static func off(_ value: Double?) -> String {
    guard let value, !value.isNaN else { return ReadableNumber.missing }
    guard value.isFinite else { return value > 0 ? "∞" : "−∞" }
    return ReadableNumber.fixed(value, decimals: 1)
  }
}
