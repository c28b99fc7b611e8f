/// How a weight moves against the gradient of the loss, by the standard published definitions.
///
/// Written for gradients *up* the log-likelihood, `g = weight · (y − p) · x − l2 · w`, and a step
/// size `η` from ``LearningRate``. The steps themselves are compiled, a file each in
/// `Sources/CLearnerKernels/Optimizers`.
public enum Optimizer: Sendable, Hashable {
  /// Stochastic gradient descent: `w += η g`.
  case gradientDescent

  /// Gradient descent with heavy-ball momentum (Polyak 1964): `m = β m + g; w += η m`.
  ///
  /// There is no damping factor, so that the steady step is `η / (1 − β)`: take `η` ten times
  /// smaller than for plain gradient descent when β is 0.9.
  case momentum(beta: Double = 0.9)

  /// Momentum with a look ahead (Nesterov 1983, as restated by Sutskever et al. 2013):
  /// `m = β m + g; w += η (g + β m)`.
  case nesterov(beta: Double = 0.9)

  /// Adam (Kingma and Ba 2015, algorithm 1), with the correction of both moments' bias.
  ///
  /// `m = β₁ m + (1 − β₁) g; v = β₂ v + (1 − β₂) g²; w += η m̂ / (√v̂ + ε)` with
  /// `m̂ = m / (1 − β₁ᵗ)` and `v̂ = v / (1 − β₂ᵗ)`.
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)

  /// AdaGrad (Duchi, Hazan and Singer 2011): `v += g²; w += η g / √(v + ε)`.
  case adaGrad(epsilon: Double = 1e-10)

  /// FTRL-Proximal (McMahan et al. 2013, algorithm 1), whose `α` is the step size, held constant.
  ///
  /// With gradients `g` of the loss: `σ = (√(n + g²) − √n)/α; z += g − σ w; n += g²`, then
  /// `w = −(z − sgn(z) l1)/((β + √n)/α + l2)`, or 0 where `|z| ≤ l1`.
  case followTheRegularizedLeader(beta: Double = 1)
}

extension Optimizer {
  /// The number of vectors that it keeps, the weights among them.
  var vectorCount: Int {
    switch self {
    case .gradientDescent: 1
    case .momentum, .nesterov, .adaGrad: 2
    case .adam, .followTheRegularizedLeader: 3
    }
  }
}
