public import ConversionModel

/// The learners by name, with the settings that do well without tuning.
public enum LearnerMethod: String, Sendable, Hashable, CaseIterable {
  /// The running share of positive labels.
  case baseRate
  /// Logistic regression by gradient descent.
  case gradientDescent
  /// With heavy-ball momentum.
  case momentum
  /// With Nesterov's momentum.
  case nesterov
  /// By Adam.
  case adam
  /// By AdaGrad.
  case adaGrad
  /// By FTRL-Proximal.
  case ftrl
  /// A linear support vector machine.
  case svm
  /// A Bayesian filter with a diagonal covariance.
  case diagonal
  /// A Bayesian filter with a full covariance.
  case full
  /// A mixture of Bayesian filters.
  case mixture

  /// The most features for which a full covariance is the default.
  public static let mostFeaturesOfMixture = 256

  /// The default for a number of features.
  public static func standard(featureCount: Int) -> Self {
    featureCount <= mostFeaturesOfMixture ? .mixture : .diagonal
  }

  /// Settings that replace those of a method.
  public struct Settings: Sendable, Hashable {
    /// The step size of the gradient learners.
    public var step: Double?
    /// The number of examples on which the step shrinks; 0 for never.
    public var decayExamples: Double?
    /// The penalty on magnitudes.
    public var l1: Double?
    /// The quadratic penalty.
    public var l2: Double?
    /// The number of examples that make a step.
    public var batchSize: Int?
    /// What each variance of a Bayesian filter grows by with each example.
    public var processNoise: Double?
    /// Whether a fresh learner may take over when losses rise.
    public var adapts = false

    /// Creates settings that replace nothing.
    public init() {}
  }

  /// The names of settings that are given and would have no effect.
  public func idle(_ settings: Settings) -> [String] {
    let given: [(String, Bool)] = [
      ("step", settings.step != nil), ("decay", settings.decayExamples != nil),
      ("l1", settings.l1 != nil), ("l2", settings.l2 != nil),
      ("batch", settings.batchSize != nil), ("noise", settings.processNoise != nil),
      ("adapt", settings.adapts),
    ]
    let used: Set<String> =
      switch self {
      // A mixture adapts by itself.
      case .baseRate, .mixture: []
      case .gradientDescent, .momentum, .nesterov, .adam, .adaGrad:
        ["step", "decay", "l1", "l2", "batch", "adapt"]
      case .ftrl: ["step", "l1", "l2", "batch", "adapt"]
      case .svm: ["step", "decay", "l2", "adapt"]
      case .diagonal, .full: ["noise", "adapt"]
      }
    return given.filter { $0.1 && !used.contains($0.0) }.map(\.0)
  }

  /// A learner that has learnt nothing.
  public func learner(featureCount: Int, settings: Settings = Settings()) -> any OnlineLearner {
    let learner = plainLearner(featureCount: featureCount, settings: settings)
    return settings.adapts ? Self.adaptive(learner) : learner
  }

  private static func adaptive(_ learner: some OnlineLearner) -> any OnlineLearner {
    AdaptiveLearner(learner)
  }

  private func plainLearner(featureCount: Int, settings: Settings) -> any OnlineLearner {
    switch self {
    case .baseRate: return BaseRateLearner(featureCount: featureCount)
    case .svm:
      return LinearSupportVectorMachine(
        featureCount: featureCount, learningRate: rate(0.01, settings), l2: settings.l2 ?? 1e-4)
    case .diagonal:
      return DiagonalBayesianRegression(
        featureCount: featureCount, processNoise: settings.processNoise ?? 1e-6)
    case .full:
      return BayesianRegression(
        featureCount: featureCount, processNoise: settings.processNoise ?? 3e-6)
    case .mixture: return BayesianMixture(featureCount: featureCount)
    case .gradientDescent: return gradient(.gradientDescent, 0.03, featureCount, settings)
    case .momentum: return gradient(.momentum(), 0.003, featureCount, settings)
    case .nesterov: return gradient(.nesterov(), 0.003, featureCount, settings)
    case .adam: return gradient(.adam(), 0.01, featureCount, settings)
    case .adaGrad: return gradient(.adaGrad(), 0.2, featureCount, settings)
    case .ftrl: return gradient(.followTheRegularizedLeader(), 0.3, featureCount, settings)
    }
  }

  private func rate(_ standard: Double, _ settings: Settings) -> LearningRate {
    let step = settings.step ?? standard
    // AdaGrad and FTRL shrink their steps by themselves.
    let decay = settings.decayExamples ?? (self == .adaGrad || self == .ftrl ? 0 : 1_000)
    return decay == 0
      ? .constant(step) : .inverseSquareRoot(initial: step, decayExamples: decay)
  }

  private func gradient(
    _ optimizer: Optimizer, _ step: Double, _ featureCount: Int, _ settings: Settings
  ) -> LogisticRegression {
    LogisticRegression(
      featureCount: featureCount, optimizer: optimizer, learningRate: rate(step, settings),
      l1: settings.l1 ?? 0, l2: settings.l2 ?? 0, batchSize: settings.batchSize ?? 1,
      exponential: .portable)
  }
}
