/// What is wrong with the value of an option, for ArgumentParser to put after its name.
struct ArgumentProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Reads a whole number within bounds, for an option's `transform`.
func wholeNumber<Number: FixedWidthInteger & Sendable>(
  in range: ClosedRange<Number>
) -> @Sendable (String) throws -> Number {
  { argument in
    guard let number = Number(argument), range.contains(number) else {
      throw ArgumentProblem(
        "expected a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
