internal import ConversionModel
internal import Reports
internal import TableLearning

/// The CSV tables of a learnt table.
enum LearnTables {
  /// What each column is taken as.
  static func columns(_ plan: FeaturePlan) -> CSVTable {
    var table = CSVTable(columns: [
      CSVColumn("column", "A column of the file."), CSVColumn("taken_as", "What it is taken as."),
    ])
    for (name, words) in plan.descriptions { table.append([.text(name), .text(words)]) }
    return table
  }

  /// Every measure of every learner.
  static func judgement(_ learner: TableLearner) -> CSVTable {
    var table = CSVTable(columns: [
      CSVColumn("learner", "The learner."),
      CSVColumn("rows", "Which rows: progressive, each before it was learnt, or held_out."),
      CSVColumn("measure", "The measure."), CSVColumn("value", "Its value."),
      CSVColumn("base_rate_value", "The running base rate's value, where it has one."),
    ])
    for candidate in learner.candidates {
      for (rows, validation) in [
        ("progressive", candidate.progressive), ("held_out", candidate.heldOut),
      ] where validation.count > 0 {
        let measures: [(String, Double?, Double?)] = [
          ("examples", Double(validation.count), nil),
          ("positive_share", validation.positiveShare, nil),
          ("mean_prediction", validation.meanPrediction, nil),
          ("log_loss", validation.logLoss, validation.baseRateLogLoss),
          ("area_under_curve", validation.areaUnderCurve, 0.5),
          ("brier_score", validation.brierScore, nil), ("accuracy", validation.accuracy, nil),
          ("precision", validation.precision, nil), ("recall", validation.recall, nil),
          ("f1_score", validation.f1Score, nil),
          ("expected_calibration_error", validation.expectedCalibrationError(), nil),
        ]
        for (name, value, base) in measures {
          table.append([
            .text(candidate.method.rawValue), .text(rows), .text(name), .real(ifKnown: value),
            .real(ifKnown: base),
          ])
        }
      }
    }
    return table
  }

  /// What was predicted and what came, in groups of rising prediction.
  static func reliability(_ learner: TableLearner) -> CSVTable {
    var table = CSVTable(columns: [
      CSVColumn("learner", "The learner."), CSVColumn("group", "The group, from 1."),
      CSVColumn("examples", "Rows in the group."),
      CSVColumn("mean_prediction", "The mean predicted probability."),
      CSVColumn("positive_share", "The share of positive labels."),
    ])
    for candidate in learner.candidates {
      for (index, group) in candidate.progressive.calibration().enumerated() {
        table.append([
          .text(candidate.method.rawValue), .integer(index + 1), .integer(group.count),
          .real(group.meanPrediction), .real(group.positiveShare),
        ])
      }
    }
    return table
  }

  /// What every learner has learnt of each feature.
  static func weights(_ learner: TableLearner) -> CSVTable {
    var table = CSVTable(columns: [
      CSVColumn("learner", "The learner."), CSVColumn("feature", "The feature."),
      CSVColumn("weight", "What one unit of the feature adds to the log-odds."),
      CSVColumn("weight_low", "The low end of the weight's 95 % interval."),
      CSVColumn("weight_high", "The high end of the weight's 95 % interval."),
      CSVColumn("standardized_weight", "What one standard deviation adds to the log-odds."),
    ])
    for (index, candidate) in learner.candidates.enumerated() {
      for weight in learner.weights(ofCandidate: index) {
        table.append([
          .text(candidate.method.rawValue), .text(weight.name), .real(weight.weight),
          .real(ifKnown: weight.interval?.lowerBound), .real(ifKnown: weight.interval?.upperBound),
          .real(weight.standardizedWeight),
        ])
      }
    }
    return table
  }
}

/// The table of predictions, written row by row.
struct PredictionTable {
  /// Whether predictions have intervals.
  let isUncertain: Bool
  /// How many columns explain each.
  let explanations: Int

  /// The names of its columns.
  var header: [CSVCell] {
    var names = ["row", "label", "prediction"]
    if isUncertain { names += ["prediction_low", "prediction_high"] }
    for place in 0..<explanations {
      names += ["column_\(place + 1)", "log_odds_\(place + 1)"]
    }
    return names.map(CSVCell.text)
  }

  /// A row.
  func row(
    _ prediction: TableLearner.Prediction,
    contributions: (TableLearner.Prediction) -> [(column: String, logOdds: Double)]
  ) -> [CSVCell] {
    var cells: [CSVCell] = [
      .integer(prediction.row), .integer(prediction.label ? 1 : 0), .real(prediction.probability),
    ]
    if isUncertain, let learner = prediction.learner as? any UncertainLearner {
      let interval = learner.estimateLogit(prediction.features.span).probabilityInterval()
      cells += [.real(interval.lowerBound), .real(interval.upperBound)]
    }
    guard explanations > 0 else { return cells }
    let largest = contributions(prediction)
      .sorted { ($1.logOdds.magnitude, $0.column) < ($0.logOdds.magnitude, $1.column) }
    for place in 0..<explanations {
      cells +=
        place < largest.count
        ? [.text(largest[place].column), .real(largest[place].logOdds)] : [.empty, .empty]
    }
    return cells
  }
}
