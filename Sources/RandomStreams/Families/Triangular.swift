/// A density that rises in a line to its mode and falls in a line from it.
struct Triangular: DistributionFamily {
  static let name = "triangular"
  static let forms = [
    DistributionForm("low", "mode", "high") { given throws(DistributionError) in
      try .triangular(
        low: given.number("low"), mode: given.number("mode"), high: given.number("high"))
    }
  ]

  let low: Double
  let mode: Double
  let high: Double

  var parameters: [(name: String, value: DistributionParameter)] {
    [("low", .number(low)), ("mode", .number(mode)), ("high", .number(high))]
  }
  var mean: Double { low + ((mode - low) + (high - low)) / 3 }
  var standardDeviation: Double {
    // The variance in terms of lengths, which unlike that in terms of the ends has no cancellation.
    let rise = mode - low
    let fall = high - mode
    return ((rise * rise + rise * fall + fall * fall) / 18).squareRoot()
  }
  var support: ClosedRange<Double> { low...high }

  /// By inversion in closed form: GSL has no generator of it.
  func draw(from stream: inout RandomStream) -> Double {
    let uniform = stream.uniform()
    let width = high - low
    let rise = mode - low
    return if uniform * width < rise {
      low + (uniform * width * rise).squareRoot()
    } else {
      high - ((1 - uniform) * width * (high - mode)).squareRoot()
    }
  }
}

extension Distribution {
  /// Triangular on [low, high] with its peak at mode, which may be an end.
  public static func triangular(
    low: Double, mode: Double, high: Double
  ) throws(DistributionError) -> Distribution {
    let check = ParameterCheck(Triangular.name)
    try check.interval(low: low, high: high)
    try check.require(
      mode >= low && mode <= high, "mode", mode, "a number from low (\(low)) to high (\(high))")
    return Distribution(.triangular(Triangular(low: low, mode: mode, high: high)))
  }
}
