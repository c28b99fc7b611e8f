/// How many examples of each prediction there were, and how many of them were positive: calibration
/// data that can be added up over learners.
///
/// By bins of predictions 1/32 wide in log-odds; only those with an example are kept.
public struct ScoreCounts: Sendable, Hashable {
  private struct Row: Sendable, Hashable {
    let bin: Int
    var negatives: Int
    var positives: Int
    var predictionSum: Double
  }

  /// By rising prediction.
  private var rows: [Row] = []

  /// Nothing counted.
  public init() {}

  init(_ scores: ScoreHistogram) {
    for (index, bin) in scores.bins.enumerated() where bin.count > 0 {
      rows.append(
        Row(
          bin: index, negatives: bin.negatives, positives: bin.positives,
          predictionSum: bin.predictionSum))
    }
  }

  /// Adds what another learner's predictions were.
  public mutating func merge(_ other: ScoreCounts) {
    var byBin = [Int: Row](uniqueKeysWithValues: rows.map { ($0.bin, $0) })
    for row in other.rows {
      guard var known = byBin[row.bin] else {
        byBin[row.bin] = row
        continue
      }
      known.negatives += row.negatives
      known.positives += row.positives
      known.predictionSum += row.predictionSum
      byBin[row.bin] = known
    }
    rows = byBin.values.sorted { $0.bin < $1.bin }
  }

  /// The examples in groups of rising prediction and about equal size; see
  /// ``ProgressiveValidation/calibration(groups:)``.
  public func calibration(groups: Int = 20) -> [CalibrationGroup] {
    precondition(groups > 0, "no group asked for")
    let count = rows.reduce(0) { $0 + $1.negatives + $1.positives }
    var table: [CalibrationGroup] = []
    var (current, done) = (ScoreHistogram.Bin(), 0)
    for row in rows {
      current += ScoreHistogram.Bin(
        negatives: row.negatives, positives: row.positives, predictionSum: row.predictionSum)
      done += row.negatives + row.positives
      // A group ends once it holds its share of the examples: done/count >= (groups so far + 1)/groups.
      if done * groups >= count * (table.count + 1) {
        table.append(CalibrationGroup(current))
        current = ScoreHistogram.Bin()
      }
    }
    return table
  }
}
