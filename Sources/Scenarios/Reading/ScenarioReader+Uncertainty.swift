internal import RandomStreams

extension ScenarioReader {
  /// The most draws from a distribution that leaves the key's range now and then.
  private static let maximumDraws = 1000

  /// The value of a number, `[low, likely, high]` or a distribution; nil after noting a problem.
  ///
  /// A drawn value always lies in the range. For `[low, likely, high]` the draw is made on the
  /// logit scale of a range with two ends and on the logarithmic scale of one with a lower end.
  /// A distribution is drawn from until the value lies in the range, a thousand times at most;
  /// then the nearest number of the range is taken.
  func quantity(
    _ node: ScenarioNode, key: String, expected: Expectation
  ) -> Quantity? {
    let range = expected.range
    if context.isCertain && node.scalar == nil {
      report(node, key: key, expected: "\(expected), which can't be uncertain")
      return nil
    }
    switch node.content {
    case .scalar(let scalar):
      guard let number = scalar.number, range.contains(number) else {
        report(node, key: key, expected: "\(expected)")
        return nil
      }
      return Quantity(value: number, scalar: scalar)
    case .sequence(let elements):
      return percentiles(elements, of: node, key: key, expected: expected)
    case .mapping(let mapping):
      guard mapping.entries.count == 1 else {
        reportForm(node, key: key, expected: expected)
        return nil
      }
      return distributed(mapping, of: node, key: key, in: range)
    }
  }

  private func percentiles(
    _ elements: [ScenarioNode], of node: ScenarioNode, key: String, expected: Expectation
  ) -> Quantity? {
    let range = expected.range
    guard elements.count == 3 else {
      reportForm(node, key: key, expected: expected)
      return nil
    }
    var numbers: [Double] = []
    for (index, element) in elements.enumerated() {
      guard let number = element.scalar?.number, range.contains(number) else {
        report(element, key: "\(key).\(index)", expected: "\(expected)")
        return nil
      }
      numbers.append(number)
    }
    let written = "[\(elements.map { $0.scalar?.text ?? "" }.joined(separator: ", "))]"
    let (low, likely, high) = (numbers[0], numbers[1], numbers[2])
    guard low <= likely, likely <= high else {
      report(
        .value(written), at: node.origin, key: key, expected: "[low, likely, high] in this order")
      return nil
    }
    // Whatever is wrong must come to light when a scenario is checked, before any draw.
    guard let entity = entity(of: node, key: key) else { return nil }
    do throws(DistributionError) {
      let spread =
        low < high
        ? try PercentileSpread(low: low, likely: likely, high: high, range: range) : nil
      guard case .drawn(let streams) = resolution, let spread else {
        note(node, written, likely)
        return Quantity(value: likely, scalar: elements[1].scalar)
      }
      var stream = streams.stream(.uncertainInput, entity: entity)
      let value = spread.draw(from: &stream)
      note(node, written, value)
      return Quantity(value: value)
    } catch {
      let number = error.found.map { "\($0) in " } ?? ""
      report(.value(number + written), at: node.origin, key: key, expected: error.expected)
      return nil
    }
  }

  private func distributed(
    _ mapping: ScenarioMapping, of node: ScenarioNode, key: String, in range: NumberRange
  ) -> Quantity? {
    guard let distribution = distribution(mapping, of: node, key: key) else { return nil }
    let mean = distribution.mean
    guard range.contains(mean) else {
      let found = mean.isFinite ? "a mean of \(plainText(mean))" : "no finite mean"
      report(
        .value(found), at: node.origin, key: key,
        expected: "\(Expectation(noun: "a distribution with a mean", range: range))")
      return nil
    }
    let written = written(mapping)
    guard let entity = entity(of: node, key: key) else { return nil }
    guard case .drawn(let streams) = resolution else {
      note(node, written, mean)
      return Quantity(value: mean)
    }
    var stream = streams.stream(.uncertainInput, entity: entity)
    var value = distribution.draw(from: &stream)
    var draws = 1
    while !range.contains(value), draws < Self.maximumDraws {
      value = distribution.draw(from: &stream)
      draws += 1
    }
    value = range.clamped(value)
    note(node, written, value)
    return Quantity(value: value)
  }

  private var resolution: UncertaintyResolution { context.resolution }

  /// The stream address of an uncertain input; nil after noting that another input has it.
  private func entity(of node: ScenarioNode, key: String) -> Int? {
    let (entity, other) = context.entity(forHome: node.home)
    guard let other else { return entity }
    // One pair of paths in four thousand million: another name is the simplest way out.
    report(
      .statement("has the random stream of \(other)"), at: node.origin, key: key,
      expected: "another name for one of the two")
    return nil
  }

  private func note(_ node: ScenarioNode, _ written: String, _ value: Double) {
    guard !section.isMuted else { return }
    context.note(UncertainInput(keyPath: node.home, written: written, value: value))
  }

  private func written(_ mapping: ScenarioMapping) -> String {
    mapping.entries.map { entry in
      let parameters = (entry.value.mapping?.entries ?? []).map {
        "\($0.key): \($0.value.scalar?.text ?? $0.value.foundDescription)"
      }
      return "\(entry.key)(\(parameters.joined(separator: ", ")))"
    }.joined()
  }

  /// Notes that a list or a mapping stands where it can only be an uncertain number.
  private func reportForm(_ node: ScenarioNode, key: String, expected: Expectation) {
    report(node, key: key, expected: "\(expected), [low, likely, high] or a distribution")
  }
}
