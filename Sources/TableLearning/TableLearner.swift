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

    /// Creates the options that change nothing.
    public init() {}
  }

  /// A learner and how well it has predicted.
  public struct Candidate: Sendable {
    /// Its method.
    public let method: LearnerMethod
    /// The learner.
    public internal(set) var learner: any OnlineLearner
    /// The quality of the predictions, each made before its row was learnt.
    public internal(set) var progressive: ProgressiveValidation
    /// The quality on the rows that were held out.
    public internal(set) var heldOut: ProgressiveValidation
  }

  /// A row as it was predicted by the first candidate.
  public struct Prediction {
    /// The row's number, from 1; rows without a label have none.
    public let row: Int
    /// The line on which it begins.
    public let line: Int
    /// The probability of a positive label.
    public let probability: Double
    /// The standardised features.
    public let features: [Double]
    /// The label.
    public let label: Bool
    /// The learner as it predicted.
    public let learner: any OnlineLearner
  }

  /// The scan of the table.
  public let scan: TableScan
  /// What is made of the columns.
  public let plan: FeaturePlan
  /// The learners; after a run, what they have learnt.
  public private(set) var candidates: [Candidate]
  /// The running statistics of the features.
  public private(set) var normalizer: OnlineNormalizer

  private let options: Options
  private let heldOutFrom: Int

  /// Prepares learners.
  public init(
    _ scan: TableScan, plan: FeaturePlan, methods: [LearnerMethod],
    settings: LearnerMethod.Settings = .init(), options: Options = Options()
  ) {
    self.scan = scan
    self.plan = plan
    self.options = options
    let empty = ProgressiveValidation(threshold: options.threshold)
    candidates = methods.map { method in
      Candidate(
        method: method,
        learner: method.learner(featureCount: plan.map.featureCount, settings: settings),
        progressive: empty, heldOut: empty)
    }
    normalizer = OnlineNormalizer(standardized: plan.map.standardized)
    heldOutFrom = scan.rows - Int((options.holdOutShare * Double(scan.rows)).rounded())
  }

  /// Reads the table.
  ///
  /// - Parameter eachRow: Called with each row before it is learnt.
  public mutating func run(
    eachRow: ((Prediction) throws -> Void)? = nil
  ) throws {
    var reader = try RecordReader.opening(scan.file)
    _ = try TableScan.header(&reader, file: scan.file)
    var baseRate = BaseRate()
    var raw = [Double](repeating: 0, count: plan.map.featureCount)
    var features = raw
    var number = 0
    while try reader.next() {
      try TableScan.checkWidth(reader, scan.columnNames.count, file: scan.file)
      guard let value = scan.label.index(of: reader.bytes(of: scan.labelColumn).trimmed) else {
        continue
      }
      let label = value == scan.positiveIndex
      encode(reader, into: &raw)
      let isLearnt = number < heldOutFrom
      number += 1
      if isLearnt {
        normalizer.update(with: raw.span, into: &features)
      } else {
        normalizer.normalize(raw.span, into: &features)
      }
      if let eachRow, let first = candidates.first {
        try eachRow(
          Prediction(
            row: number, line: reader.line, probability: first.learner.predict(features.span),
            features: features, label: label, learner: first.learner))
      }
      for index in candidates.indices {
        judge(index, features, label, baseRate.rate, isLearnt: isLearnt)
      }
      if isLearnt { baseRate.record(label) }
    }
  }

  private mutating func judge(
    _ index: Int, _ features: [Double], _ label: Bool, _ baseRate: Double, isLearnt: Bool
  ) {
    if isLearnt {
      let prediction = candidates[index].learner.learn(
        features.span, label: label, weight: label ? options.positiveWeight : 1)
      candidates[index].progressive.record(
        prediction: prediction, baseRate: baseRate, label: label)
    } else {
      let prediction = candidates[index].learner.predict(features.span)
      candidates[index].heldOut.record(prediction: prediction, baseRate: baseRate, label: label)
    }
  }

  /// Writes the current record's features.
  private func encode(_ reader: borrowing RecordReader, into row: inout [Double]) {
    for index in row.indices { row[index] = 0 }
    for (index, column) in plan.used.enumerated() {
      let bytes = reader.bytes(of: column.place).trimmed
      switch column.definition.encoding {
      case .number, .flag:
        if case .number(let number) = bytes.value {
          plan.map.set(index, number: number, in: &row)
        } else {
          setMissing(index, in: &row)
        }
      case .levels:
        if let level = column.levels[bytes.stableHash] {
          plan.map.set(index, level: level, in: &row)
        } else if case .missing = bytes.value {
          setMissing(index, in: &row)
        } else {
          plan.map.set(index, level: nil, in: &row)
        }
      case .buckets:
        if case .missing = bytes.value {
          setMissing(index, in: &row)
        } else {
          plan.map.set(index, hash: bytes.stableHash, in: &row)
        }
      }
    }
  }

  private func setMissing(_ column: Int, in row: inout [Double]) {
    plan.map.setMissing(column, means: normalizer.mean(ofColumn:), in: &row)
  }
}
