import CGSL

/// The statistics that the tests of this module judge samples by.
///
/// Every test runs on fixed seeds, so that it passes or fails for good; the levels say how often a
/// correct generator would have failed at the seed's choice.
enum Statistics {
  /// The probability, under the hypothesis, of a goodness-of-fit value as bad as one we refuse.
  static let level = 1e-5
  /// The tolerance of a mean in standard errors: a two-sided probability of 7e-6.
  static let standardErrors = 4.5

  /// The probability of so large a distance, by Kolmogorov's limit with Stephens' correction.
  ///
  /// Only the series' first term, which is exact enough at the small levels used here.
  static func kolmogorovSmirnov(_ sample: [Double], cdf: (Double) -> Double) -> Double {
    let n = Double(sample.count)
    var distance = 0.0
    for (index, value) in sample.sorted().enumerated() {
      let probability = cdf(value)
      distance = max(
        distance, probability - Double(index) / n, Double(index + 1) / n - probability)
    }
    let scaled = distance * (n.squareRoot() + 0.12 + 0.11 / n.squareRoot())
    return min(1, 2 * exp(-2 * scaled * scaled))
  }

  /// The probability that an exponential of mean 1 exceeds a value.
  static func exponential(_ value: Double) -> Double { exp(-value) }

  /// The probability of so large a chi-square of counts against expectations of the same total.
  static func chiSquare(_ counts: [Int], expected: [Double], constraints: Int = 1) -> Double {
    let statistic = zip(counts, expected).reduce(0) { sum, cell in
      let difference = Double(cell.0) - cell.1
      return sum + difference * difference / cell.1
    }
    return gsl_cdf_chisq_Q(statistic, Double(counts.count - constraints))
  }

  /// The chi-square of integer draws against their probabilities, rare outcomes pooled.
  static func chiSquare(
    _ sample: [Double], from first: Int, probability: (Int) -> Double
  ) -> Double {
    let n = Double(sample.count)
    var expected: [Double] = []
    var pooled = 0.0
    // Cells of at least 20 expected counts, closed by one for all that is above them.
    var bounds: [Int] = []
    var value = first
    var total = 0.0
    while n * (1 - total) > 40 {
      pooled += probability(value) * n
      total += probability(value)
      if pooled >= 20 {
        expected.append(pooled)
        bounds.append(value)
        pooled = 0
      }
      value += 1
    }
    let rest = n - expected.reduce(0, +)
    if rest >= 20 {
      expected.append(rest)
    } else {
      expected[expected.count - 1] += rest
      bounds.removeLast()
    }
    var counts = [Int](repeating: 0, count: expected.count)
    for draw in sample {
      counts[bounds.firstIndex { draw <= Double($0) } ?? bounds.count] += 1
    }
    return chiSquare(counts, expected: expected)
  }

  /// Mean and variance of a sample with their standard errors, from its own fourth moment.
  static func moments(
    _ sample: [Double]
  ) -> (mean: Double, meanError: Double, variance: Double, varianceError: Double) {
    let n = Double(sample.count)
    let mean = sample.reduce(0, +) / n
    var second = 0.0
    var fourth = 0.0
    for value in sample {
      let square = (value - mean) * (value - mean)
      second += square
      fourth += square * square
    }
    second /= n
    fourth /= n
    return (
      mean, (second / n).squareRoot(), second, max((fourth - second * second) / n, 0).squareRoot()
    )
  }
}
