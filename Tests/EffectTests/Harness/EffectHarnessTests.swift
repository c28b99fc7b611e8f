import RandomStreams
import Testing

/// The harness itself, on sides made of random numbers whose effect is known.
struct EffectHarnessTests {
  private static let purpose = StreamPurpose(900)

  /// A control of mean 10 and sd 3 that both sides share, and a treatment that adds to it.
  private static func planted(
    _ scale: Effect.Scale, band: ClosedRange<Double>, on: Double, off: Double,
    controlled: Bool = true
  ) throws -> EffectOutcome {
    try EffectOutcome(
      Effect(
        id: "T1", name: "planted", claim: "", mechanism: "", source: "", scale: scale, band: band,
        replications: 8
      ) { mechanism, streams in
        var stream = streams.stream(purpose, entity: 0)
        let shared = 10 + 3 * stream.standardNormal()
        let own = 0.2 * stream.standardNormal()
        let added = mechanism == .on ? on : off
        let treated = scale == .ratio ? shared * added + own : shared + added + own
        return Measurement(
          treated: Quotient(numerator: treated),
          control: controlled ? Quotient(numerator: shared) : nil)
      })
  }

  // The pairs' sd is .2, so that of the mean difference .07 and of the ratio .007.
  @Test("A planted effect is found though the sides vary much more than it")
  func found() throws {
    let difference = try Self.planted(.difference, band: 0.5...1.5, on: 1, off: 0)
    #expect(difference.failures.isEmpty)
    #expect(abs(difference.on.value - 1) < 0.35)
    let ratio = try Self.planted(.ratio, band: 1.05...1.15, on: 1.1, off: 1)
    #expect(ratio.failures.isEmpty)
    #expect(abs(ratio.on.value - 1.1) < 0.035)
    #expect(ratio.on.interval().upperBound - ratio.on.interval().lowerBound < 0.08)
  }

  @Test("What is not there, too large, or there without its mechanism is refused")
  func refused() throws {
    let none = try Self.planted(.difference, band: -1...1, on: 0, off: 0).failures
    #expect(none.contains("the interval holds \"no effect\""))
    let large = try Self.planted(.ratio, band: 1.05...1.15, on: 1.4, off: 1).failures
    #expect(large == ["the estimate is not in the band"])
    let otherwise = try Self.planted(.difference, band: 0.5...1.5, on: 1, off: 2).failures
    #expect(otherwise == ["there is an effect with the mechanism off"])
    let both = try Self.planted(.difference, band: 0.5...1.5, on: 1, off: 1).failures
    #expect(both.contains("the mechanism off can't be told from the mechanism on"))
  }

  @Test("A level must lie in the band, and leave it without its mechanism")
  func level() throws {
    func failures(on: Double, off: Double) throws -> [String] {
      try Self.planted(.level, band: 19...31, on: on, off: off, controlled: false).failures
    }
    #expect(try failures(on: 15, off: 0).isEmpty)
    #expect(
      try failures(on: 15, off: 15) == ["with the mechanism off the estimate is in the band too"])
    #expect(try failures(on: 50, off: 0) == ["the estimate is not in the band"])
  }

  @Test("Replications are added up before they are divided")
  func sums() {
    let measurements = [(1.0, 10.0), (9.0, 10.0), (20.0, 80.0)].map {
      Measurement(treated: Quotient(numerator: $0.0, divisor: $0.1))
    }
    #expect(EffectEstimate(measurements, scale: .level).value == 0.3)
  }

  @Test("Numbers are written with three digits and no exponent")
  func numbers() {
    let cases = [
      0.0: "0", 0.123456: "0.123", -12.34: "−12.3", 1234.5: "1234", 0.0004567: "0.000457",
    ]
    for (number, text) in cases { #expect(shortNumber(number) == text) }
    #expect(shortNumber(.nan) == "none" && shortNumber(-.infinity) == "−∞")
  }
}
