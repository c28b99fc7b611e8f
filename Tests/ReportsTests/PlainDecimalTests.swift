import Reports
import Testing

@Suite("Plain decimals")
struct PlainDecimalTests {
  @Test(
    "A number is written in full, with a decimal point and without an exponent",
    arguments: [
      (0.0, "0.0"), (-0.0, "0.0"), (1.0, "1.0"), (-1.5, "-1.5"), (0.1, "0.1"),
      (1e-5, "0.00001"), (1.25e-7, "0.000000125"), (-3e-6, "-0.000003"),
      (1e16, "10000000000000000.0"), (-2.5e20, "-250000000000000000000.0"),
      (1.2345678901234567e19, "12345678901234567000.0"), (123456.789, "123456.789"),
      (.infinity, "inf"), (-.infinity, "-inf"), (.nan, ""),
    ])
  func known(value: Double, text: String) {
    #expect(PlainDecimal.text(value) == text)
  }

  @Test("Every number reads back as itself, and its text has no exponent")
  func roundTrip() {
    // Bit patterns from a fixed linear congruential generator (Knuth's MMIX constants).
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      guard value.isFinite else { continue }
      let text = PlainDecimal.text(value)
      #expect(Double(text) == value)
      #expect(!text.contains("e") && text.contains("."))
    }
    for value in [Double.leastNonzeroMagnitude, .greatestFiniteMagnitude, .ulpOfOne] {
      #expect(Double(PlainDecimal.text(value)) == value)
    }
  }
}
