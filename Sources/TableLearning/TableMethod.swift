public import ConversionModel

/// A learner of tables by name: one that takes each row by itself, or a recurrent network over the
/// rows of a sequence.
public enum TableMethod: Sendable, Hashable, RawRepresentable, CaseIterable {
  /// One of the learners that the simulator has, too.
  case single(LearnerMethod)
  /// A recurrent network over the latest rows of a sequence.
  case lstm

  /// The name of the recurrent network.
  private static let networkName = "lstm"

  /// All of them, the recurrent network last.
  public static var allCases: [Self] { LearnerMethod.allCases.map(Self.single) + [.lstm] }

  /// The learner of a name, or nil.
  public init?(rawValue: String) {
    if rawValue == Self.networkName {
      self = .lstm
    } else if let method = LearnerMethod(rawValue: rawValue) {
      self = .single(method)
    } else {
      return nil
    }
  }

  /// The name.
  public var rawValue: String {
    switch self {
    case .single(let method): method.rawValue
    case .lstm: Self.networkName
    }
  }

  /// The default for a number of features.
  public static func standard(featureCount: Int) -> Self {
    .single(.standard(featureCount: featureCount))
  }

  /// Settings that replace those of a method.
  public struct Settings: Sendable, Hashable {
    /// Those of learners that take each row by itself; a network has some of them, too.
    public var single = LearnerMethod.Settings()
    /// The memory cells of a recurrent network.
    public var cells: Int?
    /// The rows of a sequence that a recurrent network reads.
    public var rows: Int?

    /// Creates settings that replace nothing.
    public init() {}
  }

  /// The options that are given and would have no effect.
  public func idle(_ settings: Settings) -> [String] {
    switch self {
    case .single(let method):
      return method.idle(settings.single) + (settings.cells == nil ? [] : ["cells"])
        + (settings.rows == nil ? [] : ["rows"])
    case .lstm:
      let idle = LearnerMethod.adam.idle(settings.single)
      let others: [(String, Bool)] = [
        ("l1", settings.single.l1 != nil), ("l2", settings.single.l2 != nil),
        ("adapt", settings.single.adapts),
      ]
      return idle + others.filter(\.1).map(\.0)
    }
  }

  private static func adaptive(_ learner: some OnlineLearner) -> any OnlineLearner {
    AdaptiveLearner(learner)
  }

  /// A learner that has learnt nothing.
  ///
  /// Of the two kinds that may be the default it is a pair with two priors.
  public func learner(featureCount: Int, settings: Settings = Settings()) -> any OnlineLearner {
    switch self {
    case .single(.mixture):
      return TwoPriors { BayesianMixture(featureCount: featureCount, priorVariance: $0) }
    case .single(.diagonal):
      let noise =
        settings.single.processNoise ?? LearnerMethod.diagonal.standardProcessNoise ?? 0
      let pair = TwoPriors {
        DiagonalBayesianRegression(
          featureCount: featureCount, processNoise: noise, priorVariance: $0)
      }
      return settings.single.adapts ? Self.adaptive(pair) : pair
    case .single(let method):
      return method.learner(featureCount: featureCount, settings: settings.single)
    case .lstm:
      let step = settings.single.step ?? LongShortTermMemory.standardRate.initial
      let decay = settings.single.decayExamples ?? LongShortTermMemory.standardDecayExamples
      return LongShortTermMemory(
        featureCount: featureCount, cells: settings.cells ?? LongShortTermMemory.standardCells,
        rows: settings.rows ?? LongShortTermMemory.standardRows,
        learningRate: decay == 0
          ? .constant(step) : .inverseSquareRoot(initial: step, decayExamples: decay),
        batchSize: settings.single.batchSize ?? LongShortTermMemory.standardBatchSize)
    }
  }
}
