/// A non-homogeneous Poisson process of a piecewise-linear rate, by inversion.
///
/// A Poisson process of rate 1 is read on the clock of expected arrivals (Çinlar, *Introduction to
/// Stochastic Processes*, 1975, §4.7). It is exact and rejects nothing; a longer exponential draw is
/// never an earlier arrival, which keeps common random numbers sharp.
public struct InvertedArrivals: ArrivalProcess, Hashable {
  /// Arrivals a unit of time.
  public let rate: PiecewiseLinearRate

  /// Arrivals at the given rate.
  public init(rate: PiecewiseLinearRate) {
    self.rate = rate
  }

  /// The next arrival; one exponential draw and O(log of the number of knots).
  public func next(after time: Double, from stream: inout RandomStream) -> Arrival? {
    rate.time(at: stream.exponential(mean: 1), after: time).map { Arrival(time: $0) }
  }
}
