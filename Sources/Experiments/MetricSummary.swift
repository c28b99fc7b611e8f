public import OutputAnalysis
public import Scenarios

/// A metric of one strategy over the replications.
public struct MetricSummary: Sendable {
  /// The mean over replications, for a ratio the ratio of the sums (R10); nil if undefined.
  public let mean: Double?
  /// Standard error of the mean.
  public let standardError: Double?
  /// Half the width of the 95 % interval of the mean.
  public let halfWidth: Double?
  /// How the replications' values spread; nil where none is defined.
  public let spread: SampleSummary?

  /// Summarises values given by their parts, one pair a replication.
  ///
  /// - Parameters:
  ///   - numerators: The values, or the ratio's upper parts.
  ///   - denominators: The ratio's lower parts; nil for a plain mean.
  public init(numerators: [Double], denominators: [Double]? = nil) {
    guard let denominators else {
      spread = SampleSummary(of: numerators)
      mean = spread?.mean
      standardError = spread?.standardError
      halfWidth = spread?.halfWidth
      return
    }
    let estimate = RatioEstimate(numerators: numerators, denominators: denominators)
    mean = estimate?.ratio
    standardError = estimate?.standardError
    halfWidth = estimate?.halfWidth
    spread = SampleSummary(
      of: zip(numerators, denominators).filter { $0.1 != 0 }.map { $0.0 / $0.1 })
  }
}

extension MetricSummary {
  /// Summarises a measure over subjects, one a replication; those without a value are left out.
  public init<Subject>(
    of measure: Measure<Subject>, over subjects: [Subject], currency: Currency
  ) {
    let parts = subjects.compactMap { measure.parts($0, currency: currency) }
    self.init(
      numerators: parts.map(\.numerator),
      denominators: measure.isRatio ? parts.map(\.denominator) : nil)
  }
}

extension ExperimentResult {
  /// Summarises a metric over a strategy's replications.
  public func summary(of metric: Metric, strategy: Int) -> MetricSummary {
    MetricSummary(of: metric, over: records[strategy], currency: currency)
  }
}
