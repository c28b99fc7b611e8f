/// A firm's model of who converts, learnt online from touches whose labels mature with delay.
///
/// A touch opens an example; a conversion of the person within the label window makes it positive,
/// the window's end makes it negative. The caller reports only touches and conversions that the
/// firm can match to a person: the learner knows nothing else.
///
/// What is learnt and when:
/// - The normaliser's statistics include a row when its touch happens. The row is kept as normalised
///   then, and learnt as such: what is learnt is what the prediction was made from.
/// - Negatives are learnt when the window closes; positives as ``LabelTiming`` says.
/// - The gradient is taken at the weights of the moment of learning.
///
/// What is scored: the prediction made at the touch, with the base rate known at the touch, once the
/// window has closed, whatever the label. So a validated cohort of touches is always complete, and
/// touches still open at the end of a run are not counted. The base rate, too, is that of touches
/// whose window has closed; like the model it is a window late, but it never suffers from early
/// positives, so that it is the strictest comparison among those a firm could make.
///
/// A value: a copy goes on independently. No call allocates but for doublings of the ring.
public struct ConversionLearner: Sendable {
  /// The features' names, in the order of the rows.
  public let featureNames: [String]

  /// The settings.
  public let configuration: LearnerConfiguration

  /// The model of the probability of conversion, on normalised features.
  public private(set) var model: any OnlineLearner

  /// The running statistics of the raw features.
  public private(set) var normalizer: OnlineNormalizer

  /// The quality of the predictions made at touches whose window has closed.
  public private(set) var validation: ProgressiveValidation

  /// The share of conversions among touches whose window has closed.
  public private(set) var baseRate: BaseRate

  /// The number of conversions of a person without an open touch, which teach nothing.
  public private(set) var conversionsWithoutTouch = 0

  private var maturing: MaturingExamples
  /// The number from which on a person's examples count whose earlier ones are to be forgotten.
  private var firstKept: [Int32: Int] = [:]
  private var row: [Double]

  /// Creates a learner that predicts the configured prior rate for everyone.
  ///
  /// - Parameters:
  ///   - featureNames: The features' names, in the order of the rows.
  ///   - standardized: For each feature, whether to standardise it or pass it through (0/1).
  ///   - people: The number of persons; they are numbered from 0.
  ///   - configuration: The settings, all within their ranges.
  public init(
    featureNames: [String], standardized: [Bool], people: Int, configuration: LearnerConfiguration
  ) {
    precondition(featureNames.count == standardized.count, "one name and one flag a feature")
    precondition(configuration.problems().isEmpty, "a learner's setting is out of range")
    self.featureNames = featureNames
    self.configuration = configuration
    model = configuration.method.learner(
      featureCount: featureNames.count, settings: configuration.settings,
      prior: configuration.priorConversionRate, exponential: .platform)
    normalizer = OnlineNormalizer(standardized: standardized)
    validation = ProgressiveValidation(threshold: configuration.decisionThreshold)
    baseRate = BaseRate(prior: configuration.priorConversionRate)
    maturing = MaturingExamples(
      people: people, isNumber: standardized,
      windowDays: configuration.labelWindowDays)
    row = [Double](repeating: 0, count: featureNames.count)
  }

  /// Memory of the touches whose window has not closed, bytes.
  public var touchBytes: Int { maturing.touchBytes }

  /// Memory of what is kept of each person, bytes.
  public var personBytes: Int { maturing.personBytes }

  /// The number of touches whose label is not known yet.
  public var openExamples: Int { maturing.openCount }

  /// The number of touches whose window has not closed yet, whether their person converted or not.
  public var maturingExamples: Int { maturing.count }

  /// The number of touches reported.
  public var touches: Int { maturing.next }

  /// The number of examples learnt.
  public var learnt: Int { model.examples }

  /// The weights on raw features, then the constant: the logit is their sum, clipping aside.
  public var weightsInOriginalUnits: [Double] {
    normalizer.weightsInOriginalUnits(model.weights)
  }

