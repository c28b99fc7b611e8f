/// Finds the score from which on a share of all scores lies, without sorting them.
///
/// Scores are counted into equal classes of their range, and then those of the class in which the
/// cut lies once more: one high score must not crowd the others into few classes.
struct TopShare: Sendable {
  private static let classes = 4096
  private static let passes = 3

  private var histogram: [Int] = []

  /// The lowest score of the highest `share` of them; scores within the last class count as equal.
  ///
  /// Costs a few passes over the scores; allocates once.
  mutating func cut(of scores: [Double], share: Double) -> Double {
    if histogram.isEmpty { histogram = Array(repeating: 0, count: Self.classes) }
    var lowest = Double.infinity
    var highest = -Double.infinity
    for score in scores {
      lowest = min(lowest, score)
      highest = max(highest, score)
    }
    let wanted = share * Double(scores.count)
    var above = 0
    for _ in 0..<Self.passes {
      guard highest > lowest else { break }
      let scale = Double(Self.classes) / (highest - lowest)
      guard scale.isFinite else { break }
      for index in histogram.indices { histogram[index] = 0 }
      for score in scores where score >= lowest && score <= highest {
        histogram[min(Int((score - lowest) * scale), Self.classes - 1)] += 1
      }
      var index = Self.classes - 1
      while index > 0 && Double(above + histogram[index]) < wanted {
        above += histogram[index]
        index -= 1
      }
      highest = lowest + Double(index + 1) / scale
      lowest += Double(index) / scale
    }
    return lowest
  }
}
