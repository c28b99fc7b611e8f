/// A learner that may start again when what it has learnt no longer holds.
///
/// When a ``DriftDetector`` finds that the losses have risen, a fresh learner learns beside the old
/// one. It takes the old one's place once it has predicted better by ``clearLead`` nats in all, and
/// is dropped when it has not within ``patience`` examples: a false alarm costs time, not knowledge.
/// What learns a drift by itself, such as ``BayesianMixture``, has no need of it.
public struct AdaptiveLearner<Base: OnlineLearner>: OnlineLearner {
  /// By how many nats a fresh learner has to have predicted better, to be believed.
  public static var clearLead: Double { 5 }

  /// The examples within which a fresh learner has to show that it is better.
  public static var patience: Int { 5_000 }

  /// The learner that predicts.
  public private(set) var base: Base

  /// The number of examples learnt, by whichever learner.
  public private(set) var examples = 0

  /// How often the losses were found to have risen.
  public var alarms: Int { detector.alarms }

  /// How often a fresh learner has taken over.
  public private(set) var restarts = 0

  private let fresh: Base
  private var challenger: Base?
  private var lead = 0.0
  private var detector: DriftDetector

  /// Makes a learner that has learnt nothing yet adaptive.
  public init(_ fresh: Base, detector: DriftDetector = DriftDetector()) {
    precondition(fresh.examples == 0, "the learner to start from has learnt something")
    base = fresh
    self.fresh = fresh
    self.detector = detector
  }

  /// The number of features, without the constant.
  public var featureCount: Int { base.featureCount }

  /// The weights of the learner that predicts.
  public var weights: [Double] { base.weights }

  /// The probability of a positive label.
  public func predict(_ features: Span<Double>) -> Double { base.predict(features) }

  /// Learns one example and returns the prediction made just before.
  @discardableResult
  public mutating func learn(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> Double {
    let prediction = base.learn(features, label: label, weight: weight)
    watch(features, label: label, weight: weight, prediction)
    return prediction
  }

  /// Learns one example and returns the prediction made just before, with the log-odds if the
  /// learner that predicts knows how little it knows.
  public mutating func learnAndEstimate(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> (prediction: Double, logit: LogitEstimate?) {
    let (prediction, logit) = base.learnAndEstimate(features, label: label, weight: weight)
    watch(features, label: label, weight: weight, prediction)
    return (prediction, logit)
  }

  /// Lets the learner that predicts, and the one beside it, know the sequence.
  public mutating func turn(to sequence: UInt64) {
    base.turn(to: sequence)
    challenger?.turn(to: sequence)
  }

  /// Lets an example pass without learning it.
  public mutating func pass(_ features: Span<Double>) {
    base.pass(features)
    challenger?.pass(features)
  }

  /// Judges a prediction, and lets the learner beside learn, too.
  private mutating func watch(
    _ features: Span<Double>, label: Bool, weight: Double, _ prediction: Double
  ) {
    examples += 1
    let loss = logarithmicLoss(of: prediction, label: label)
    if var trial = challenger {
      // Taken out while it changes, so that its memory is not copied.
      challenger = nil
      let other = trial.learn(features, label: label, weight: weight)
      lead += loss - logarithmicLoss(of: other, label: label)
      if lead > Self.clearLead {
        base = trial
        restarts += 1
      } else if trial.examples < Self.patience {
        challenger = trial
      }
    }
    if detector.record(loss), challenger == nil {
      challenger = fresh
      lead = 0
    }
  }
}

extension AdaptiveLearner: UncertainLearner where Base: UncertainLearner {
  /// The log-odds of a positive label, with their variance.
  public func estimateLogit(_ features: Span<Double>) -> LogitEstimate {
    base.estimateLogit(features)
  }

  /// The variances of the weights of the learner that predicts.
  public var weightVariances: [Double] { base.weightVariances }
}
