/// A number as a key's reading found it.
struct Quantity {
  /// The value, drawn if it is uncertain.
  var value: Double
  /// The characters it was written with, for exact reading; nil when it was drawn.
  var scalar: ScenarioScalar?
}

/// What a number's key expects, put into words only for a message.
struct Expectation: CustomStringConvertible {
  /// What is expected, as `a share`.
  var noun: String
  /// The numbers that are allowed.
  var range: NumberRange
  /// What else may be written.
  var alternative = ""

  var description: String {
    let range = range.description
    return (range.isEmpty ? noun : "\(noun) \(range)") + alternative
  }
}
