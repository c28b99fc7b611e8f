internal import CGSL
internal import Tallies

/// How much of an output's variance comes from uncertain inputs, and how much from chance.
///
/// Each input draw is played twice, with different seeds; what the two outputs share is due to the
/// inputs. This is the analysis of variance of pairs (the intraclass correlation; in sensitivity
/// analysis, the closed Sobol' index of all inputs by pick-freeze). The standard error is
/// by the delta method and needs no normality (as in Janon, Klein, Lagnoux, Nodet and Prieur,
/// "Asymptotic normality and efficiency of two Sobol index estimators", 2014).
public struct VarianceSplit: Sendable, Hashable {
  /// How many input draws were played twice, at least two.
  public let count: Int

  /// The variance due to the inputs, in squared units of the output; 0 at least.
  public let inputVariance: Double

  /// The variance due to the seeds, in squared units of the output.
  public let seedVariance: Double

  /// The share of the variance that is due to the inputs, 0 to 1.
  public let inputShare: Double

  /// The standard error of the share.
  public let standardError: Double

  /// Of fewer draws there is no interval of the share: its standard error is itself not known.
  public static let fewestForInterval = 10

  /// A 95 % interval of the share, within 0 to 1; nil of fewer than ``fewestForInterval`` draws or
  /// where chance moves nothing.
  ///
  /// By Student's t on the scale of Fisher's z (the area tangent of the share), on which a
  /// correlation's error hardly depends on its size. Of normal outputs it holds in 89 to 97 % of
  /// cases from 10 draws on; of strongly skewed ones in fewer.
  public var interval: ClosedRange<Double>? {
    guard count >= Self.fewestForInterval, inputShare < 1 else { return nil }
    let center = gsl_atanh(inputShare)
    let reach =
      StudentT(degreesOfFreedom: count - 1).reach(level: 0.95) * standardError
      / (1 - inputShare * inputShare)
    return max(0, Self.tanh(center - reach))...max(0, Self.tanh(center + reach))
  }

  /// The hyperbolic tangent, by the exponential less one, which loses no digits near zero.
  private static func tanh(_ x: Double) -> Double {
    // From here on it is 1 to the last digit, and the exponential would overflow.
    guard x < 20 else { return 1 }
    let grown = gsl_expm1(2 * x)
    return grown / (grown + 2)
  }

  /// The share of the variance that is due to the seeds, 0 to 1.
  public var seedShare: Double { 1 - inputShare }

  /// Splits the variance; `nil` of fewer than two pairs or when nothing varies.
  ///
  /// - Precondition: both lists have the same length and all values are finite.
  public init?(_ values: [Double], sameInputsOtherSeeds others: [Double]) {
    precondition(values.count == others.count, "a variance split needs pairs")
    var pairMeans = Tally()
    var halfDifferences = CompensatedSum()
    for (y, other) in zip(values, others) {
      pairMeans.record((y + other) / 2)
      halfDifferences.add((y - other) * (y - other) / 2)
    }
    guard let mean = pairMeans.mean, let betweenPairs = pairMeans.variance else { return nil }
    // The mean of two outputs carries the inputs' variance and half of the seeds'.
    let within = halfDifferences.value / Double(values.count)
    let inputs = max(0, betweenPairs - within / 2)
    let total = inputs + within
    guard total > 0 else { return nil }
    let share = inputs / total
    var influences = Tally()
    for (y, other) in zip(values, others) {
      let (a, b) = (y - mean, other - mean)
      influences.record(a * b - share * (a * a + b * b) / 2)
    }
    count = values.count
    inputVariance = inputs
    seedVariance = within
    inputShare = share
    standardError = (influences.standardErrorOfMean ?? 0) / total
  }
}
