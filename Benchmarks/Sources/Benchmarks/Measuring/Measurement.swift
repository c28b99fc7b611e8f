/// What a benchmark took: nanoseconds an operation in each round.
struct Measurement {
  /// The benchmark's name.
  let name: String
  /// What one operation is.
  let unit: String
  /// Operations in a round.
  let operations: Int
  /// Nanoseconds an operation, sorted; one value a round.
  let nanoseconds: [Double]
  /// What has come out of the last round.
  let result: Benchmark.Result

  init(
    name: String, unit: String, operations: Int, nanoseconds: [Double], result: Benchmark.Result
  ) {
    self.name = name
    self.unit = unit
    self.operations = operations
    self.nanoseconds = nanoseconds.sorted()
    self.result = result
  }

  /// The median of the rounds: a round that another program disturbed does not show in it.
  var median: Double {
    let middle = nanoseconds.count / 2
    return nanoseconds.count.isMultiple(of: 2)
      ? (nanoseconds[middle - 1] + nanoseconds[middle]) / 2 : nanoseconds[middle]
  }

  /// One line for the terminal.
  var line: String {
    let spread =
      "\(rounded(nanoseconds[0], 10)) to \(rounded(nanoseconds[nanoseconds.count - 1], 10))"
    let rate = rounded(1000 / median, 10)
    return
      "\(name): \(rounded(median, 10)) ns per \(unit) (\(spread), \(nanoseconds.count) rounds of "
      + "\(operations)), \(rate) million a second, result \(rounded(result.figure, 10_000))"
  }

  /// The columns of `csvLine`.
  static let csvHeader = "name,unit,operations,rounds,median_ns,least_ns,greatest_ns,figure,digest"

  /// One line for another program.
  var csvLine: String {
    let digest = String(result.digest, radix: 16)
    return "\(name),\(unit),\(operations),\(nanoseconds.count),\(rounded(median, 1000)),"
      + "\(rounded(nanoseconds[0], 1000)),\(rounded(nanoseconds[nanoseconds.count - 1], 1000)),"
      + "\(rounded(result.figure, 1_000_000)),\(digest)"
  }

  private func rounded(_ value: Double, _ parts: Double) -> String {
    "\((value * parts).rounded() / parts)"
  }
}
