import RandomStreams
import Testing

@testable import MarketModel

/// Who leaves at the end of a term (B3).
struct BetaGeometricChurnTests {
  // Fader and Hardie 2007, table 1: percent alive after each year of the regular and the high end
  // customers of one firm; the model was fitted to these years and misses none by two points.
  @Test(
    "Survival is that of Fader and Hardie",
    arguments: [
      (0.704, 1.182, [63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1]),
      (0.668, 3.806, [86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]),
    ] as [(Double, Double, [Double])])
  func published(alpha: Double, beta: Double, percentAlive: [Double]) {
    let churn = BetaGeometricChurn(alpha: alpha, beta: beta)
    var survival = 1.0
    for (year, percent) in percentAlive.enumerated() {
      // Their equation 6 in the shapes themselves.
      let t = Double(year + 1)
      survival *= (beta + t - 1) / (alpha + beta + t - 1)
      #expect(abs(churn.survival(ofRenewals: year + 1) - survival) < 1e-12)
      #expect(abs(100 * survival - percent) < 2)
    }
    #expect(churn.survival(ofRenewals: 0) == 1)
  }

  @Test("Where all are alike retention is the same for ever")
  func alike() {
    let churn = BetaGeometricChurn(meanShare: 0.2, spread: 0)
    for renewal in 1...20 { #expect(abs(churn.retention(atRenewal: renewal) - 0.8) < 1e-15) }
    var stream = streams(1).stream(StreamPurpose(1), entity: 0)
    #expect(churn.draw(from: &stream) == 0.2)
  }

  @Test(
    "A year's renewals are met whatever the term and the spread",
    arguments: [0, 0.2, 0.35, 0.9], [1, 12])
  func perYear(spread: Double, terms: Int) {
    for share in [0, 0.3, 0.75, 0.95, 1] {
      let churn = BetaGeometricChurn(
        renewalPerYearShare: share, spread: spread, termsPerYear: terms)
      #expect(abs(churn.survival(ofRenewals: terms) - share) < 1e-9)
    }
  }

  // 20,000 draws: mean and mean square within 4.5 standard errors, a false alarm of 3e-5 in all.
  @Test("Drawn chances have the mean and the spread")
  func draws() {
    let churn = BetaGeometricChurn(alpha: 0.704, beta: 1.182)
    var stream = streams(2).stream(StreamPurpose(1), entity: 0)
    let sample = (0..<20_000).map { _ in churn.draw(from: &stream) }
    let (mean, meanError, variance, varianceError) = moments(sample)
    #expect(abs(mean - churn.meanShare) < standardErrors * meanError)
    let expected = churn.meanShare * (1 - churn.meanShare) * churn.spread
    #expect(abs(variance - expected) < standardErrors * varianceError)
  }

  @Test("A multiplied hazard moves the chance and leaves the certain ones")
  func moved() {
    #expect(BetaGeometricChurn.moved(0.3, byHazardFactor: 1) == 0.3)
    #expect(abs(BetaGeometricChurn.moved(0.36, byHazardFactor: 0.5) - 0.2) < 1e-15)
    #expect(BetaGeometricChurn.moved(0, byHazardFactor: 3) == 0)
    #expect(BetaGeometricChurn.moved(1, byHazardFactor: 3) == 1)
    #expect(BetaGeometricChurn.moved(0.3, byHazardFactor: 0) == 0)
  }
}
