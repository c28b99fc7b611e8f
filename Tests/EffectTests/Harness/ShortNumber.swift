import Foundation

/// A number with three significant digits, without an exponent, and with a real minus sign.
func shortNumber(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "none" : value < 0 ? "−∞" : "∞" }
  guard value != 0 else { return "0" }
  let magnitude = Int(floor(log10(value.magnitude)))
  let decimals = min(max(2 - magnitude, 0), 6)
  let text = String(format: "%.\(decimals)f", value)
  return text.replacingOccurrences(of: "-", with: "−")
}
