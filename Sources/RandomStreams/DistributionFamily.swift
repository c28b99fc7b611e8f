/// What each kind of distribution provides; a family's parameters are valid once it exists.
protocol DistributionFamily: Sendable, Hashable {
  /// Its name, as scenarios write it.
  static var name: String { get }
  /// The sets of parameters by which a scenario can write it; empty if it has no name there.
  static var forms: [DistributionForm] { get }

  var parameters: [(name: String, value: DistributionParameter)] { get }
  var mean: Double { get }
  var standardDeviation: Double { get }
  var support: ClosedRange<Double> { get }
  func draw(from stream: inout RandomStream) -> Double
}

/// One set of parameters under which a distribution can be written.
struct DistributionForm: Sendable {
  let parameters: [String]
  let make: @Sendable (ParameterValues) throws(DistributionError) -> Distribution

  init(
    _ parameters: String...,
    make: @escaping @Sendable (ParameterValues) throws(DistributionError) -> Distribution
  ) {
    self.parameters = parameters
    self.make = make
  }
}

/// The values given for a form's parameters, all of them present.
struct ParameterValues {
  let distribution: String
  let values: [String: DistributionParameter]

  func number(_ name: String) throws(DistributionError) -> Double {
    guard case .number(let value)? = values[name] else {
      throw wrongKind(name, expected: "a number")
    }
    return value
  }

  func wholeNumber(_ name: String) throws(DistributionError) -> Int {
    let value = try number(name)
    guard let whole = Int(exactly: value) else {
      throw DistributionError(
        .valueOutOfRange, distribution: distribution, parameter: name, found: "\(value)",
        expected: "a whole number")
    }
    return whole
  }

  func numbers(_ name: String) throws(DistributionError) -> [Double] {
    guard case .numbers(let values)? = values[name] else {
      throw wrongKind(name, expected: "a list of numbers")
    }
    return values
  }

  private func wrongKind(_ name: String, expected: String) -> DistributionError {
    DistributionError(
      .wrongKind, distribution: distribution, parameter: name, found: values[name]?.description,
      expected: expected)
  }
}
