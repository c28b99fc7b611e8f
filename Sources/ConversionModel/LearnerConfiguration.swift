/// When a conversion is learnt; a touch without one is always learnt when its window closes.
public enum LabelTiming: String, Sendable, Hashable, CaseIterable {
  /// A conversion is learnt at once: fresh, but biased while volumes move.
  ///
  /// Positives are then younger than negatives. With steady traffic the two rates balance. In the
  /// first window only positives arrive, so that predictions run far too high until the negatives
  /// follow; growing traffic, a rising conversion rate or a new channel have the same effect in
  /// small, shrinking ones the opposite (Chapelle 2014 on delayed feedback). Measured on a synthetic
  /// stream of 180 days with a window of 14 and 7 % conversions: log loss 0.371 against 0.280 with
  /// the other timing and 0.290 of the base rate; from the second month on both are alike.
  case whenKnown

  /// A conversion, too, is learnt when its touch's window closes: unbiased, but a window late.
  ///
  /// What is learnt is then a complete cohort of touches. On drifting data the model lags by the
  /// full window instead of the time to convert.
  case atWindowClose

  /// A touch is learnt at once as one without a conversion, and a conversion when it comes; importance
  /// weights undo what this distorts (fake negatives weighted: Ktena et al. 2019).
  ///
  /// Each touch is seen once as a negative, and the share *p* of them once more as a positive.
  /// Negatives weigh 1 − *f*², positives 1 + *f*, with *f* the prediction of that moment, so that the
  /// mean step (1 − *f*²)(*p* − *f*) vanishes at *f* = *p* only. Without the weights it would at
  /// *p*/(1 + *p*). Fresh, and unbiased with steady traffic; growing traffic hides the part of the
  /// conversions that are under way, so that predictions run somewhat low.
  case fakeNegatives
}

/// Two columns, by their names, whose features are multiplied with each other.
public struct CrossedColumns: Sendable, Hashable {
  /// Their names.
  public let left: String, right: String

  /// Crosses two columns.
  public init(_ left: String, _ right: String) {
    self.left = left
    self.right = right
  }
}

/// The settings of a ``ConversionLearner``.
public struct LearnerConfiguration: Sendable, Hashable {
  /// Which learner learns.
  public var method: LearnerMethod

  /// What replaces its standard settings.
  public var settings: LearnerMethod.Settings

  /// How long after a touch a conversion still counts for it, in days.
  public var labelWindowDays: Double

  /// The predicted probability from which a touch counts as a predicted conversion.
  public var decisionThreshold: Double

  /// When conversions are learnt.
  public var labelTiming: LabelTiming

  /// The conversion rate assumed before any label is known, by the model and the base rate alike.
  public var priorConversionRate: Double

  /// The standard deviation of the log-odds of ``priorConversionRate``: how surely it is known.
  ///
  /// Only for learners that can be told (``LearnerMethod/knowsPriorVariance``).
  public var priorDeviation = 1.0

  /// Every how many days the learners of the groups are merged that keep their examples to
  /// themselves; nil where one learner learns from all.
  ///
  /// Only with ``LearnerMethod/full``.
  public var mergesEveryDays: Double?

  /// The columns of what is known of a touch whose features are multiplied with each other, by their
  /// names.
  public var crosses: [CrossedColumns] = []

  /// The most that a touch may weigh if touches weigh by the inverse of the chance that they had to
  /// come about; nil where all weigh alike.
  public var largestWeight: Double?

  /// Creates settings; the defaults are those that did well on five real data sets.
  public init(
    method: LearnerMethod = .mixture,
    settings: LearnerMethod.Settings = LearnerMethod.Settings(),
    labelWindowDays: Double,
    decisionThreshold: Double = 0.5,
    labelTiming: LabelTiming = .whenKnown,
    priorConversionRate: Double = 0.5
  ) {
    self.method = method
    self.settings = settings
    self.labelWindowDays = labelWindowDays
    self.decisionThreshold = decisionThreshold
    self.labelTiming = labelTiming
    self.priorConversionRate = priorConversionRate
  }
}

/// A setting of a ``LearnerConfiguration`` outside its range.
public struct LearnerConfigurationProblem: Error, Sendable, Hashable {
  /// The settings that have a range.
  public enum Setting: String, Sendable, Hashable, CaseIterable {
    /// The first step size.
    case step
    /// The examples on which it shrinks.
    case decayExamples
    /// The penalty on magnitudes.
    case l1
    /// The quadratic penalty.
    case l2
    /// The number of examples that make a step.
    case batchSize
    /// What each variance of a filter grows by.
    case processNoise
    /// ``LearnerConfiguration/labelWindowDays``.
    case labelWindowDays
    /// ``LearnerConfiguration/decisionThreshold``.
    case decisionThreshold
    /// ``LearnerConfiguration/priorConversionRate``.
    case priorConversionRate
    /// ``LearnerConfiguration/priorDeviation``.
    case priorDeviation
    /// ``LearnerConfiguration/mergesEveryDays``.
    case mergesEveryDays
    /// ``LearnerConfiguration/largestWeight``.
    case largestWeight
  }

  /// Which setting.
  public let setting: Setting

  /// Its value.
  public let found: Double

  /// Its range, in words.
  public let expected: String
}

extension LearnerConfiguration {
  /// Every setting outside its range, empty for a configuration that can be used.
  public func problems() -> [LearnerConfigurationProblem] {
    var problems: [LearnerConfigurationProblem] = []
    func check(
      _ setting: LearnerConfigurationProblem.Setting, _ value: Double?, _ expected: String,
      _ holds: (Double) -> Bool
    ) {
      guard let value, !(value.isFinite && holds(value)) else { return }
      problems.append(
        LearnerConfigurationProblem(setting: setting, found: value, expected: expected))
    }
    check(.step, settings.step, "a number above 0") { $0 > 0 }
    check(.decayExamples, settings.decayExamples, "a number from 0") { $0 >= 0 }
    check(.l1, settings.l1, "a number from 0") { $0 >= 0 }
    check(.l2, settings.l2, "a number from 0") { $0 >= 0 }
    check(.batchSize, settings.batchSize.map(Double.init), "a number above 0") { $0 > 0 }
    check(.processNoise, settings.processNoise, "a number from 0") { $0 >= 0 }
    check(.labelWindowDays, labelWindowDays, "a number of days above 0") { $0 > 0 }
    check(.decisionThreshold, decisionThreshold, "a probability from 0 to 1") {
      $0 >= 0 && $0 <= 1
    }
    check(.priorConversionRate, priorConversionRate, "a probability above 0 and below 1") {
      $0 > 0 && $0 < 1
    }
    check(.priorDeviation, priorDeviation, "a number above 0") { $0 > 0 }
    check(.mergesEveryDays, mergesEveryDays, "a number of days above 0") { $0 > 0 }
    check(.largestWeight, largestWeight, "a number from 1") { $0 >= 1 }
    return problems
  }
}
