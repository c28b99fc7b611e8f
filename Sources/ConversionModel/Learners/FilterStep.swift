/// What an example does to a filter with a diagonal covariance: how far the label moves the weights,
/// and how much it tells.
///
/// The weights move by residual · g and the covariance loses gain · g gᵀ, where g is the covariance
/// times the features. The step linearises at the prediction p: with s² the variance of the log-odds
/// and h = weight · p(1 − p), the residual is r/(1 + h s²) and the gain h/(1 + h s²). Filters with a full
/// covariance make theirs in C.
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
}
