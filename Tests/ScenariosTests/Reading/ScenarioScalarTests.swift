import Testing

@testable import Scenarios

@Suite struct ScenarioScalarTests {
  @Test(
    "Plain text that looks like a number in older YAML is text",
    arguments: [
      "9:30", "yes", "no", "on", "off", "1_000", "1,000", "2027-01-04", "0b11", "-0x1F", "0xG",
      "0x+1", "1e", "e3", ".", "+", "-", "1.2.3", "1e3.5", "12px", "tRUE", "nULL", ".infinity",
      "inf", "nan", "١٢", "-.", "1 000", "--1",
    ])
  func text(_ plain: String) {
    #expect(ScenarioScalar(plain: plain).value == .text)
  }

  @Test(
    "Numbers are those of the core schema",
    arguments: [
      ("0", 0.0), ("-12", -12), ("+3", 3), ("007", 7), (".5", 0.5), ("-.5", -0.5), ("5.", 5),
      ("1e3", 1000), ("1E-2", 0.01), ("1.5e+2", 150), ("0x1F", 31), ("0o17", 15), ("-0", 0),
      ("0.1", 0.1), ("123456789012345678901234567890", 123456789012345678901234567890.0),
    ])
  func number(_ plain: String, _ number: Double) {
    #expect(ScenarioScalar(plain: plain).number == number)
  }

  @Test(
    "Numbers that aren't finite are told apart",
    arguments: [".inf", "-.inf", "+.INF", ".nan", ".NaN", "1e400", "-1e400"])
  func notFinite(_ plain: String) {
    #expect(ScenarioScalar(plain: plain).value == .notFinite)
  }

  @Test("Flags and nothing have their spellings, and a quoted scalar is text")
  func others() {
    #expect(["true", "True", "TRUE"].allSatisfy { ScenarioScalar(plain: $0).value == .flag(true) })
    #expect(["false", "FALSE"].allSatisfy { ScenarioScalar(plain: $0).value == .flag(false) })
    #expect(["", "~", "null", "Null"].allSatisfy { ScenarioScalar(plain: $0).value == .null })
    #expect(["", "12", "true", "null"].allSatisfy { ScenarioScalar(quoted: $0).value == .text })
  }

  @Test(
    "Amounts round half to even from the digits as written",
    arguments: [
      ("0.005", 0), ("0.015", 2), ("0.025", 2), ("0.0250000000000000000001", 3), ("-0.015", -2),
      ("1.005", 100), ("2.675", 268), ("0.285", 28), ("1e3", 100_000), ("12.5e-1", 125),
      ("1e-9", 0), ("1e-999999999999999999", 0), ("99.995", 10_000), ("00.10", 10), ("5.", 500),
    ] as [(String, Int64)])
  func amounts(_ text: String, _ cents: Int64) {
    #expect(DecimalText(text)?.scaled(byPowerOfTen: 2) == cents)
  }

  @Test("An amount too large for its type is refused, and whole numbers are recognised")
  func wholeNumbers() throws {
    #expect(try #require(DecimalText("1e18")).scaled(byPowerOfTen: 2) == nil)
    #expect(try #require(DecimalText("1e999999999999999999")).scaled(byPowerOfTen: 2) == nil)
    #expect(DecimalText("1e6")?.wholeNumber == 1_000_000)
    #expect(DecimalText("12.0")?.wholeNumber == 12)
    #expect(DecimalText("120e-1")?.wholeNumber == 12)
    #expect(DecimalText("12.5")?.wholeNumber == nil)
    #expect(DecimalText("0.000")?.wholeNumber == 0)
    #expect(DecimalText("1e-3")?.wholeNumber == nil)
    #expect(DecimalText("") == nil)
  }
}
