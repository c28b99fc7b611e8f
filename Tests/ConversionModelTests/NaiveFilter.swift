import Foundation

/// A Gaussian filter of the log-odds by textbook loops over a matrix of rows.
struct NaiveFilter {
  var weights: [Double]
  var covariance: [[Double]]
  let processNoise: Double
  let cap: Double

  init(
    featureCount: Int, processNoise: Double, priorVariance: Double = 0.1,
    constantVariance: Double = 10
  ) {
    weights = [Double](repeating: 0, count: featureCount + 1)
    covariance = (0...featureCount).map { row in
      (0...featureCount).map { column in
        row != column ? 0 : row < featureCount ? priorVariance : constantVariance
      }
    }
    self.processNoise = processNoise
    cap = priorVariance
  }

  /// The mean and variance of the log-odds.
  func estimate(_ features: [Double]) -> (mean: Double, variance: Double) {
    let x = features + [1]
    var (mean, variance) = (0.0, 0.0)
    for i in x.indices {
      mean += weights[i] * x[i]
      for j in x.indices { variance += x[i] * covariance[i][j] * x[j] }
    }
    return (mean, variance)
  }

  /// Learns by the implicit step or the explicit one, and returns the prediction before.
  mutating func learn(_ features: [Double], label: Bool, weight: Double, implicit: Bool) -> Double {
    let x = features + [1]
    let (mean, variance) = estimate(features)
    let y = label ? 1.0 : 0
    let prediction = 1 / (1 + exp(-mean))
    var p = prediction
    if implicit {
      // Newton's method for the root of m − mean − s² ω (y − σ(m)), at most four steps.
      var m = mean
      for _ in 0..<4 {
        let q = 1 / (1 + exp(-m))
        let move =
          (m - mean - weight * variance * (y - q)) / (1 + weight * variance * q * (1 - q))
        m -= move
        if abs(move) < 1e-6 { break }
      }
      p = 1 / (1 + exp(-m))
    }
    let h = weight * p * (1 - p)
    let residual = weight * (y - p) / (implicit ? 1 : 1 + h * variance)
    let g = x.indices.map { i in x.indices.reduce(0) { $0 + covariance[i][$1] * x[$1] } }
    for i in x.indices {
      weights[i] += residual * g[i]
      for j in x.indices { covariance[i][j] -= h / (1 + h * variance) * g[i] * g[j] }
    }
    for i in x.indices where covariance[i][i] < cap {
      covariance[i][i] = min(covariance[i][i] + processNoise, cap)
    }
    return prediction
  }
}
