/// A rate of arrivals over time, as straight lines between knots; it may repeat, as weeks do.
///
/// Before its first knot and after its last one the rate is 0, unless it repeats. Two knots at one
/// time make a jump, of which the later knot's rate holds from then on.
public struct PiecewiseLinearRate: Sendable, Hashable {
  /// The knots' times, not decreasing.
  private let times: [Double]
  /// The knots' rates.
  private let rates: [Double]
  /// Expected arrivals from the first knot to each one.
  private let cumulated: [Double]
  /// Whether the first knot follows the last one.
  public let repeats: Bool

  /// The rate through the given knots.
  ///
  /// - Parameters:
  ///   - times: When each knot is: finite, none before the one before it, the last after the first.
  ///   - rates: The rate at each knot, finite and 0 or more, a unit of time.
  ///   - repeats: Whether the pattern from the first to the last knot repeats for ever, both ways.
  ///     What lies between the last rate and the first one is then a jump, if they differ.
  public init(
    times: [Double], rates: [Double], repeats: Bool = false
  ) throws(DistributionError) {
    let check = ParameterCheck("piecewiseLinearRate")
    try check.finite(times, "times")
    try check.finite(rates, "rates")
    guard times.count == rates.count else {
      throw DistributionError(
        .valueOutOfRange, distribution: check.distribution, parameter: "rates",
        found: "\(rates.count) rates", expected: "as many as there are times: \(times.count)")
    }
    var cumulated = [0.0]
    cumulated.reserveCapacity(times.count)
    for index in times.indices {
      try check.notNegative(rates[index], "rates[\(index)]")
      guard index > 0 else { continue }
      try check.require(
        times[index] >= times[index - 1], "times[\(index)]", times[index],
        "a time not before the one before it, \(times[index - 1])")
      let width = times[index] - times[index - 1]
      cumulated.append(cumulated[index - 1] + width * (rates[index - 1] / 2 + rates[index] / 2))
    }
    let last = times.count - 1
    try check.require(
      times[last] > times[0] && (times[last] - times[0]).isFinite, "times[\(last)]", times[last],
      "a time after the first one, \(times[0])")
    try check.require(
      cumulated[last].isFinite, "rates", cumulated[last], "a finite number of expected arrivals")
    self.times = times
    self.rates = rates
    self.cumulated = cumulated
    self.repeats = repeats
  }

  /// The rate at a time; O(log of the number of knots).
  public func callAsFunction(_ time: Double) -> Double {
    let (_, phase) = place(of: time)
    guard phase >= times[0], phase < times[times.count - 1] else { return 0 }
    let segment = lastIndex(of: times, notAbove: phase)
    return rates[segment] + slope(of: segment) * (phase - times[segment])
  }

  /// Expected arrivals from one time to a later one; O(log of the number of knots).
  public func expectedCount(from start: Double, to end: Double) -> Double {
    let (startCycle, startPhase) = place(of: start)
    let (endCycle, endPhase) = place(of: end)
    return (endCycle - startCycle) * total + (integral(to: endPhase) - integral(to: startPhase))
  }

  /// When so many further arrivals are expected after a time, or nil if they never are.
  ///
  /// The inverse of `expectedCount(from:to:)` in its end, in closed form on each line (Klein and
  /// Roberts, "A time-varying Poisson arrival process generator", Simulation 43(4), 1984).
  public func time(at count: Double, after time: Double) -> Double? {
    guard total > 0 else { return nil }
    var (cycle, phase) = place(of: time)
    var target = integral(to: phase) + count
    if target >= total {
      guard repeats else { return nil }
      let cycles = (target / total).rounded(.down)
      cycle += cycles
      // Rounding can leave a whole cycle, or a little less than nothing.
      target = min(max(target - cycles * total, 0), total.nextDown)
    }
    let segment = lastIndex(of: cumulated, notAbove: target)
    let area = target - cumulated[segment]
    let rate = rates[segment]
    // The quadratic's root in the form that no cancellation spoils.
    let root = max(rate * rate + 2 * slope(of: segment) * area, 0).squareRoot()
    let width = times[segment + 1] - times[segment]
    phase = times[segment] + (area > 0 ? min(2 * area / (rate + root), width) : 0)
    return max(time, cycle * (times[times.count - 1] - times[0]) + phase)
  }

  /// Expected arrivals from the first knot to the last one.
  private var total: Double { cumulated[cumulated.count - 1] }

  /// The number of whole patterns before a time, and the time within the pattern.
  private func place(of time: Double) -> (cycle: Double, phase: Double) {
    precondition(time.isFinite, "a rate is asked for at a finite time")
    guard repeats else { return (0, time) }
    let width = times[times.count - 1] - times[0]
    let cycle = ((time - times[0]) / width).rounded(.down)
    return (cycle, min(max(time - cycle * width, times[0]), times[times.count - 1]))
  }

  private func integral(to phase: Double) -> Double {
    guard phase > times[0] else { return 0 }
    guard phase < times[times.count - 1] else { return total }
    let segment = lastIndex(of: times, notAbove: phase)
    let part = phase - times[segment]
    return cumulated[segment] + part * (rates[segment] + slope(of: segment) * part / 2)
  }

  private func slope(of segment: Int) -> Double {
    (rates[segment + 1] - rates[segment]) / (times[segment + 1] - times[segment])
  }

  /// The last element that is not above a value which the first is not, and the last one is.
  private func lastIndex(of sorted: [Double], notAbove value: Double) -> Int {
    var low = 0
    var high = sorted.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if sorted[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}
