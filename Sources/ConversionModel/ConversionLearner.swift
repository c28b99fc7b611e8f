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

  /// The learners of groups that share no example; nil where there is one learner.
  private var federation: FederatedLearning?

  /// Every how many touches one is kept once its window has closed; nil for none.
  public let keepsEvery: Int?

  /// The touches that are kept, in their order.
  public private(set) var keptTouches: [MaturedTouch] = []

  private var maturing: MaturingExamples
  /// The number from which on a person's examples count whose earlier ones are to be forgotten.
  private var firstKept: [Int32: Int] = [:]
  private var row: [Double]

  /// Creates a learner that predicts the configured prior rate for everyone.
  ///
  /// - Parameters:
  ///   - featureNames: The features' names, in the order of the rows.
  ///   - standardized: For each feature, whether to standardise it or pass it through (0/1).
  ///   - products: The features that are products of two others.
  ///   - people: The number of persons; they are numbered from 0.
  ///   - configuration: The settings, all within their ranges.
  ///   - groups: How many groups of touches there are that may not share examples, if the
  ///     configuration says so.
  ///   - keepsEvery: Every how many touches one is kept; nil for none.
  public init(
    featureNames: [String], standardized: [Bool], products: [FeatureProduct] = [], people: Int,
    configuration: LearnerConfiguration, groups: Int = 1, keepsEvery: Int? = nil
  ) {
    precondition(keepsEvery ?? 1 > 0, "touches are kept every so many")
    self.keepsEvery = keepsEvery
    precondition(featureNames.count == standardized.count, "one name and one flag a feature")
    precondition(configuration.problems().isEmpty, "a learner's setting is out of range")
    self.featureNames = featureNames
    self.configuration = configuration
    let fresh = configuration.method.learner(
      featureCount: featureNames.count, settings: configuration.settings,
      prior: configuration.priorConversionRate,
      priorVariance: configuration.priorDeviation * configuration.priorDeviation,
      exponential: .platform)
    model = fresh
    normalizer = OnlineNormalizer(standardized: standardized, products: products)
    validation = ProgressiveValidation(threshold: configuration.decisionThreshold)
    baseRate = BaseRate(prior: configuration.priorConversionRate)
    federation = configuration.mergesEveryDays.map { days in
      guard let fresh = fresh as? BayesianRegression else {
        preconditionFailure("only learners with a full covariance can be merged")
      }
      return FederatedLearning(groups: groups, of: fresh, mergedEveryDays: days)
    }
    var isNumber = standardized
    for product in products { isNumber[product.feature] = true }
    maturing = MaturingExamples(
      people: people, isNumber: isNumber, noteCount: Self.noteCount(configuration),
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
  ///   - group: Where the touch is known, if groups may not share examples.
  ///   - propensity: The chance that the touch had to come about by the firm's own choice of whom
  ///     to address.
  public mutating func touch(
    person: Int, at time: Double, features: Span<Double>, group: Int = 0, propensity: Double = 1
  ) -> Double {
    mature(upTo: time)
    normalizer.update(with: features, into: &row)
    let prediction = model.predict(row.span)
    let number = maturing.open(
      person: person, at: time, prediction: prediction, baseRate: baseRate.rate,
      features: row, notes: notes(group: group, propensity: propensity))
    if configuration.labelTiming == .fakeNegatives { learn(number, label: false) }
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
    if configuration.labelTiming != .atWindowClose {
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
      if federation != nil {
        federation?.pooledLogLossSum += logarithmicLoss(
          of: maturing.note(Note.pooled, of: number), label: example.hasConverted)
      }
      if let keepsEvery, number % keepsEvery == 0 {
        keptTouches.append(MaturedTouch(number: number, example))
      }
      switch configuration.labelTiming {
      case .atWindowClose: learn(number, label: example.hasConverted)
      case .whenKnown: if !example.hasConverted { learn(number, label: false) }
      case .fakeNegatives: break
      }
      maturing.removeOldest()
    }
    if let merged = federation?.merge(at: time) { model = merged }
  }

  /// Whether the person of a touch has converted since, within the window.
  ///
  /// - Precondition: The touch's window has not closed.
  public func hasConverted(afterTouch number: Int) -> Bool { maturing[number].hasConverted }

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

  /// Learns an example, by the weight that it has.
  private mutating func learn(_ number: Int, label: Bool) {
    var weight = 1.0
    if configuration.largestWeight != nil { weight = maturing.note(Note.weight, of: number) }
    maturing.copyFeatures(of: number, into: &row)
    if configuration.labelTiming == .fakeNegatives {
      let prediction = model.predict(row.span)
      weight *= label ? 1 + prediction : 1 - prediction * prediction
    }
    if federation == nil {
      Self.teach(&model, row, label: label, weight: weight)
    } else {
      let group = Int(maturing.note(Note.group, of: number))
      Self.teach(&federation, row, label: label, weight: weight, group: group)
    }
  }

  /// A function of its own, as it cannot be said otherwise that the row is not the model's.
  private static func teach(
    _ model: inout any OnlineLearner, _ row: [Double], label: Bool, weight: Double
  ) {
    model.learn(row.span, label: label, weight: weight)
  }

  private static func teach(
    _ federation: inout FederatedLearning?, _ row: [Double], label: Bool, weight: Double, group: Int
  ) {
    federation?.learn(row.span, label: label, weight: weight, group: group)
  }
}

/// What is kept of a touch beside its features, where the configuration needs it.
extension ConversionLearner {
  /// The places of the notes.
  private enum Note {
    static let weight = 0
    static let group = 1
    static let pooled = 2
  }

  private static func noteCount(_ configuration: LearnerConfiguration) -> Int {
    if configuration.mergesEveryDays != nil { return 3 }
    return configuration.largestWeight == nil ? 0 : 1
  }

  private func notes(group: Int, propensity: Double) -> [Double] {
    guard maturing.noteCount > 0 else { return [] }
    let weight = configuration.largestWeight.map { min($0, 1 / max(propensity, 1 / $0)) } ?? 1
    guard let federation else { return [weight] }
    return [weight, Double(group), federation.pooled.predict(row.span)]
  }

  /// The mean log loss that one learner of all examples would have had, where groups keep theirs to
  /// themselves; nil elsewhere.
  public var pooledLogLoss: Double? {
    guard let federation, validation.count > 0 else { return nil }
    return federation.pooledLogLossSum / Double(validation.count)
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

/// A touch whose window has closed.
public struct MaturedTouch: Sendable, Hashable {
  /// Its number among all touches, from 0.
  public let number: Int
  /// When it was, days.
  public let day: Double
  /// The probability of conversion predicted at it.
  public let prediction: Double
  /// Whether the person has converted within the window.
  public let hasConverted: Bool

  init(number: Int, _ example: MaturingExample) {
    self.number = number
    day = example.touchedAt
    prediction = example.prediction
    hasConverted = example.hasConverted
  }

  /// The log loss of the prediction, nats.
  public var logLoss: Double { logarithmicLoss(of: prediction, label: hasConverted) }
}
