import ConversionModel
import Testing

@Suite("Online normaliser")
struct OnlineNormalizerTests {
  @Test("Each value is standardised by mean and population deviation up to and with its row")
  func againstDirectFormula() {
    for columns in [1, 3, 4, 5, 8, 11] {
      var generator = SampleGenerator(seed: UInt64(columns))
      let standardized = (0..<columns).map { $0 % 3 != 1 }
      var normalizer = OnlineNormalizer(standardized: standardized)
      var history: [[Double]] = []
      var result = [Double](repeating: .nan, count: columns)
      for _ in 0..<200 {
        let row = (0..<columns).map { 1_000 * Double($0) + generator.normal() * 7 }
        history.append(row)
        normalizer.update(with: row.span, into: &result)
        let n = Double(history.count)
        for column in 0..<columns {
          guard standardized[column] else {
            #expect(result[column] == row[column])
            continue
          }
          let mean = history.reduce(0) { $0 + $1[column] } / n
          let variance =
            history.reduce(0) { $0 + ($1[column] - mean) * ($1[column] - mean) } / n
          let expected = variance > 0 ? (row[column] - mean) / variance.squareRoot() : 0
          #expect(abs(result[column] - max(-5, min(5, expected))) < 1e-9)
          #expect(abs(normalizer.mean(ofColumn: column) - mean) < 1e-9)
          #expect(abs(normalizer.deviation(ofColumn: column) - variance.squareRoot()) < 1e-9)
        }
      }
      #expect(normalizer.rows == 200)
    }
  }

  @Test("A column that has not varied gives 0, and an outlier is held within five deviations")
  func edges() {
    var normalizer = OnlineNormalizer(standardized: [true, true])
    var result = [0.0, 0.0]
    for _ in 0..<100 {
      normalizer.update(with: [3, 0.1].span, into: &result)
      #expect(result == [0, 0])
    }
    // One of 101 values apart: (101 − 1)/√100 = 10 deviations.
    normalizer.update(with: [4, -7].span, into: &result)
    #expect(result == [5, -5])
  }

  @Test("Products are of standardised columns, and their weights can be told of raw ones")
  func products() {
    var generator = SampleGenerator(seed: 12)
    var normalizer = OnlineNormalizer(
      standardized: [true, false, true, false, false],
      products: [
        FeatureProduct(feature: 3, left: 0, right: 2),
        FeatureProduct(feature: 4, left: 1, right: 2),
      ])
    var result = [Double](repeating: .nan, count: 5)
    let weights = [0.3, -0.7, 1.1, 0.9, -0.4, 0.2]
    for index in 0..<50 {
      let (x, flag, z) = (4 + generator.normal(), Double(index % 2), 90 + 7 * generator.normal())
      normalizer.update(with: [x, flag, z, 17, 17].span, into: &result)
      #expect(result[3] == result[0] * result[2] && result[4] == flag * result[2])
      guard index > 5, result.allSatisfy({ abs($0) < 5 }) else { continue }
      let raw = [x, flag, z, x * z, flag * z, 1]
      let original = normalizer.weightsInOriginalUnits(weights)
      let logit = zip(original, raw).reduce(0) { $0 + $1.0 * $1.1 }
      let expected = zip(weights, result + [1]).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(logit - expected) < 1e-9)
    }
    #expect(normalizer.isMixed == [true, true, true, true, true, true])
  }

  @Test("Normalising without counting leaves the statistics as they are")
  func normalizesWithoutCounting() {
    var normalizer = OnlineNormalizer(standardized: [true, false])
    var result = [0.0, 0.0]
    normalizer.update(with: [1, 1].span, into: &result)
    normalizer.update(with: [3, 0].span, into: &result)
    normalizer.normalize([4, 6].span, into: &result)
    #expect(result == [2, 6])
    #expect(normalizer.rows == 2)
    #expect(normalizer.mean(ofColumn: 0) == 2)
  }

  @Test("Weights in original units give the same logit on raw features")
  func originalUnits() {
    var generator = SampleGenerator(seed: 5)
    var normalizer = OnlineNormalizer(standardized: [true, false, true])
    var row = [0.0, 0, 0]
    var result = row
    for _ in 0..<50 {
      row = [generator.normal() * 3 + 2, generator.uniform(), generator.normal() * 0.1]
      normalizer.update(with: row.span, into: &result)
    }
    let weights = [0.4, -1.1, 2, 0.3]
    let raw = normalizer.weightsInOriginalUnits(weights)
    let logit = zip(weights, result + [1]).reduce(0) { $0 + $1.0 * $1.1 }
    let rawLogit = zip(raw, row + [1]).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(logit - rawLogit) < 1e-12)
  }
}
