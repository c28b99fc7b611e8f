public import ConversionModel

/// Learners that read a table side by side: each row is predicted first and learnt then.
///
/// One pass over the file after the scan, in a memory that does not grow with its rows.
public struct TableLearner: Sendable {
  /// How a table is learnt.
  public struct Options: Sendable, Hashable {
    /// The probability from which a row counts as predicted positive.
    public var threshold = 0.5
    /// The weight of a positive example; a negative one weighs 1.
    public var positiveWeight = 1.0
    /// The share of rows at the end that are predicted but not learnt.
    public var holdOutShare = 0.0
    /// That labels are known later than their rows; nil if they are known at once.
    public var delay: LabelDelay?

    /// Creates the options that change nothing.
    public init() {}
  }

  /// A learner and how well it has predicted.
  public struct Candidate: Sendable {
    /// Its method.
    public let method: TableMethod
    /// The learner.
    public internal(set) var learner: any OnlineLearner
    /// The quality of the predictions, each made before its row was learnt.
    public internal(set) var progressive: ProgressiveValidation
    /// The quality on the rows that were held out.
    public internal(set) var heldOut: ProgressiveValidation
  }

  /// A row as the first candidate predicted it, before it learnt it.
  public struct Prediction {
    /// The row's number, from 1; rows without a label have none.
    public let row: Int
    /// The line on which it begins.
    public let line: Int
    /// The probability of a positive label.
    public let probability: Double
    /// The log-odds with their uncertainty, if the learner knows it.
    public let logit: LogitEstimate?
    /// The label.
    public let label: Bool
    /// What the log-odds are made of, if it was asked for.
    public let explanation: Explanation?
  }

  /// The scan of the table.
  public let scan: TableScan
  /// What is made of the columns.
  public let plan: FeaturePlan
  /// The learners; after a run, what they have learnt.
  public private(set) var candidates: [Candidate]
  /// How well the running base rate has predicted the same rows, each before its label was learnt.
  public private(set) var baseRateProgressive: ProgressiveValidation
  /// How well it has predicted the rows that were held out.
  public private(set) var baseRateHeldOut: ProgressiveValidation
  /// The running statistics of the features.
  public private(set) var normalizer: OnlineNormalizer

  private let options: Options
  private let heldOutFrom: Int
  /// The yardstick: it learns what the learners learn, when they do.
  private var baseRate: BaseRateLearner

  /// Prepares learners.
  public init(
    _ scan: TableScan, plan: FeaturePlan, methods: [TableMethod],
    settings: TableMethod.Settings = .init(), options: Options = Options()
  ) {
    self.scan = scan
    self.plan = plan
    self.options = options
    let empty = ProgressiveValidation(threshold: options.threshold)
    baseRateProgressive = empty
    baseRateHeldOut = empty
    candidates = methods.map { method in
      Candidate(
        method: method,
        learner: method.learner(featureCount: plan.map.featureCount, settings: settings),
        progressive: empty, heldOut: empty)
    }
    normalizer = OnlineNormalizer(
      standardized: plan.map.standardized, products: plan.map.factors)
    baseRate = BaseRateLearner(featureCount: plan.map.featureCount)
    heldOutFrom = scan.rows - Int((options.holdOutShare * Double(scan.rows)).rounded())
  }

  /// Reads the table.
  ///
  /// - Parameters:
  ///   - explains: Whether to say what each prediction is made of, which takes a few allocations.
  ///   - eachRow: Called with each row once it was predicted.
  public mutating func run(
    explains: Bool = false, eachRow: ((Prediction) throws -> Void)? = nil
  ) throws {
    var reader = try RecordReader.opening(scan.file)
    _ = try TableScan.header(&reader, file: scan.file)
    var encoder = RowEncoder(plan, scan)
    var features = [Double](repeating: 0, count: plan.map.featureCount)
    var clock = RowClock(scan)
    var waiting = WaitingRows(featureCount: plan.map.featureCount)
    var matured = features
    var number = 0
    while try reader.next() {
      try TableScan.checkWidth(reader, scan.columnNames.count, file: scan.file)
      guard let value = scan.label.index(of: reader.bytes(of: scan.labelColumn).trimmed) else {
        continue
      }
      var label = value == scan.positiveIndex
      var times: RowTimes?
      if let delay = options.delay {
        let found = try delay.times(reader, &clock, label: &label)
        times = found
        while let label = waiting.next(upTo: found.row, into: &matured) { learn(matured, label) }
      }
      try encoder.encode(reader, normalizer)
      let isLearnt = number < heldOutFrom
      number += 1
      if isLearnt {
        normalizer.update(with: encoder.row.span, into: &features)
      } else {
        normalizer.normalize(encoder.row.span, into: &features)
      }
      var explanation: Explanation?
      if explains, let first = candidates.first { explanation = explain(first.learner, features) }
      let rate = baseRate.predict(features.span)
      for index in candidates.indices {
        let (probability, logit) = judge(
          index, encoder.sequence, features, label, rate, isLearnt: isLearnt)
        guard index == 0, let eachRow else { continue }
        try eachRow(
          Prediction(
            row: number, line: reader.line, probability: probability, logit: logit, label: label,
            explanation: explanation))
      }
      guard isLearnt else {
        baseRateHeldOut.record(prediction: rate, baseRate: rate, label: label)
        continue
      }
      baseRateProgressive.record(prediction: rate, baseRate: rate, label: label)
      if let times {
        if options.delay?.timing == .fakeNegatives { learn(features, false) }
        if options.delay?.timing != .fakeNegatives || label {
          waiting.add(features, label: label, until: times.learnt)
        }
      } else {
        baseRate.learn(features.span, label: label, weight: weight(of: label))
      }
    }
  }

  private func weight(of label: Bool) -> Double { label ? options.positiveWeight : 1 }

  /// Lets all candidates and the yardstick learn a row whose label has become known, or is taken for
  /// negative.
  private mutating func learn(_ features: [Double], _ label: Bool) {
    for index in candidates.indices {
      let weight = weight(of: label, features, for: candidates[index].learner)
      candidates[index].learner.learn(features.span, label: label, weight: weight)
    }
    let weight = weight(of: label, features, for: baseRate)
    baseRate.learn(features.span, label: label, weight: weight)
  }

  private func weight(
    of label: Bool, _ features: [Double], for learner: any OnlineLearner
  ) -> Double {
    guard options.delay?.timing == .fakeNegatives else { return weight(of: label) }
    let prediction = learner.predict(features.span)
    return weight(of: label) * (label ? 1 + prediction : 1 - prediction * prediction)
  }

  private mutating func judge(
    _ index: Int, _ sequence: UInt64?, _ features: [Double], _ label: Bool, _ baseRate: Double,
    isLearnt: Bool
  ) -> (Double, LogitEstimate?) {
    if let sequence { candidates[index].learner.turn(to: sequence) }
    guard isLearnt, options.delay == nil else {
      let prediction = candidates[index].learner.predict(features.span)
      let uncertain = candidates[index].learner as? any UncertainLearner
      candidates[index].learner.pass(features.span)
      let judgement: WritableKeyPath<Candidate, ProgressiveValidation> =
        isLearnt ? \.progressive : \.heldOut
      candidates[index][keyPath: judgement].record(
        prediction: prediction, baseRate: baseRate, label: label)
      return (prediction, uncertain?.estimateLogit(features.span))
    }
    let (prediction, logit) = candidates[index].learner.learnAndEstimate(
      features.span, label: label, weight: weight(of: label))
    candidates[index].progressive.record(prediction: prediction, baseRate: baseRate, label: label)
    return (prediction, logit)
  }
}
