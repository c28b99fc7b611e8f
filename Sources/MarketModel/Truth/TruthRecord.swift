internal import ConversionModel

/// The truth about the touches that were picked, those whose window had closed at a reporting date.
public struct TruthRecord: Sendable, Hashable {
  /// How many.
  public var touches = 0
  /// The log losses of the learner's predictions, summed.
  public var logLossSum = 0.0
  /// The log losses of who knows the true probabilities, summed.
  public var oracleLogLossSum = 0.0

  /// Nothing yet.
  public init() {}

  /// Adds a touch.
  public mutating func add(_ truth: TouchTruth) {
    touches += 1
    logLossSum += truth.touch.logLoss
    oracleLogLossSum += truth.oracleLogLoss
  }
}

extension MarketRecord {
  /// Enters the truth into the reports of the periods at whose end it was known.
  ///
  /// - Parameter labelWindowDays: After which a touch is judged.
  public mutating func note(_ truths: [TouchTruth], labelWindowDays: Double) {
    for index in periods.indices {
      var truth = TruthRecord()
      for found in truths where found.touch.day + labelWindowDays <= periods[index].end {
        truth.add(found)
      }
      periods[index].learning.truth = truth
    }
  }
}
