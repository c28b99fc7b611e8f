/// Tells when the mean of a stream has risen, such as that of a learner's losses (Page 1954, Hinkley
/// 1971).
///
/// It sums by how much each value exceeds the mean so far and an allowance; when the sum has risen
/// from its least by more than a threshold, the stream has changed, and the detector starts again.
/// Costs a few operations a value.
public struct DriftDetector: Sendable, Hashable {
  /// What a value may exceed the mean by without counting.
  public let allowance: Double

  /// How far the sum has to rise.
  public let threshold: Double

  /// The values that must come before the first alarm.
  public let patience: Int

  /// The number of alarms.
  public private(set) var alarms = 0

  /// The values since the start or the last alarm.
  public private(set) var count = 0

  private var mean = 0.0
  private var sum = 0.0
  private var least = 0.0

  /// Creates a detector that has seen no value.
  public init(allowance: Double = 0.005, threshold: Double = 50, patience: Int = 100) {
    precondition(allowance >= 0 && threshold > 0 && patience > 0, "a setting is out of range")
    self.allowance = allowance
    self.threshold = threshold
    self.patience = patience
  }

  /// Records a value, and says whether the stream has changed.
  public mutating func record(_ value: Double) -> Bool {
    count += 1
    mean += (value - mean) / Double(count)
    sum += value - mean - allowance
    least = min(least, sum)
    guard count >= patience, sum - least > threshold else { return false }
    alarms += 1
    (count, mean, sum, least) = (0, 0, 0, 0)
    return true
  }
}
