internal import ConversionModel
internal import Reports
internal import TableLearning

/// The CSV tables of a learnt table.
enum LearnTables {
  /// What each column is taken as.
  static func columns(_ plan: FeaturePlan) -> CSVTable {
    var table = CSVTable(columns: LearnTable.columns.columns)
    for (name, words) in plan.descriptions { table.append([.text(name), .text(words)]) }
    return table
  }

  /// Every measure of every learner.
  static func judgement(_ learner: TableLearner) -> CSVTable {
    var table = CSVTable(columns: LearnTable.judgement.columns)
    for candidate in learner.candidates {
      for (rows, validation, baseRate) in [
        ("progressive", candidate.progressive, learner.baseRateProgressive),
        ("held_out", candidate.heldOut, learner.baseRateHeldOut),
      ] where validation.count > 0 {
        for ((name, value), (_, base)) in zip(measures(validation), measures(baseRate)) {
          table.append([
            .text(candidate.method.rawValue), .text(rows), .text(name), .real(ifKnown: value),
            .real(ifKnown: base),
          ])
        }
      }
    }
    return table
  }

  private static func measures(_ validation: ProgressiveValidation) -> [(String, Double?)] {
    [
      ("examples", Double(validation.count)), ("positive_share", validation.positiveShare),
      ("mean_prediction", validation.meanPrediction), ("log_loss", validation.logLoss),
      ("area_under_curve", validation.areaUnderCurve),
      ("area_under_curve_resolution", validation.areaUnderCurveResolution),
      ("brier_score", validation.brierScore),
      ("accuracy", validation.accuracy), ("precision", validation.precision),
      ("recall", validation.recall), ("f1_score", validation.f1Score),
      ("expected_calibration_error", validation.expectedCalibrationError()),
    ]
  }

  /// What was predicted and what came, in groups of rising prediction.
  static func reliability(_ learner: TableLearner) -> CSVTable {
    var table = CSVTable(columns: LearnTable.reliability.columns)
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
    var table = CSVTable(columns: LearnTable.weights.columns)
    // What a recurrent network predicts is no sum of weighted features.
    for (index, candidate) in learner.candidates.enumerated() where candidate.method != .lstm {
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
    let all = LearnTable.predictions.columns.map(\.name)
    var names = Array(all[...2])
    if isUncertain { names += all[3...4] }
    for place in 0..<explanations {
      names += ["column_\(place + 1)", "log_odds_\(place + 1)"]
    }
    return names.map(CSVCell.text)
  }

  /// A row.
  func row(_ prediction: TableLearner.Prediction) -> [CSVCell] {
    var cells: [CSVCell] = [
      .integer(prediction.row), .integer(prediction.label ? 1 : 0), .real(prediction.probability),
    ]
    if isUncertain {
      let interval = prediction.logit?.probabilityInterval()
      cells += [.real(ifKnown: interval?.lowerBound), .real(ifKnown: interval?.upperBound)]
    }
    guard explanations > 0, let parts = prediction.explanation?.parts else { return cells }
    let largest = parts.sorted {
      ($1.logOdds.magnitude, $0.column) < ($0.logOdds.magnitude, $1.column)
    }
    for place in 0..<explanations {
      cells +=
        place < largest.count
        ? [.text(largest[place].column), .real(largest[place].logOdds)] : [.empty, .empty]
    }
    return cells
  }
}
