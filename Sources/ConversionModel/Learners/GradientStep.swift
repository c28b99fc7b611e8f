/// One step of gradient ascent on the log-likelihood: the gradient is `residual · x`, and `constant`
/// for the constant.
///
/// Apart from the learner, so that its loops change memory and nothing else.
struct GradientStep {
  let optimizer: Optimizer
  /// The number of features, without the constant.
  let count: Int
  /// The step size.
  let size: Double
  let l1: Double
  let l2: Double
  var x: UnsafePointer<Double>
  var residual = 0.0
  var constant = 0.0
  /// Adam's powers of β₁ and β₂, this step's included.
  var beta1Power = 1.0
  var beta2Power = 1.0

  /// Moves the weights, which stand first in memory, and what the optimiser keeps of them.
  @inline(__always)
  func apply(to w: UnsafeMutablePointer<Double>) {
    var reach = size
    switch optimizer {
    case .gradientDescent: descend(w)
    case .momentum(let beta):
      descend(w, momentum: beta)
      reach = size / (1 - beta)
    case .nesterov(let beta):
      descend(w, nesterov: beta)
      reach = size / (1 - beta)
    case .adam(let beta1, let beta2, let epsilon): descend(w, beta1, beta2, epsilon)
    // These two know the penalty on magnitudes by coordinate.
    case .adaGrad(let epsilon): return descend(w, adaGrad: epsilon)
    case .followTheRegularizedLeader(let beta): return descend(w, leader: beta)
    }
    guard l1 > 0 else { return }
    for i in 0..<count { w[i] = shrunk(w[i], by: reach * l1) }
  }
}

/// A weight moved towards 0 by a distance, and no further.
@inline(__always)
func shrunk(_ weight: Double, by distance: Double) -> Double {
  weight > distance ? weight - distance : weight < -distance ? weight + distance : 0
}
