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

  init(name: String, unit: String, operations: Int, nanoseconds: [Double]) {
    self.name = name
    self.unit = unit
    self.operations = operations
    self.nanoseconds = nanoseconds.sorted()
  }

  /// The median of the rounds: a round that another program disturbed does not show in it.
  var median: Double {
    let middle = nanoseconds.count / 2
    return nanoseconds.count.isMultiple(of: 2)
      ? (nanoseconds[middle - 1] + nanoseconds[middle]) / 2 : nanoseconds[middle]
  }

  /// One line for the terminal.
  var line: String {
    let spread = "\(tenths(nanoseconds[0])) to \(tenths(nanoseconds[nanoseconds.count - 1]))"
    let rate = tenths(1000 / median)
    return "\(name): \(tenths(median)) ns per \(unit) (\(spread), \(nanoseconds.count) rounds of "
      + "\(operations)), \(rate) million a second"
  }

  private func tenths(_ value: Double) -> String {
    "\((value * 10).rounded() / 10)"
  }
}
