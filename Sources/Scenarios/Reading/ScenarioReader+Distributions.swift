public import RandomStreams

extension ScenarioReader {
  /// Reads a distribution: a number for a constant, or a name over parameters.
  ///
  /// `[low, likely, high]` is an uncertain constant: drawn once a replication, then the same at
  /// each draw. A distribution, unlike that, is drawn from at each occasion.
  ///
  /// - Parameter range: What all draws must lie in. An open end may be the end of the
  ///   distribution's support, as 0 is for the lognormal.
  public func distribution(
    _ key: String, unit: String = "", in range: NumberRange = .any, default: Distribution? = nil,
    _ meaning: String
  ) -> Distribution {
    describe(
      key, .distribution(range), unit: unit, default: `default`.map { "\($0)" },
      mayBeUncertain: true, meaning: meaning)
    let expected = Expectation(
      noun: "a number", range: range, alternative: " or a distribution")
    let fallback = constant(range.representative)
    return read(key, default: `default`, fallback: fallback, expected: "\(expected)") { node in
      distribution(node, key: key, in: range)
    }
  }

  /// The distribution that a value means; nil after a problem.
  func distribution(
    _ node: ScenarioNode, key: String, in range: NumberRange
  ) -> Distribution? {
    guard let mapping = node.mapping else {
      let expected = Expectation(
        noun: "a number", range: range, alternative: " or a distribution")
      return quantity(node, key: key, expected: expected)
        .flatMap { usable(constant($0.value), at: node, key: key) }
    }
    guard let distribution = distribution(mapping, of: node, key: key) else { return nil }
    let support = distribution.support
    guard range.lower <= support.lowerBound, support.upperBound <= range.upper else {
      report(
        .value("a distribution with draws \(words(support))"),
        at: node.origin, key: key, expected: "\(Expectation(noun: "draws", range: range))")
      return nil
    }
    return usable(distribution, at: node, key: key)
  }

  /// A distribution if what it draws can be reckoned with; nil, and a problem, if it often draws
  /// numbers whose squares or sums would overflow.
  private func usable(
    _ distribution: Distribution, at node: ScenarioNode, key: String
  ) -> Distribution? {
    let largest = 1e15
    let rare = 1e-4
    guard
      abs(distribution.quantile(1 - rare)) <= largest, abs(distribution.quantile(rare)) <= largest
    else {
      report(
        .value("a distribution that draws numbers beyond 1e15"), at: node.origin, key: key,
        expected: "one that does so less than once in ten thousand draws")
      return nil
    }
    return distribution
  }

  /// The distribution that a mapping of one name to its parameters means; nil after a problem.
  func distribution(
    _ mapping: ScenarioMapping, of node: ScenarioNode, key: String
  ) -> Distribution? {
    guard mapping.entries.count == 1, let entry = mapping.entries.first else {
      report(node, key: key, expected: "a mapping of one distribution's name to its parameters")
      return nil
    }
    let path = "\(key).\(entry.key)"
    guard let names = Distribution.parameterSets(of: entry.key) else {
      report(
        .statement("unknown distribution"), at: entry.origin, key: path,
        expected: "one of \(Distribution.names.joined(separator: ", "))",
        suggestion: nearestName(to: entry.key, among: Distribution.names))
      return nil
    }
    guard let parameters = entry.value.mapping else {
      let sets = names.map { $0.joined(separator: ", ") }.joined(separator: "; or ")
      report(entry.value, key: path, expected: "the parameters \(sets)")
      return nil
    }
    var values: [String: DistributionParameter] = [:]
    for parameter in parameters.entries {
      guard let value = self.parameter(parameter.value, key: "\(path).\(parameter.key)") else {
        return nil
      }
      values[parameter.key] = value
    }
    do throws(DistributionError) {
      return try Distribution.named(entry.key, parameters: values)
    } catch {
      report(error, in: parameters, at: entry.origin, path: path)
      return nil
    }
  }

  private func parameter(_ node: ScenarioNode, key: String) -> DistributionParameter? {
    if let number = node.scalar?.number {
      return .number(number)
    }
    guard let elements = node.sequence else {
      report(node, key: key, expected: "a number or a list of numbers")
      return nil
    }
    var numbers: [Double] = []
    for (index, element) in elements.enumerated() {
      guard let number = element.scalar?.number else {
        report(element, key: "\(key).\(index)", expected: "a number")
        return nil
      }
      numbers.append(number)
    }
    return .numbers(numbers)
  }

  private func report(
    _ error: DistributionError, in parameters: ScenarioMapping, at origin: ScenarioOrigin,
    path: String
  ) {
    // The error names an element as `weights[2]`; a key path has `weights.2`.
    let parts = (error.parameter ?? "").split(whereSeparator: { $0 == "[" || $0 == "]" })
    let name = parts.first.map(String.init)
    let entry = name.flatMap { parameters.position(of: $0) }.map { parameters.entries[$0] }
    let path = ([path] + parts.map(String.init)).joined(separator: ".")
    let index = parts.dropFirst().first.flatMap { Int($0) }
    let element = index.flatMap { entry?.value.sequence?[safely: $0] }
    let place = (element ?? entry?.value)?.origin ?? origin
    switch error.problem {
    case .missingParameter:
      report(.missing, at: place, key: path, expected: error.expected)
    case .unknownParameter:
      report(
        .statement("unknown parameter"), at: entry?.origin ?? origin, key: path,
        expected: error.expected,
        suggestion: name.flatMap { nearestName(to: $0, among: error.known) })
    default:
      let found = (element ?? entry?.value)?.foundDescription ?? error.found ?? "nothing"
      report(.value(found), at: place, key: path, expected: error.expected)
    }
  }

  /// A constant, of a number known to be finite.
  func constant(_ number: Double) -> Distribution {
    do {
      return try .constant(number)
    } catch {
      preconditionFailure("a finite number makes a constant: \(error)")
    }
  }

  private func words(_ support: ClosedRange<Double>) -> String {
    switch (support.lowerBound.isFinite, support.upperBound.isFinite) {
    case (true, true):
      "from \(plainText(support.lowerBound)) to \(plainText(support.upperBound))"
    case (true, false): "of \(plainText(support.lowerBound)) and more"
    case (false, true): "of \(plainText(support.upperBound)) and less"
    case (false, false): "of any size"
    }
  }
}

extension Array {
  /// The element at an index, nil where there is none.
  fileprivate subscript(safely index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
