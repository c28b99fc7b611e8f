import MarketModel
import Testing

struct LearningCurveTests {
  let curve = LearningCurve(
    openingRecords: 1000, openingError: 0.22, irreducibleError: 0.02, exponent: 0.5)

  @Test(
    "The error above the floor falls by the power of the data",
    arguments: [(1000.0, 0.22), (4000, 0.12), (100_000, 0.04), (1e15, 0.02)])
  func powerLaw(records: Double, error: Double) {
    #expect(abs(curve.error(afterRecords: records) - error) < 1e-6)
  }

  @Test("Fewer data than at the start leave the error of the start", arguments: [0.0, 999])
  func notBelowTheStart(records: Double) {
    #expect(curve.error(afterRecords: records) == 0.22)
  }

  @Test("A factor works on the error above the floor alone, and no error exceeds 1")
  func factor() {
    #expect(abs(curve.error(afterRecords: 4000, excessFactor: 1.5) - 0.17) < 1e-12)
    #expect(curve.error(afterRecords: 4000, excessFactor: 100) == 1)
  }

  @Test("Without an exponent nothing is learnt")
  func flat() {
    var flat = curve
    flat.exponent = 0
    #expect(flat.error(afterRecords: 1e9) == 0.22)
  }
}
