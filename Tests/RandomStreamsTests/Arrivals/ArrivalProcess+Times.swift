import RandomStreams

extension ArrivalProcess {
  /// All arrivals from a start to an end, drawn from one stream.
  func arrivals(
    from start: Double = 0, until end: Double, entity: Int
  ) -> [Arrival] {
    var process = self
    var stream = ReplicationStreams(seed: 77, replication: 3)
      .stream(StreamPurpose(9), entity: entity)
    var found: [Arrival] = []
    var time = start
    while let arrival = process.next(after: time, from: &stream), arrival.time < end {
      found.append(arrival)
      time = arrival.time
    }
    return found
  }

  /// The times of all arrivals from a start to an end.
  func times(from start: Double = 0, until end: Double, entity: Int) -> [Double] {
    arrivals(from: start, until: end, entity: entity).map(\.time)
  }
}

/// Rates that more than one suite is about.
enum ExampleRate {
  /// A day with a rush that breaks off: 4 at midnight, up to 28, a jump to 10, nothing for a while.
  static func day() throws -> PiecewiseLinearRate {
    try PiecewiseLinearRate(
      times: [0, 0.3, 0.5, 0.5, 0.7, 0.7, 0.8, 1], rates: [4, 4, 28, 10, 6, 0, 0, 4], repeats: true)
  }

  /// Expected arrivals of `day` in a day, counted by hand: 1.2 + 3.2 + 1.6 + 0 + 0.4.
  static let dailyCount = 6.4
}
