// The step of a Gaussian filter on an example: how far the label moves the weights, and how much it
// tells. The weights move by residual · g and the covariance loses gain · g gᵀ, where g is the
// covariance times the features. With s² the variance of the log-odds and h = weight · p(1 − p):
//
// - The explicit step linearises at the prediction p: residual r/(1 + h s²), gain h/(1 + h s²).
// - The implicit one finds where the posterior is highest, m = logit + s² · weight · (y − σ(m)), by at
//   most four steps of Newton's method, fewer once a step is below 1e-6; residual and gain are those
//   of the probability there. It follows from the last one by its slope, with an error below 1e-13,
//   which saves an exponential; after a short step before, from the one before by the odds' law.

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
      p = move.magnitude <= shortMove ? movedProbability(p, by: -move) : portableLogistic(m)
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
      p = farthest <= shortMove ? movedProbability(p, by: -move) : portableLogistic(m)
    }
    let curvature = weight * (p * (1 - p))
    residuals = weight * (label - p)
    gains = curvature / (1 + curvature * variances)
  }
}

/// The largest move of log-odds that ``movedProbability(_:by:)`` is exact for.
private let shortMove = 0.0625

// 1/3!, 1/4! to 1/7!.
private let third = 0.16666666666666666
private let fourth = 0.041666666666666664
private let fifth = 0.008333333333333333
private let sixth = 0.001388888888888889
private let seventh = 0.0001984126984126984

/// The probability whose log-odds lie a short move above those of another: e^d times the odds.
///
/// `e^d − 1` by Taylor's series to the seventh power; the error is below 6e-15.
@inline(__always)
private func movedProbability(_ p: Double, by d: Double) -> Double {
  let d2 = d * d
  let low = d + d2 * (0.5 + d * third)
  let (middle, high) = (fourth + d * fifth, sixth + d * seventh)
  let growth = low + d2 * d2 * (middle + d2 * high)
  return p * (1 + growth) / (1 + p * growth)
}

/// As above, of four.
@inline(__always)
private func movedProbability(_ p: Block, by d: Block) -> Block {
  let d2: Block = d * d
  let low: Block = d + d2 * (0.5 + d * third)
  let middle: Block = fourth + d * fifth
  let high: Block = sixth + d * seventh
  let growth: Block = low + d2 * d2 * (middle + d2 * high)
  return p * (1 + growth) / (1 + p * growth)
}
