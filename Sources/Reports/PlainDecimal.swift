/// The shortest decimal text that reads back as the same `Double`, never with an exponent.
///
/// Spreadsheets and data frames guess a column's type from its first rows: a whole value keeps its
/// `.0`, so that a column of reals never looks like one of integers. Negative zero is written as
/// `0.0`, infinities as `inf` and `-inf`, which pandas, polars and R all read.
public enum PlainDecimal {
  /// The text of a number; empty for NaN.
  public static func text(_ value: Double) -> String {
    guard value.isFinite else {
      return value.isNaN ? "" : value > 0 ? "inf" : "-inf"
    }
    if value == 0 { return "0.0" }
    // `description` is the shortest round trip, with an exponent from 2^54 up and below 1e-4.
    let shortest = value.description
    if value.magnitude >= 1e-4 && value.magnitude < 1e15 { return shortest }
    guard let mark = shortest.firstIndex(of: "e"),
      let exponent = Int(shortest[shortest.index(after: mark)...])
    else { return shortest }
    return expanded(shortest[..<mark], exponent: exponent)
  }

  /// Moves the decimal point of `mantissa` by `exponent` places.
  private static func expanded(_ mantissa: Substring, exponent: Int) -> String {
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let parts = mantissa.drop { $0 == "-" }.split(separator: ".")
    let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
    let digits = parts[0] + fraction
    let wholeDigits = parts[0].count + exponent
    if wholeDigits <= 0 {
      return sign + "0." + String(repeating: "0", count: -wholeDigits) + digits
    }
    if wholeDigits >= digits.count {
      return sign + digits + String(repeating: "0", count: wholeDigits - digits.count) + ".0"
    }
    return sign + digits.prefix(wholeDigits) + "." + digits.dropFirst(wholeDigits)
  }
}
