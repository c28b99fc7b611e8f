/// A non-homogeneous Poisson process of any rate below a bound, by thinning.
///
/// Candidates come at the bound's rate, and each stays with the probability rate/bound (Lewis and
/// Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", Naval Research Logistics
/// Quarterly 26(3), 1979). The bound may change with time: the closer it is, the fewer are rejected.
public struct ThinnedArrivals: ArrivalProcess {
  private var candidates: InvertedArrivals
  private let rate: @Sendable (Double) -> Double

  /// Arrivals at a rate under a bound.
  ///
  /// - Parameters:
  ///   - bound: Not below the rate anywhere. Where it is 0 nothing arrives, and no time is spent.
  ///   - rate: The rate at a time, 0 or more. A rate that falls to 0 for ever under a bound that
  ///     repeats is never found to have ended: let the bound end there.
  public init(under bound: PiecewiseLinearRate, rate: @escaping @Sendable (Double) -> Double) {
    candidates = InvertedArrivals(rate: bound)
    self.rate = rate
  }

  /// Arrivals at a rate that never exceeds a constant.
  ///
  /// - Parameters:
  ///   - bound: A finite number above 0, not below the rate anywhere.
  ///   - start: Nothing arrives before.
  ///   - end: Nothing arrives from then on.
  ///   - rate: The rate at a time, 0 or more.
  public init(
    under bound: Double, from start: Double = 0, until end: Double,
    rate: @escaping @Sendable (Double) -> Double
  ) throws(DistributionError) {
    self.init(
      under: try PiecewiseLinearRate(times: [start, end], rates: [bound, bound]), rate: rate)
  }

  /// The next arrival: an exponential and a uniform draw for each candidate up to it.
  ///
  /// - Precondition: The rate is in 0 ... bound at every candidate.
  public mutating func next(after time: Double, from stream: inout RandomStream) -> Arrival? {
    var last = time
    while let candidate = candidates.next(after: last, from: &stream) {
      last = candidate.time
      let bound = candidates.rate(last)
      // Rounding may bring a candidate to the very end of the bound.
      guard bound > 0 else { continue }
      let rate = rate(last)
      precondition(
        rate >= 0 && rate <= bound, "the rate \(rate) at \(last) is not in 0 ... \(bound)")
      if stream.uniform() * bound < rate { return candidate }
    }
    return nil
  }
}
