/// Arrivals at a constant rate, independent of each other: exponential gaps.
public struct PoissonArrivals: ArrivalProcess, Hashable {
  /// Arrivals a unit of time.
  public let rate: Double

  /// A Poisson process.
  ///
  /// - Parameter rate: Arrivals a unit of time, finite and 0 (nothing ever arrives) or more.
  public init(rate: Double) throws(DistributionError) {
    let check = ParameterCheck("poissonArrivals")
    try check.require(
      rate == 0 || (rate > 0 && rate.isFinite && (1 / rate).isFinite), "rate", rate,
      "a finite number of 0 or more")
    self.rate = rate
  }

  /// The next arrival; one exponential draw.
  public func next(after time: Double, from stream: inout RandomStream) -> Arrival? {
    guard rate > 0 else { return nil }
    return Arrival(time: time + stream.exponential(mean: 1 / rate))
  }
}
