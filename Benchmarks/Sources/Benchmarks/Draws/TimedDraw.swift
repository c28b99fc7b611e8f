/// One way to draw, to be timed.
///
/// A type for each rather than a closure, so that the loop that is timed contains the draw.
protocol TimedDraw {
  /// The name in benchmarks.
  static var name: String { get }
  /// What the law's mean and standard deviation are, by their formulas.
  static var mean: Double { get }
  static var deviation: Double { get }
  init()
  mutating func next() -> Double
}

/// A loop over draws.
struct DrawLoop<Draw: TimedDraw> {
  private var draw = Draw()
  private var count = 0
  private var sum = 0.0
  private var squares = 0.0

  /// A benchmark whose result is judged by the moments of all its draws.
  static func benchmark(draws: Int = 2_000_000) -> Benchmark {
    Benchmark(
      "draw.\(Draw.name)", unit: "draw",
      prepare: { Self() },
      round: { state in
        state.play(draws)
        return draws
      },
      result: { state in
        let mean = state.sum / Double(state.count)
        return Benchmark.Result(
          digest: state.sum.bitPattern, figure: mean,
          details: [state.squares / Double(state.count) - mean * mean])
      },
      check: { results in
        for (round, result) in results.enumerated() {
          // Five standard errors, which one benchmark in 1.7 million fails by chance.
          let error = 5 * Draw.deviation / Double(draws * (round + 1)).squareRoot()
          guard abs(result.figure - Draw.mean) < error else {
            throw WrongResult(expected: "a mean of \(Draw.mean) ± \(error)", found: "\(result)")
          }
          let deviation = result.details[0].squareRoot()
          guard abs(deviation / Draw.deviation - 1) < 0.02 else {
            throw WrongResult(
              expected: "a standard deviation of \(Draw.deviation)", found: "\(deviation)")
          }
        }
      })
  }

  private mutating func play(_ draws: Int) {
    // Sums in local variables: a draw through a pointer then forces no store.
    var sum = sum
    var squares = squares
    for _ in 0..<draws {
      let value = draw.next()
      sum += value
      squares += value * value
    }
    self.sum = sum
    self.squares = squares
    count += draws
  }
}
