import Reports
import Testing

@Suite("Readable numbers")
struct ReadableNumberTests {
  @Test(
    "A number is shown with three figures or so and its magnitude",
    arguments: [
      (0.0, "0"), (1.0, "1"), (12.0, "12"), (12.34, "12.3"), (340.4, "340"), (999.0, "999"),
      (999.6, "1.0 k"), (1_234.0, "1.2 k"), (12_345.0, "12.3 k"), (340_000.0, "340 k"),
      (99_949.0, "99.9 k"), (99_960.0, "100 k"), (999_400.0, "999 k"), (999_960.0, "1.0 M"),
      (1_234_567.0, "1.2 M"), (-1_234_567.0, "−1.2 M"), (2.5e9, "2.5 G"), (3.14e12, "3.1 T"),
      (0.5, "0.50"), (0.123, "0.12"), (0.042, "0.042"), (0.001_26, "0.0013"), (0.996, "1.0"),
      (-0.2, "−0.20"), (1e-12, "0"), (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "–"),
    ])
  func compact(value: Double, text: String) {
    #expect(ReadableNumber.compact(value) == text)
  }

  @Test("A signed number always shows its sign, but zero has none")
  func signed() {
    #expect(ReadableNumber.signed(1_200_000) == "+1.2 M")
    #expect(ReadableNumber.signed(-340_000) == "−340 k")
    #expect(ReadableNumber.signed(0) == "0")
    #expect(ReadableNumber.signed(1e-12) == "0")
    #expect(ReadableNumber.signed(nil) == "–")
    #expect(ReadableNumber.signed(-1e-12) == "0")
  }

  @Test("Shares are percentages, and their differences percentage points")
  func shares() {
    #expect(ReadableNumber.percent(0.123) == "12.3 %")
    #expect(ReadableNumber.percent(1) == "100.0 %")
    #expect(ReadableNumber.percent(nil) == "–")
    #expect(ReadableNumber.percentagePoints(0.021) == "+2.1 pp")
    #expect(ReadableNumber.percentagePoints(-0.021) == "−2.1 pp")
    #expect(ReadableNumber.percentagePoints(0.0001) == "0.0 pp")
  }

  @Test("Whole percents round, but never to nothing or to all")
  func wholePercents() {
    let shown = [0, 0.001, 0.123, 0.125, 0.994, 0.996, 1].map(ReadableNumber.wholePercent)
    #expect(shown == ["0 %", "<1 %", "12 %", "13 %", "99 %", ">99 %", "100 %"])
    #expect(ReadableNumber.wholePercent(nil) == "–")
  }

  @Test("A range shows both ends")
  func range() {
    #expect(ReadableNumber.range(-300_000, 2_900_000) == "−300 k … 2.9 M")
  }

  @Test("A fixed count of decimals is kept, also where the first ones are zero")
  func fixed() {
    #expect(ReadableNumber.fixed(1.005, decimals: 1) == "1.0")
    #expect(ReadableNumber.fixed(0.05, decimals: 2) == "0.05")
    #expect(ReadableNumber.fixed(-0.004, decimals: 2) == "0.00")
    #expect(ReadableNumber.fixed(2.5, decimals: 0) == "3")
    #expect(ReadableNumber.fixed(nil, decimals: 3) == "–")
    #expect(ReadableNumber.fixed(1e300, decimals: 2).count == 303)
  }

  @Test(
    "A span of time has at most two units",
    arguments: [
      (Duration.milliseconds(400), "0 s"), (.seconds(12), "12 s"), (.seconds(200), "3 min 20 s"),
      (.seconds(3725), "1 h 02 min"), (.milliseconds(59_600), "1 min 00 s"), (.seconds(-3), "0 s"),
    ])
  func durations(duration: Duration, text: String) {
    #expect(ReadableDuration.text(duration) == text)
  }
}
