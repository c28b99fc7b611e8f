public import Validation

/// The comparisons of `validate`: a line each, then the verdict.
public enum ValidationText {
  /// The text.
  public static func text(_ lines: [ValidationLine]) -> String {
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
    return table.rendered()
      + "\nA line passes within \(ReadableNumber.fixed(ValidationLine.limit, decimals: 0)) standard "
      + "errors. By chance alone a right program fails a line of 30 replications for\n"
      + "one seed in 2500, and any of the whole list for about one in 100.\n"
      + (failed == 0
        ? "pass: all \(lines.count) lines\n" : "FAIL: \(failed) of \(lines.count) lines\n")
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
