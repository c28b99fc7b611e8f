import RandomStreams
import Testing

struct PiecewiseLinearRateTests {
  @Test("The rate is the straight line between knots, the later one's at a jump, and repeats")
  func values() throws {
    let rate = try ExampleRate.day()
    for (time, value) in [
      (0, 4), (0.2, 4), (0.4, 16), (0.5, 10), (0.6, 8), (0.75, 0), (0.9, 2), (1, 4),
    ] as [(Double, Double)] {
      for cycle in [-3, 0, 7] as [Double] {
        #expect(abs(rate(cycle + time) - value) < 1e-9, "\(cycle) + \(time)")
      }
    }
    let once = try PiecewiseLinearRate(times: [1, 3], rates: [2, 4])
    #expect([0.5, 1, 2, 3, 4].map(once.callAsFunction) == [0, 2, 3, 0, 0])
  }

  @Test("Expected counts are the areas under the lines")
  func areas() throws {
    let rate = try ExampleRate.day()
    #expect(abs(rate.expectedCount(from: 0, to: 0.5) - 4.4) < 1e-12)
    #expect(abs(rate.expectedCount(from: 0.4, to: 0.9) - (2.2 + 1.6 + 0.1)) < 1e-12)
    #expect(abs(rate.expectedCount(from: -0.1, to: 2.1) - (0.3 + 12.8 + 0.4)) < 1e-12)
    let once = try PiecewiseLinearRate(times: [1, 3], rates: [2, 4])
    #expect(once.expectedCount(from: 0, to: 9) == 6)
  }

  @Test("The time of an expected count is its inverse, across jumps, gaps and weeks")
  func inverse() throws {
    let rate = try ExampleRate.day()
    var stream = ReplicationStreams(seed: 3, replication: 3).stream(StreamPurpose(1), entity: 1)
    for _ in 0..<2000 {
      let start = -20 + 40 * stream.uniform()
      let count = stream.exponential(mean: 5)
      let end = try #require(rate.time(at: count, after: start))
      #expect(end >= start)
      #expect(abs(rate.expectedCount(from: start, to: end) - count) < 1e-9 * (1 + count))
    }
    // A square and a triangle by hand: the first 1.2 are had at 0.3, from where x² · 60 = 0.6.
    #expect(abs(try #require(rate.time(at: 0.6, after: 0)) - 0.15) < 1e-12)
    let expected = 0.3 + (-4 + (16 + 240 * 0.6).squareRoot()) / 120
    #expect(abs(try #require(rate.time(at: 1.8, after: 0)) - expected) < 1e-12)
    // A million days away the inverse still finds the day.
    let far = try #require(rate.time(at: ExampleRate.dailyCount * 1e6 + 0.6, after: 0))
    #expect(abs(far - 1_000_000.15) < 1e-6)
  }

  @Test("What does not repeat ends")
  func ends() throws {
    let once = try PiecewiseLinearRate(times: [1, 3], rates: [2, 4])
    #expect(once.time(at: 6, after: 0) == nil)
    #expect(once.time(at: 0, after: 5) == nil)
    #expect(try #require(once.time(at: 5.999, after: -4)) < 3)
    let nothing = try PiecewiseLinearRate(times: [0, 1], rates: [0, 0], repeats: true)
    #expect(nothing.time(at: 1, after: 0) == nil)
  }

  struct Refused: Sendable {
    var times: [Double]
    var rates: [Double]
    var parameter: String
  }

  @Test(
    "Knots that make no rate are refused, and which is said",
    arguments: [
      Refused(times: [], rates: [], parameter: "times"),
      Refused(times: [0, 1], rates: [1], parameter: "rates"),
      Refused(times: [0, 2, 1], rates: [1, 1, 1], parameter: "times[2]"),
      Refused(times: [0, 0], rates: [1, 1], parameter: "times[1]"),
      Refused(times: [0, 1], rates: [1, -1], parameter: "rates[1]"),
      Refused(times: [0, .infinity], rates: [1, 1], parameter: "times[1]"),
    ])
  func refused(_ knots: Refused) {
    let error = #expect(throws: DistributionError.self) {
      try PiecewiseLinearRate(times: knots.times, rates: knots.rates)
    }
    #expect(error?.parameter == knots.parameter)
  }
}
