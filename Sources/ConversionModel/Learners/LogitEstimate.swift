internal import CGSL

/// What a learner believes of the log-odds of a positive label: a mean and a variance.
public struct LogitEstimate: Sendable, Hashable {
  /// The mean of the log-odds.
  public var mean: Double

  /// The variance of the log-odds.
  public var variance: Double

  /// Creates an estimate; the variance is not negative.
  public init(mean: Double, variance: Double) {
    self.mean = mean
    self.variance = variance
  }

  /// The standard deviation of the log-odds.
  public var deviation: Double { variance.squareRoot() }

  /// The interval that holds the log-odds with a probability, as far as the learner knows.
  ///
  /// - Parameter level: The probability, above 0 and below 1.
  public func interval(level: Double = 0.95) -> ClosedRange<Double> {
    let reach = Self.deviations(level: level) * deviation
    return (mean - reach)...(mean + reach)
  }

  /// The interval that holds the probability of a positive label.
  public func probabilityInterval(level: Double = 0.95) -> ClosedRange<Double> {
    let logits = interval(level: level)
    return portableLogistic(logits.lowerBound)...portableLogistic(logits.upperBound)
  }

  /// A draw of the log-odds, for Thompson sampling: the option with the highest draw is chosen.
  ///
  /// - Parameter standardNormal: A draw from the standard normal distribution.
  public func draw(standardNormal: Double) -> Double { mean + deviation * standardNormal }

  /// An upper confidence bound of the log-odds: the option with the highest is chosen.
  ///
  /// - Parameter deviations: How many standard deviations it lies above the mean.
  public func upperBound(deviations: Double = 1) -> Double { mean + deviations * deviation }

  /// How many deviations to either side hold a normal variable with a probability.
  public static func deviations(level: Double) -> Double {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    return gsl_cdf_ugaussian_Pinv((1 + level) / 2)
  }
}
