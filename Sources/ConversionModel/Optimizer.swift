/// How a weight moves against the gradient of the loss, by the standard published definitions.
///
/// Written for gradients *up* the log-likelihood, `g = weight · (y − p) · x − l2 · w`, and a step
/// size `η` from ``LearningRate``.
public enum Optimizer: Sendable, Hashable {
  /// Stochastic gradient descent: `w += η g`.
  case gradientDescent

  /// Gradient descent with heavy-ball momentum (Polyak 1964): `m = β m + g; w += η m`.
  ///
  /// There is no damping factor, so that the steady step is `η / (1 − β)`: take `η` ten times
  /// smaller than for plain gradient descent when β is 0.9.
  case momentum(beta: Double = 0.9)

  /// Adam (Kingma and Ba 2015, algorithm 1), with the correction of both moments' bias.
  ///
  /// `m = β₁ m + (1 − β₁) g; v = β₂ v + (1 − β₂) g²; w += η m̂ / (√v̂ + ε)` with
  /// `m̂ = m / (1 − β₁ᵗ)` and `v̂ = v / (1 − β₂ᵗ)`.
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
}
