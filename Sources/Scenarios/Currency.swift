/// The one currency of a scenario (R14).
public struct Currency: Sendable, Hashable {
  /// The ISO 4217 code.
  public let code: String
  /// Digits after the point.
  public let minorDigits: Int

  /// How many minor units make one unit.
  public var minorUnitsPerUnit: Double {
    (0..<minorDigits).reduce(1) { product, _ in product * 10 }
  }

  /// The currencies that a scenario may name, with their digits after the point (ISO 4217).
  public static let known: [Currency] = [
    Currency(code: "CNY", minorDigits: 2), Currency(code: "USD", minorDigits: 2),
    Currency(code: "EUR", minorDigits: 2), Currency(code: "GBP", minorDigits: 2),
    Currency(code: "HKD", minorDigits: 2), Currency(code: "SGD", minorDigits: 2),
    Currency(code: "INR", minorDigits: 2), Currency(code: "BRL", minorDigits: 2),
    Currency(code: "JPY", minorDigits: 0), Currency(code: "KRW", minorDigits: 0),
  ]
}
