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

    /// Creates settings that replace those given, and nothing else.
    public init(
      step: Double? = nil, decayExamples: Double? = nil, l1: Double? = nil, l2: Double? = nil,
      batchSize: Int? = nil, processNoise: Double? = nil, adapts: Bool = false
    ) {
      self.step = step
      self.decayExamples = decayExamples
      self.l1 = l1
      self.l2 = l2
      self.batchSize = batchSize
      self.processNoise = processNoise
      self.adapts = adapts
    }
  }

  /// Whether the learner has a distribution of the log-odds, not a number alone.
  public var isUncertain: Bool { self == .diagonal || self == .full || self == .mixture }

  /// Whether it can be told how surely the probability is known that it starts from.
  ///
  /// The diagonal filter holds all its variances alike.
  public var knowsPriorVariance: Bool { self == .full || self == .mixture }

  /// The step size unless another is given; nil where there are no steps.
  public var standardStep: Double? {
    switch self {
    case .gradientDescent: 0.03
    case .momentum, .nesterov: 0.003
    case .adam, .svm: 0.01
    case .adaGrad: 0.2
    case .ftrl: 0.3
    case .baseRate, .diagonal, .full, .mixture: nil
    }
  }

  /// The examples on which the step shrinks unless others are given; 0 for never, as AdaGrad and
  /// FTRL shrink theirs by themselves.
  public var standardDecayExamples: Double { self == .adaGrad || self == .ftrl ? 0 : 1_000 }

  /// The quadratic penalty unless another is given.
  public var standardL2: Double { self == .svm ? 1e-4 : 0 }

  /// What each variance grows by with each example unless something else is given; nil where the
  /// learner is no filter or finds it out by itself.
  public var standardProcessNoise: Double? {
    switch self {
    case .diagonal: 1e-6
    case .full: 3e-6
    default: nil
    }
  }

  /// The settings that there are; the raw values are options of `marketsim learn`.
  public enum Setting: String, Sendable, Hashable, CaseIterable {
    /// ``Settings/step``.
    case step
    /// ``Settings/decayExamples``.
    case decayExamples = "decay"
    /// ``Settings/l1``.
    case l1
    /// ``Settings/l2``.
    case l2
    /// ``Settings/batchSize``.
    case batchSize = "batch"
    /// ``Settings/processNoise``.
    case processNoise = "noise"
    /// ``Settings/adapts``.
    case adapts = "adapt"
  }

  /// The settings that have an effect.
  public var uses: [Setting] {
    switch self {
    // A mixture adapts by itself.
    case .baseRate, .mixture: []
    case .gradientDescent, .momentum, .nesterov, .adam, .adaGrad:
      [.step, .decayExamples, .l1, .l2, .batchSize, .adapts]
    case .ftrl: [.step, .l1, .l2, .batchSize, .adapts]
    case .svm: [.step, .decayExamples, .l2, .adapts]
    case .diagonal, .full: [.processNoise, .adapts]
    }
  }

  /// The options that are given and would have no effect.
  public func idle(_ settings: Settings) -> [String] {
    let given: [(Setting, Bool)] = [
      (.step, settings.step != nil), (.decayExamples, settings.decayExamples != nil),
      (.l1, settings.l1 != nil), (.l2, settings.l2 != nil),
      (.batchSize, settings.batchSize != nil), (.processNoise, settings.processNoise != nil),
      (.adapts, settings.adapts),
    ]
    return given.filter { $0.1 && !uses.contains($0.0) }.map(\.0.rawValue)
  }

  /// A learner that has learnt nothing.
  ///
  /// - Parameters:
  ///   - featureCount: The number of features, without the constant.
  ///   - settings: What replaces the standard settings; what has no effect is left out of account.
  ///   - prior: The probability that it predicts before the first example.
  ///   - priorVariance: The variance of its log-odds where ``knowsPriorVariance``; wide unless given.
  ///   - exponential: Which exponential a logistic regression predicts with.
  public func learner(
    featureCount: Int, settings: Settings = Settings(), prior: Double = 0.5,
    priorVariance: Double = 10, exponential: LogisticRegression.Exponential = .portable
  ) -> any OnlineLearner {
    let learner = plainLearner(featureCount, settings, prior, priorVariance, exponential)
    return settings.adapts ? Self.adaptive(learner) : learner
  }

  private static func adaptive(_ learner: some OnlineLearner) -> any OnlineLearner {
    AdaptiveLearner(learner)
  }

  private func plainLearner(
    _ count: Int, _ settings: Settings, _ prior: Double, _ priorVariance: Double,
    _ exponential: LogisticRegression.Exponential
  ) -> any OnlineLearner {
    let constant = logOdds(prior)
    func gradient(_ optimizer: Optimizer) -> LogisticRegression {
      LogisticRegression(
        featureCount: count, optimizer: optimizer, learningRate: rate(settings),
        l1: settings.l1 ?? 0, l2: settings.l2 ?? 0, batchSize: settings.batchSize ?? 1,
        constant: constant, exponential: exponential)
    }
    switch self {
    case .baseRate: return BaseRateLearner(featureCount: count, prior: prior)
    case .svm:
      return LinearSupportVectorMachine(
        featureCount: count, learningRate: rate(settings), l2: settings.l2 ?? standardL2,
        constant: constant)
    case .diagonal:
      return DiagonalBayesianRegression(
        featureCount: count, processNoise: noise(settings), constant: constant)
    case .full:
      return BayesianRegression(
        featureCount: count, processNoise: noise(settings), constant: constant,
        constantVariance: priorVariance)
    case .mixture:
      return BayesianMixture(
        featureCount: count, constant: constant, constantVariance: priorVariance)
    case .gradientDescent: return gradient(.gradientDescent)
    case .momentum: return gradient(.momentum())
    case .nesterov: return gradient(.nesterov())
    case .adam: return gradient(.adam())
    case .adaGrad: return gradient(.adaGrad())
    case .ftrl: return gradient(.followTheRegularizedLeader())
    }
  }

  private func noise(_ settings: Settings) -> Double {
    settings.processNoise ?? standardProcessNoise ?? 0
  }

  private func rate(_ settings: Settings) -> LearningRate {
    let step = settings.step ?? standardStep ?? 0
    let decay = settings.decayExamples ?? standardDecayExamples
    return decay == 0
      ? .constant(step) : .inverseSquareRoot(initial: step, decayExamples: decay)
  }
}
