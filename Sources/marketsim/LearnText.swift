internal import ConversionModel
internal import Reports
internal import TableLearning

/// What `learn` prints.
enum LearnText {
  /// What the table holds.
  static func columns(_ scan: TableScan, _ plan: FeaturePlan, _ labels: DelayedLabels?) -> String {
    var table = ConsoleTable(columns: [.text("column"), .text("taken as")])
    for (name, words) in plan.descriptions { table.append([name, words]) }
    let positives = labels?.positives ?? scan.positives
    let share = ReadableNumber.percent(Double(positives) / Double(scan.rows))
    var window = ""
    if let labels {
      let rows = labels.late == 1 ? "1 label came" : "\(labels.late) labels came"
      window = " within \(labels.window)"
      if labels.late > 0 { window += "; \(rows) later and count as negative" }
    }
    let without = scan.unlabelled > 0 ? "; \(scan.unlabelled) without a label are left out" : ""
    return
      "\(scan.rows) rows, \(share) of them positive (\(scan.positive))\(window)\(without).\n"
      + "\(plan.map.featureCount) features of "
      + (plan.map.columns.count == 1 ? "1 column" : "\(plan.map.columns.count) columns") + ":\n\n"
      + table.rendered() + "\n"
  }

  /// How well the learners have predicted.
  static func judgement(_ learner: TableLearner) -> String {
    var text = "Each row predicted before it was learnt:\n\n"
    text += table(learner, \.progressive, learner.baseRateProgressive)
    if learner.candidates.contains(where: { $0.heldOut.count > 0 }) {
      text +=
        "\nThe rows at the end, held out:\n\n" + table(learner, \.heldOut, learner.baseRateHeldOut)
    }
    if let resolution = learner.candidates.first?.progressive.areaUnderCurveResolution,
      resolution > 0.01
    {
      text +=
        "\nPredictions lie so close together that the AUC of the first learner is known to ± "
        + ReadableNumber.fixed(resolution, decimals: 3) + " only.\n"
    }
    return text
  }

  /// Why the first learner does not beat the base rate, in so far as can be known; nil if it does.
  static func shortfall(_ learner: TableLearner, _ labels: DelayedLabels?) -> String? {
    guard let candidate = learner.candidates.first, candidate.method != .single(.baseRate),
      let loss = candidate.progressive.logLoss, let base = candidate.progressive.baseRateLogLoss,
      loss >= base
    else { return nil }
    let scan = learner.scan
    let positives = labels?.positives ?? scan.positives
    let rarer = min(positives, scan.rows - positives)
    let features = learner.plan.map.featureCount
    if let labels, candidate.learner.examples == 0 {
      return
        "\(candidate.method.rawValue) has learnt nothing: no label was known before the file ended, as "
        + "a label is known \(labels.window) after its row and the rows span "
        + ReadableNumber.fixed(labels.span, decimals: 1)
    }
    let ranks = candidate.progressive.areaUnderCurve.map { $0 > 0.6 } ?? false
    let reason =
      ranks
      ? "it tells rows apart (AUC "
        + ReadableNumber.fixed(candidate.progressive.areaUnderCurve, decimals: 2)
        + "), but its probabilities are off: by its steps or weights, by labels that come late, or "
        + "by too few rows"
      : rarer < 10 * features
        ? "\(rarer) rows of the rarer label are few for \(features) features (ten for each are a "
          + "rule of thumb): --ignore columns that can't matter, or take more rows"
        : "the columns tell next to nothing about the label, or what they tell changes too fast"
    return
      "\(candidate.method.rawValue) has not beaten the base rate (log loss "
      + ReadableNumber.fixed(loss, decimals: 5) + " against "
      + ReadableNumber.fixed(base, decimals: 5) + "): \(reason)"
  }

  private static func table(
    _ learner: TableLearner, _ rows: KeyPath<TableLearner.Candidate, ProgressiveValidation>,
    _ baseRate: ProgressiveValidation
  ) -> String {
    var table = ConsoleTable(columns: [
      .text("learner"), .number("log loss"), .number("AUC"), .number("Brier"),
      .number("accuracy"), .number("precision"), .number("recall"), .number("F1"),
      .number("calibration error"),
    ])
    let ranked = learner.candidates.enumerated().sorted { left, right in
      let (a, b) = (left.element[keyPath: rows].logLoss, right.element[keyPath: rows].logLoss)
      return (a ?? .infinity, left.offset) < (b ?? .infinity, right.offset)
    }
    func append(_ name: String, _ validation: ProgressiveValidation) {
      table.append(
        [name, ReadableNumber.fixed(validation.logLoss, decimals: 5)]
          + [
            validation.areaUnderCurve, validation.brierScore, validation.accuracy,
            validation.precision, validation.recall, validation.f1Score,
            validation.expectedCalibrationError(),
          ].map { ReadableNumber.fixed($0, decimals: 4) })
    }
    for (_, candidate) in ranked { append(candidate.method.rawValue, candidate[keyPath: rows]) }
    if !learner.candidates.contains(where: { $0.method == .single(.baseRate) }) {
      append(LearnerMethod.baseRate.rawValue, baseRate)
    }
    return table.rendered()
  }
}
