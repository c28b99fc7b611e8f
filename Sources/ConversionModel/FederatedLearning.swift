/// Learners of several groups that share no example, merged now and then, beside one that learns
/// from all.
///
/// What leaves a group are its learner's weights and covariance; the means and deviations of the
/// features are common to all. The merged learner predicts. What the pooled one would have predicted
/// instead shows the price of keeping the examples apart.
struct FederatedLearning: Sendable {
  /// One learner a group.
  private(set) var locals: [BayesianRegression]
  /// The learner of all examples.
  private(set) var pooled: BayesianRegression
  /// The pooled learner's log losses on the touches that have been scored, summed, nats.
  var pooledLogLossSum = 0.0

  private let everyDays: Double
  private var nextMerge: Double

  /// Creates learners that have learnt nothing.
  init(groups: Int, of fresh: BayesianRegression, mergedEveryDays: Double) {
    precondition(groups > 0, "no group to learn in")
    locals = Array(repeating: fresh, count: groups)
    pooled = fresh
    everyDays = mergedEveryDays
    nextMerge = mergedEveryDays
  }

  /// A group's learner and the pooled one learn an example.
  mutating func learn(_ features: Span<Double>, label: Bool, weight: Double, group: Int) {
    locals[group].learn(features, label: label, weight: weight)
    pooled.learn(features, label: label, weight: weight)
  }

  /// The merged learner, if it is time for one; nil if it is not, or if rounding leaves none.
  mutating func merge(at time: Double) -> BayesianRegression? {
    guard time >= nextMerge else { return nil }
    nextMerge = time + everyDays
    return BayesianRegression.merged(locals)
  }
}
