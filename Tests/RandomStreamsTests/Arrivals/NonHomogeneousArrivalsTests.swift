import RandomStreams
import Testing

/// Inversion and thinning, by counts and by time-rescaled gaps.
struct NonHomogeneousArrivalsTests {
  /// Processes of one rate.
  enum Method: CaseIterable {
    case inversion, thinningUnderConstant, thinningUnderLines

    func times(until end: Double, entity: Int) throws -> [Double] {
      let rate = try ExampleRate.day()
      switch self {
      case .inversion:
        return InvertedArrivals(rate: rate).times(until: end, entity: entity)
      case .thinningUnderConstant:
        return try ThinnedArrivals(under: 28, until: end) { rate($0) }
          .times(until: end, entity: entity)
      case .thinningUnderLines:
        let bound = try PiecewiseLinearRate(
          times: [0, 0.5, 0.5, 0.71, 0.71, 0.79, 0.79, 1], rates: [30, 30, 10, 10, 0, 0, 4.5, 4.5],
          repeats: true)
        return ThinnedArrivals(under: bound) { rate($0) }.times(until: end, entity: entity)
      }
    }
  }

  // Chi-square at a level of 1e-5 and a count at 4.5 standard errors, three methods: one choice of
  // seeds in 20,000.
  @Test("Counts by interval of the day are those expected", arguments: Method.allCases)
  func counts(by method: Method) throws {
    let days = 3000.0
    let times = try method.times(until: days, entity: 1)
    let total = days * ExampleRate.dailyCount
    #expect(abs(Double(times.count) - total) < Statistics.standardErrors * total.squareRoot())

    var counts = [Int](repeating: 0, count: 20)
    for time in times { counts[Int((time - time.rounded(.down)) * 20)] += 1 }
    // From 0.7 to 0.8 nothing may come at all.
    #expect(counts[14] == 0 && counts[15] == 0)
    let cells = counts.indices.filter { $0 != 14 && $0 != 15 }
    let rate = try ExampleRate.day()
    let expected = cells.map {
      rate.expectedCount(from: Double($0) / 20, to: Double($0 + 1) / 20) * days
    }
    // The total is random too, so no degree of freedom is lost.
    let level = Statistics.chiSquare(cells.map { counts[$0] }, expected: expected, constraints: 0)
    #expect(level > Statistics.level)
  }

  // Kolmogorov–Smirnov and the gaps' lag-one correlation, three methods: one choice in 17,000.
  @Test("On the clock of expected arrivals the gaps are exponential", arguments: Method.allCases)
  func rescaledGaps(by method: Method) throws {
    let rate = try ExampleRate.day()
    var last = 0.0
    let gaps = try method.times(until: 2000, entity: 2).map { time in
      defer { last = time }
      return rate.expectedCount(from: last, to: time)
    }
    #expect(gaps.count > 12_000)
    #expect(
      Statistics.kolmogorovSmirnov(gaps) { 1 - Statistics.exponential($0) } > Statistics.level)
    let product = zip(gaps, gaps.dropFirst()).reduce(0) { $0 + ($1.0 - 1) * ($1.1 - 1) }
    #expect(abs(product) < Statistics.standardErrors * Double(gaps.count).squareRoot())
  }

  // Two samples of equal law: Kolmogorov–Smirnov at 1e-5, two comparisons.
  @Test("Thinning and inversion agree in the law of the tenth arrival")
  func agreement() throws {
    func tenth(_ method: Method, _ offset: Int) throws -> [Double] {
      try (0..<1000).map { try method.times(until: 12, entity: offset + $0)[9] }
    }
    let inverted = try tenth(.inversion, 10_000).sorted()
    for method in [Method.thinningUnderConstant, .thinningUnderLines] {
      let thinned = try tenth(method, 20_000).sorted()
      var distance = 0.0
      var below = 0
      for (index, time) in thinned.enumerated() {
        while below < inverted.count, inverted[below] <= time { below += 1 }
        distance = max(distance, abs(Double(index + 1) - Double(below)) / 1000)
      }
      // Smirnov's limit: P(D > d) ≈ 2 exp(−2 d² n m / (n + m)), which is 1e-5 here.
      #expect(distance < (12.206 / 2 / 500).squareRoot())
    }
  }

  @Test("Nothing arrives outside the time of the bound")
  func window() throws {
    let process = try ThinnedArrivals(under: 10, from: 3, until: 5) { $0 }
    let times = process.times(until: 1000, entity: 3)
    #expect(times.count > 4)
    #expect(times.allSatisfy { $0 >= 3 && $0 < 5 })
  }
}
