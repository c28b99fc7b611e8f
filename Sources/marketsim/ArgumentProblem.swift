internal import Reports

/// What is wrong with the value of an option, for ArgumentParser to put after its name.
struct ArgumentProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Refuses an output file in the place of one that the command reads.
func refuse(output path: String?, inPlaceOf inputs: [String]) throws {
  guard let path, let input = OutputFile.first(of: inputs, at: path) else { return }
  throw ArgumentProblem(
    "--output \(path): \(input == path ? "it" : "it is \(input), which") is read; expected another "
      + "file")
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
