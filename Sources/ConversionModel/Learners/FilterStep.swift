// The step of a Gaussian filter on an example: how far the label moves the weights, and how much it
// tells. The weights move by residual · g and the covariance loses gain · g gᵀ, where g is the
// covariance times the features. With s² the variance of the log-odds and h = weight · p(1 − p):
//
// - The explicit step linearises at the prediction p: residual r/(1 + h s²), gain h/(1 + h s²).
// - The implicit one finds where the posterior is highest, m = logit + s² · weight · (y − σ(m)), by at
//   most four steps of Newton's method, fewer once a step is below 1e-6; residual and gain are those
//   of the probability there. It follows from the last one by its slope, with an error below 1e-13,
//   which saves an exponential.

/// What an example does to one filter.
struct FilterStep: Sendable {
  var residual: Double
  var gain: Double

  /// The step from the linearisation at the prediction.
  @inline(__always)
  init(explicit probability: Double, variance: Double, label: Double, weight: Double) {
    let curvature = weight * (probability * (1 - probability))
    let share = 1 / (1 + curvature * variance)
    residual = weight * (label - probability) * share
    gain = curvature * share
  }

  /// The step to where the posterior is highest.
  @inline(__always)
  init(
    implicit logit: Double, probability: Double, variance: Double, label: Double, weight: Double
  ) {
    var (m, p) = (logit, probability)
    let pull = weight * variance
    for _ in 0..<4 {
      let slope = p * (1 - p)
      let move = ((m - logit) - pull * (label - p)) / (1 + pull * slope)
      m -= move
      if move.magnitude < 1e-6 {
        p -= slope * move
        break
      }
      p = portableLogistic(m)
    }
    let curvature = weight * (p * (1 - p))
    residual = weight * (label - p)
    gain = curvature / (1 + curvature * variance)
  }
}

/// What an example does to each of four filters.
struct FilterSteps: Sendable {
  var residuals: Block
  var gains: Block

  /// The step of a single filter, the first.
  @inline(__always)
  init(_ step: FilterStep) {
    residuals = Block(step.residual, 0, 0, 0)
    gains = Block(step.gain, 0, 0, 0)
  }

  /// The steps to where the posteriors are highest.
  @inline(__always)
  init(
    implicit logits: Block, probabilities: Block, variances: Block, label: Double, weight: Double
  ) {
    var (m, p) = (logits, probabilities)
    let pull = weight * variances
    for _ in 0..<4 {
      let slope = p * (1 - p)
      let move = ((m - logits) - pull * (label - p)) / (1 + pull * slope)
      m -= move
      let farthest = max(
        max(move[0].magnitude, move[1].magnitude), max(move[2].magnitude, move[3].magnitude))
      if farthest < 1e-6 {
        p -= slope * move
        break
      }
      p = portableLogistic(m)
    }
    let curvature = weight * (p * (1 - p))
    residuals = weight * (label - p)
    gains = curvature / (1 + curvature * variances)
  }
}
