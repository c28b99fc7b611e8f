import CGSL
import Testing

@testable import RandomStreams

/// `[low, likely, high]` as p10, p50 and p90.
struct UncertainTests {
  @Test(
    "The 10 %, 50 % and 90 % points are low, likely and high",
    arguments: [.linear, .log, .logit(minimum: 0, maximum: 1)] as [UncertaintyScale])
  func points(_ scale: UncertaintyScale) throws {
    let family = Uncertain(low: 0.01, likely: 0.03, high: 0.2, scale: scale)
    for (probability, value) in [(0.1, 0.01), (0.5, 0.03), (0.9, 0.2)] {
      let found = family.value(at: gsl_cdf_ugaussian_Pinv(probability))
      #expect(abs(found - value) < 1e-14)
    }

    // The shares of draws below the points: 4.5 standard errors, three scales of three points.
    let distribution = try Distribution.uncertain(
      low: 0.01, likely: 0.03, high: 0.2, scale: scale)
    let sample = DistributionFitTests.sample(distribution, entity: 3)
    for (probability, value) in [(0.1, 0.01), (0.5, 0.03), (0.9, 0.2)] {
      let share = Double(sample.filter { $0 < value }.count) / Double(sample.count)
      let error = (probability * (1 - probability) / Double(sample.count)).squareRoot()
      #expect(abs(share - probability) < Statistics.standardErrors * error)
    }
  }

  @Test("A side without spread stays at the likely value")
  func oneSided() throws {
    let distribution = try Distribution.uncertain(low: 2, likely: 3, high: 3, scale: .log)
    let sample = DistributionFitTests.sample(distribution)
    #expect(sample.max() == 3)
    #expect(distribution.support == 0...3)
  }

  @Test("Draws on a bounded scale stay within the bounds")
  func bounded() throws {
    let distribution = try Distribution.uncertain(
      low: 10.000_001, likely: 15, high: 19.999_999, scale: .logit(minimum: 10, maximum: 20))
    #expect(distribution.support == 10...20)
    let sample = DistributionFitTests.sample(distribution)
    #expect(sample.allSatisfy { $0 >= 10 && $0 <= 20 })
  }

  @Test("Points out of order or outside the scale's domain are refused")
  func refused() {
    func expect(
      _ parameter: String, _ low: Double, _ likely: Double, _ high: Double,
      _ scale: UncertaintyScale, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let error = #expect(throws: DistributionError.self, sourceLocation: sourceLocation) {
        try Distribution.uncertain(low: low, likely: likely, high: high, scale: scale)
      }
      #expect(error?.parameter == parameter, sourceLocation: sourceLocation)
      #expect(error?.problem == .valueOutOfRange, sourceLocation: sourceLocation)
    }
    expect("likely", 2, 1, 3, .linear)
    expect("high", 1, 3, 2, .linear)
    expect("low", -.infinity, 1, 2, .linear)
    expect("likely", 1, .nan, 2, .linear)
    expect("low", 0, 1, 2, .log)
    expect("high", 1, 1, 1e20, .log)
    expect("low", 0, 0.5, 0.6, .logit(minimum: 0, maximum: 1))
    expect("high", 0.2, 0.5, 1, .logit(minimum: 0, maximum: 1))
    expect("maximum", 0.2, 0.5, 0.6, .logit(minimum: 1, maximum: 0))
    expect("minimum", 0.2, 0.5, 0.6, .logit(minimum: -.infinity, maximum: 1))
  }
}
