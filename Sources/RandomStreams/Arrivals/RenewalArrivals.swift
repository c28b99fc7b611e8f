/// Arrivals whose gaps are independent draws of any distribution.
public struct RenewalArrivals: ArrivalProcess, Hashable {
  /// The distribution of the time between two arrivals.
  public let gap: Distribution

  /// An ordinary renewal process: the first gap, too, starts with an arrival.
  ///
  /// - Parameter gap: No negative draws, and a mean above 0 (which may be infinite).
  public init(gap: Distribution) throws(DistributionError) {
    let check = ParameterCheck("renewalArrivals")
    try check.require(
      gap.support.lowerBound >= 0, "gap", gap.support.lowerBound,
      "a distribution without negative draws")
    try check.require(gap.mean > 0, "gap", gap.mean, "a distribution of a mean above 0")
    self.gap = gap
  }

  /// The next arrival, one draw of the gap after `time`, which is that of the last arrival.
  ///
  /// A distribution that draws 0 makes arrivals at one time.
  public func next(after time: Double, from stream: inout RandomStream) -> Arrival? {
    Arrival(time: time + gap.draw(from: &stream))
  }
}
