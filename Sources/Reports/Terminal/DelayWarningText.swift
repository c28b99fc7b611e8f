internal import Experiments

/// Warnings of judgements that come too early, in words (R7).
enum DelayWarningText {
  static func lines(_ result: ExperimentResult) -> [String] {
    DelayWarning.warnings(of: result).map { warning in
      switch warning {
      case .labelWindow(let p90, let window):
        "Warning: one buyer in ten takes \(ReadableNumber.compact(p90)) days or more from first "
          + "visit to order, and learner.labelWindowDays is \(ReadableNumber.compact(window)): "
          + "the model learns their visits as failures."
      case .reviewInterval(let strategy, let reviewDays, let median):
        "Warning: \(strategy) reviews every \(ReadableNumber.compact(reviewDays)) days, less than "
          + "half of the \(ReadableNumber.compact(median)) days that the median buyer takes: it "
          + "judges spending before its orders are there."
      }
    }
  }
}
