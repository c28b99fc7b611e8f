extension ScenarioReader {
  /// Reads a number, which may be uncertain.
  ///
  /// - Parameters:
  ///   - default: The number when the key isn't written; nil when it must be.
  ///   - meaning: One line for the key table.
  public func number(
    _ key: String, unit: String = "", in range: NumberRange = .any, default: Double? = nil,
    _ meaning: String
  ) -> Double {
    describe(
      key, .number(range), unit: unit, default: `default`.map(plainText), mayBeUncertain: true,
      meaning: meaning)
    return quantity(key, in: range, noun: "a number", default: `default`)
  }

  /// Reads a share, 0.25 for a quarter, which may be uncertain.
  ///
  /// - Parameter range: A part of 0 to 1.
  public func share(
    _ key: String, in range: NumberRange = .share, default: Double? = nil, _ meaning: String
  ) -> Double {
    precondition(range.lower >= 0 && range.upper <= 1, "a share lies from 0 to 1")
    describe(
      key, .share(range), default: `default`.map(plainText), mayBeUncertain: true,
      meaning: meaning)
    return quantity(key, in: range, noun: "a share", default: `default`)
  }

  /// Reads a whole number, which may be uncertain: draws are then rounded half to even.
  public func integer(
    _ key: String, unit: String = "", in range: ClosedRange<Int>, default: Int? = nil,
    _ meaning: String
  ) -> Int {
    let bounds = NumberRange.closed(Double(range.lowerBound)...Double(range.upperBound))
    describe(
      key, .wholeNumber(bounds), unit: unit, default: `default`.map { "\($0)" },
      mayBeUncertain: true, meaning: meaning)
    let expected = Expectation(noun: "a whole number", range: bounds)
    return read(
      key, default: `default`, fallback: range.lowerBound, expected: "\(expected)"
    ) { node in
      guard let quantity = self.quantity(node, key: key, expected: expected) else {
        return nil
      }
      guard let scalar = quantity.scalar else {
        return Int(quantity.value.rounded(.toNearestOrEven))
      }
      guard
        let number = DecimalText(scalar.text)?.wholeNumber ?? Int(exactly: quantity.value)
      else {
        report(node, key: key, expected: "\(expected)")
        return nil
      }
      return number
    }
  }

  /// Reads an amount of money in units of the currency, which may be uncertain.
  ///
  /// - Parameters:
  ///   - unit: What the amount is for, as `per month`.
  ///   - range: In units of the currency; in any case up to ten million million either way.
  ///   - default: In minor units (cents), as is the result.
  /// - Returns: The amount in minor units, rounded half to even from the digits as written.
  public func money(
    _ key: String, unit: String = "", in range: NumberRange = .nonNegative, default: Int64? = nil,
    _ meaning: String
  ) -> Int64 {
    describe(
      key, .money(range), unit: unit, default: `default`.map(amountText), mayBeUncertain: true,
      meaning: meaning)
    let limit = Self.largestAmount
    let expected = Expectation(noun: "an amount of money", range: range)
    return read(key, default: `default`, fallback: 0, expected: "\(expected)") { node in
      guard let quantity = self.quantity(node, key: key, expected: expected) else {
        return nil
      }
      guard quantity.scalar != nil else {
        return minorUnits(Quantity(value: min(max(quantity.value, -limit), limit)))
      }
      guard abs(quantity.value) <= limit else {
        report(node, key: key, expected: "an amount of money up to \(plainText(limit))")
        return nil
      }
      return minorUnits(quantity)
    }
  }

  /// Reads numbers in a fixed order, as `[0.2, 0.5, 0.3]`; they can't be uncertain.
  ///
  /// - Parameter count: How many there must be; nil for any number of them.
  public func numbers(
    _ key: String, count: Int? = nil, unit: String = "", in range: NumberRange = .any,
    default: [Double]? = nil, _ meaning: String
  ) -> [Double] {
    let form = KeyForm.numbers(count: count, range)
    describe(
      key, form, unit: unit,
      default: `default`.map { "[\($0.map(plainText).joined(separator: ", "))]" },
      meaning: meaning)
    let fallback = [Double](repeating: range.representative, count: count ?? 0)
    return read(key, default: `default`, fallback: fallback, expected: "a \(form.words)") { node in
      row(node, key: key, count: count, in: range)
    }
  }

  /// Reads a matrix of correlations: symmetric, ones on the diagonal, positive definite.
  ///
  /// - Parameter size: The number of rows, and of numbers in each.
  /// - Returns: The rows; the identity when there is a problem.
  public func correlations(
    _ key: String, size: Int, default: [[Double]]? = nil, _ meaning: String
  ) -> [[Double]] {
    let form = KeyForm.correlations(size: size)
    let identity = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0 } }
    describe(
      key, form, default: `default`.map { $0 == identity ? "no correlation" : "\($0)" },
      meaning: meaning)
    return read(key, default: `default`, fallback: identity, expected: form.words) { node in
      guard let rows = node.sequence, rows.count == size else {
        report(node, key: key, expected: form.words)
        return nil
      }
      var matrix: [[Double]] = []
      for row in rows {
        guard let numbers = self.row(row, key: key, count: size, in: .closed(-1...1)) else {
          return nil
        }
        matrix.append(numbers)
      }
      guard isCorrelation(matrix) else {
        report(
          .statement("no correlation matrix"), at: node.origin, key: key,
          expected: "equal numbers either side of a diagonal of ones, positive definite")
        return nil
      }
      return matrix
    }
  }

  // MARK: - Parts

  /// The largest amount of money, either way, in units of the currency.
  ///
  /// Amounts of 10¹³ units, 10⁴ minor ones each, leave room to add up ninety of them.
  static let largestAmount = 1e13

  private func quantity(
    _ key: String, in range: NumberRange, noun: String, default: Double?
  ) -> Double {
    let expected = Expectation(noun: noun, range: range)
    return read(
      key, default: `default`, fallback: range.representative, expected: "\(expected)"
    ) {
      quantity($0, key: key, expected: expected)?.value
    }
  }

  private func row(
    _ node: ScenarioNode, key: String, count: Int?, in range: NumberRange
  ) -> [Double]? {
    let expected = count.map { "a list of \($0) numbers" } ?? "a list of numbers"
    guard let elements = node.sequence, count.map({ $0 == elements.count }) ?? true else {
      report(node, key: key, expected: expected)
      return nil
    }
    var numbers: [Double] = []
    for (index, element) in elements.enumerated() {
      guard let number = element.scalar?.number, range.contains(number) else {
        report(
          element, key: "\(key).\(index)",
          expected: "\(Expectation(noun: "a number", range: range))")
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }

  private func minorUnits(_ quantity: Quantity) -> Int64 {
    if let text = quantity.scalar?.text,
      let amount = DecimalText(text)?.scaled(byPowerOfTen: context.minorDigits)
    {
      return amount
    }
    var scale = 1.0
    for _ in 0..<context.minorDigits {
      scale *= 10
    }
    return Int64((quantity.value * scale).rounded(.toNearestOrEven))
  }

  private func amountText(_ amount: Int64) -> String {
    let digits = "\(amount.magnitude)"
    let places = context.minorDigits
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let cents = padded.suffix(places)
    let fraction = cents.allSatisfy { $0 == "0" } ? "" : ".\(cents)"
    return "\(amount < 0 ? "-" : "")\(padded.dropLast(places))\(fraction)"
  }
}

extension NumberRange {
  /// A number of the range, to go on with where none can be had.
  var representative: Double {
    lower.isFinite ? clamped(lower) : clamped(min(0, upper))
  }
}

/// Whether a square matrix is symmetric with a diagonal of ones and positive definite.
private func isCorrelation(_ matrix: [[Double]]) -> Bool {
  // Cholesky's decomposition exists for positive definite matrices only.
  var factor = matrix
  for row in matrix.indices {
    guard matrix[row][row] == 1 else { return false }
    for column in 0...row {
      guard matrix[row][column] == matrix[column][row] else { return false }
      var rest = matrix[row][column]
      for inner in 0..<column {
        rest -= factor[row][inner] * factor[column][inner]
      }
      if row == column {
        guard rest > 1e-12 else { return false }
        factor[row][row] = rest.squareRoot()
      } else {
        factor[row][column] = rest / factor[column][column]
      }
    }
  }
  return true
}
