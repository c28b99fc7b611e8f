public import Populations

/// The generator check in words: a row a column and pair, then the verdict.
public enum GeneratorCheckText {
  /// The text.
  public static func text(_ check: GeneratorCheck, tolerance: Double) -> String {
    var table = ConsoleTable(columns: [
      .text("compared"), .text("distance"), .number("found"), .number("chance"),
      .number("V source"), .number("V sample"), .number("chance"), .text("verdict"),
    ])
    for row in check.rows {
      let name =
        switch row.subject {
        case .column(let column): column
        case .pair(let first, let second): "\(first) × \(second)"
        }
      table.append([
        name, row.isKolmogorovSmirnov ? "Kolmogorov–Smirnov" : "total variation",
        digits(row.distance), digits(row.chance),
        row.dependence.map { digits($0.source) } ?? "",
        row.dependence.map { digits($0.sample) } ?? "",
        row.dependence.map { digits($0.chance) } ?? "", row.passes ? "pass" : "FAIL",
      ])
    }
    let failed = check.rows.count { !$0.passes }
    var text = table.rendered()
    text +=
      "\nA row passes when it differs by no more than chance explains and \(tolerance) for the model.\n"
    if !check.notCompared.isEmpty {
      text +=
        "Not compared, since the sample does not have them: "
        + check.notCompared.joined(separator: ", ") + "\n"
    }
    text +=
      check.rows.isEmpty
      ? "FAIL: no column is in both\n"
      : check.passes
        ? "pass: \(check.rows.count == 1 ? "the row" : "all \(check.rows.count) rows")\n"
        : "FAIL: \(failed) of \(check.rows.count) \(check.rows.count == 1 ? "row" : "rows")\n"
    return text
  }

  /// A number from 0 to 1 with four digits behind the point.
  private static func digits(_ number: Double) -> String {
    let whole = Int((number * 1e4).rounded())
    let fraction = String(whole % 10_000)
    return "\(whole / 10_000)." + String(repeating: "0", count: 4 - fraction.count) + fraction
  }
}
