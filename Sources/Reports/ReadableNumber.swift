/// Numbers as people read them: three figures or so, with a magnitude.
///
/// For the terminal only; files take every digit (``PlainDecimal``).
public enum ReadableNumber {
  /// What stands for a value that there is not.
  public static let missing = "–"

  /// A number with its magnitude: `340 k`, `1.2 M`, `12.3`, `0.042`; `–` for nil or NaN.
  public static func compact(_ value: Double?) -> String {
    guard let value, !value.isNaN else { return missing }
    guard value.isFinite else { return value > 0 ? "∞" : "−∞" }
    let text = magnitude(abs(value))
    return text == "0" ? text : sign(of: value) + text
  }

  /// A number with its sign always written: `+1.2 M`, `−340 k`, `0`.
  public static func signed(_ value: Double?) -> String {
    let text = compact(value)
    guard let value, value > 0 else { return text }
    return text == "0" ? text : "+" + text
  }

  /// A share as a percentage: 0.123 is `12.3 %`.
  public static func percent(_ share: Double?) -> String {
    guard let share, share.isFinite else { return missing }
    return fixed(share * 100, decimals: 1) + " %"
  }

  /// A share as a percentage without decimals: 0.123 is `12 %`.
  ///
  /// What is neither nothing nor all is not rounded to either: 0.001 is `<1 %`.
  public static func wholePercent(_ share: Double?) -> String {
    guard let share, share.isFinite else { return missing }
    if share > 0 && share < 0.005 { return "<1 %" }
    if share < 1 && share >= 0.995 { return ">99 %" }
    return fixed(share * 100, decimals: 0) + " %"
  }

  /// A difference of shares in percentage points, with its sign: −0.021 is `−2.1 pp`.
  public static func percentagePoints(_ difference: Double?) -> String {
    guard let difference, difference.isFinite else { return missing }
    let text = fixed(difference * 100, decimals: 1)
    return (text.hasPrefix("−") || text == "0.0" ? text : "+" + text) + " pp"
  }

  /// A range: `−0.3 M … 2.9 M`.
  public static func range(_ low: Double?, _ high: Double?) -> String {
    compact(low) + " … " + compact(high)
  }

  /// A number with a fixed count of decimals, rounded half away from zero.
  public static func fixed(_ value: Double?, decimals: Int) -> String {
    guard let value, value.isFinite else { return missing }
    precondition((0...9).contains(decimals), "a readable number has at most nine decimals")
    let scale = powerOfTen(decimals)
    let units = (abs(value) * scale).rounded()
    // Beyond 2^53 the decimals are no longer known; `description` then says what is.
    guard units < 9e15 else { return sign(of: value) + PlainDecimal.text(abs(value)) }
    let digits = String(Int(units))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let text =
      decimals == 0 ? padded : padded.dropLast(decimals) + "." + padded.suffix(decimals)
    return (units == 0 ? "" : sign(of: value)) + text
  }

  private static let magnitudes: [(unit: Double, symbol: String)] = [
    (1e12, " T"), (1e9, " G"), (1e6, " M"), (1e3, " k"),
  ]

  private static func magnitude(_ value: Double) -> String {
    // What would round up to 1000 of a unit belongs to the next one: 999,960 is 1.0 M.
    for (unit, symbol) in magnitudes where value >= unit * 0.9995 {
      return figures(value / unit) + symbol
    }
    if value < 1e-9 { return "0" }
    if value < 0.095 { return leadingFigures(value) }
    return value == value.rounded() ? fixed(value, decimals: 0) : figures(value)
  }

  /// One decimal below a hundred, none from there on.
  private static func figures(_ value: Double) -> String {
    if value < 0.995 { return fixed(value, decimals: 2) }
    return fixed(value, decimals: value < 99.95 ? 1 : 0)
  }

  /// Two leading figures of a number below 0.095.
  private static func leadingFigures(_ value: Double) -> String {
    var decimals = 3
    while decimals < 9, (value * powerOfTen(decimals)).rounded() < 10 { decimals += 1 }
    return fixed(value, decimals: decimals)
  }

  private static func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  private static func sign(of value: Double) -> String {
    value < 0 ? "−" : ""
  }
}
