/// Always the same value.
struct Constant: DistributionFamily {
  static let name = "constant"
  static let forms = [
    DistributionForm("value") { given throws(DistributionError) in
      try .constant(given.number("value"))
    }
  ]

  let value: Double

  var parameters: [(name: String, value: DistributionParameter)] { [("value", .number(value))] }
  var mean: Double { value }
  var standardDeviation: Double { 0 }
  var support: ClosedRange<Double> { value...value }
  func draw(from stream: inout RandomStream) -> Double { value }
}

extension Distribution {
  /// Always the given finite value; a draw takes nothing from the stream.
  public static func constant(_ value: Double) throws(DistributionError) -> Distribution {
    try ParameterCheck(Constant.name).finite(value, "value")
    return Distribution(.constant(Constant(value: value)))
  }
}
