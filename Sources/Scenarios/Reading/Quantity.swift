/// A number as a key's reading found it.
struct Quantity {
  /// The value, drawn if it is uncertain.
  var value: Double
  /// The characters it was written with, for exact reading; nil when it was drawn.
  var scalar: ScenarioScalar?
}