  /// Opens an example and returns the probability of conversion predicted for it now.
  ///
  /// - Parameters:
  ///   - person: Who is touched.
  ///   - time: When, in days, not before any earlier call's time.
  ///   - features: The raw features, all finite, one a name; those not standardised are 0 or 1.
  public mutating func touch(person: Int, at time: Double, features: Span<Double>) -> Double {
    mature(upTo: time)
    normalizer.update(with: features, into: &row)
    let prediction = model.predict(row.span)
    maturing.open(
      person: person, at: time, prediction: prediction, baseRate: baseRate.rate,
      features: row)
    return prediction
  }

  /// Labels the person's open touches positive and returns how many there were.
  ///
  /// A touch at the same time counts, one exactly a window ago does not.
  @discardableResult
  public mutating func conversion(person: Int, at time: Double) -> Int {
    mature(upTo: time)
    let openBefore = maturing.openCount
    guard let newest = maturing.convert(person: person, at: time) else {
      conversionsWithoutTouch += 1
      return 0
    }
    if configuration.labelTiming == .whenKnown {
      var number: Int? = newest
      while let current = number {
        if !isForgotten(current, of: Int32(person)) { learn(current, label: true) }
        number = maturing.older(than: current)
      }
    }
    return openBefore - maturing.openCount
  }

  /// Learns and scores the touches whose window has closed at or before `time`.
  ///
  /// Times must not decrease from call to call.
  public mutating func mature(upTo time: Double) {
    maturing.advance(to: time)
    while maturing.isOldestClosed(at: time) {
      let number = maturing.oldest
      let example = maturing[number]
      guard !isForgotten(number, of: example.person) else {
        maturing.removeOldest()
        continue
      }
      validation.record(
        prediction: example.prediction, baseRate: example.baseRate, label: example.hasConverted)
      baseRate.record(example.hasConverted)
      if !example.hasConverted || configuration.labelTiming == .atWindowClose {
        learn(number, label: example.hasConverted)
      }
      maturing.removeOldest()
    }
  }

  /// Forgets a person's touches whose label is not learnt yet: they are neither learnt nor scored.
  ///
  /// What has been learnt from her before stays in the weights. Costs one entry of a dictionary.
  public mutating func forget(person: Int) {
    firstKept[Int32(person)] = maturing.next
  }

  private func isForgotten(_ number: Int, of person: Int32) -> Bool {
    guard !firstKept.isEmpty, let first = firstKept[person] else { return false }
    return number < first
  }

  /// The probability of conversion for raw features, leaving the normaliser as it is.
  public func predict(_ features: Span<Double>) -> Double {
    normalizer.withNormalized(features) { model.predict($0) }
  }

  /// What says how sure a prediction is; nil where the learner doesn't know.
  ///
  /// Asked for once, and used for many people.
  public var estimator: ConversionEstimator? {
    (model as? any UncertainLearner).map {
      ConversionEstimator(learner: $0, normalizer: normalizer)
    }
  }

  private mutating func learn(_ number: Int, label: Bool) {
    maturing.copyFeatures(of: number, into: &row)
    Self.teach(&model, row, label: label)
  }

  /// A function of its own, as it cannot be said otherwise that the row is not the model's.
  private static func teach(_ model: inout any OnlineLearner, _ row: [Double], label: Bool) {
    model.learn(row.span, label: label)
  }
}

/// A ``ConversionLearner`` as it stands, that says how sure it is of its predictions.
public struct ConversionEstimator: Sendable {
  private let learner: any UncertainLearner
  private let normalizer: OnlineNormalizer

  init(learner: any UncertainLearner, normalizer: OnlineNormalizer) {
    self.learner = learner
    self.normalizer = normalizer
  }

  /// The log-odds of conversion for raw features, with their variance.
  public func estimate(_ features: Span<Double>) -> LogitEstimate {
    normalizer.withNormalized(features) { learner.estimateLogit($0) }
  }
}
