/// Brings features to mean 0 and deviation 1 as they stream past, without a look ahead.
///
/// Mean and population deviation follow Welford (1962) and include the row at hand. A column that
/// has not varied yet gives 0; a standardised value is held within ±5, so that one outlier cannot
/// throw the weights. Columns not to be standardised (0/1 features) pass through unchanged.
///
/// Two uses of the same raw row at different times give different results, as the statistics move.
public struct OnlineNormalizer: Sendable {
  /// The largest standardised value, in deviations.
  public static let limit = 5.0

  /// The number of rows seen.
  public private(set) var rows = 0

  /// The number of columns.
  public let columnCount: Int

  /// Four vectors in one array: flags, means, sums of squared deviations, scales.
  ///
  /// The flag is 1 for a column to standardise and 0 for one that passes through, a number instead
  /// of a branch, as the loops take four columns at a time. The scale is one over the deviation, so
  /// that a prediction needs no root; 0 while there is no deviation, 1 for a column that passes.
  private var state: [Double]

  /// The columns that are made here, of others once those are standardised.
  private let products: [FeatureProduct]

  /// Creates a normaliser that has seen no row; `standardized` has one flag a column.
  ///
  /// - Parameter products: The columns that are the products of two others; what a raw row holds
  ///   there is left out of account. They are not standardised.
  /// - Precondition: There is a column.
  public init(standardized: [Bool], products: [FeatureProduct] = []) {
    precondition(!standardized.isEmpty, "a normaliser without columns")
    precondition(
      products.allSatisfy { !standardized[$0.feature] }, "a product is not standardised again")
    columnCount = standardized.count
    self.products = products
    state =
      standardized.map { $0 ? 1 : 0 }
      + [Double](repeating: 0, count: 2 * standardized.count)
      + standardized.map { $0 ? 0 : 1 }
  }

  /// The mean of a standardised column so far, 0 for a column that passes through.
  public func mean(ofColumn column: Int) -> Double { state[columnCount + column] }

  /// The population deviation of a standardised column so far, 1 for one that passes through.
  public func deviation(ofColumn column: Int) -> Double {
    guard state[column] == 1 else { return 1 }
    return rows == 0 ? 0 : (state[2 * columnCount + column] / Double(rows)).squareRoot()
  }

  /// Counts a row into the statistics, then writes its normalised form to `result`.
  ///
  /// - Precondition: `row` and `result` have one element a column.
  public mutating func update(with row: Span<Double>, into result: inout [Double]) {
    let columns = columnCount
    precondition(
      row.count == columns && result.count == columns,
      "the number of features differs from the normaliser's columns")
    rows += 1
    row.withPointer { row in
      count(row)
      result.withMutablePointer { normalize(row, into: $0) }
    }
  }

  /// Writes the normalised form of a row to `result` by the statistics so far, not changing them.
  public func normalize(_ row: Span<Double>, into result: inout [Double]) {
    precondition(
      row.count == columnCount && result.count == columnCount,
      "the number of features differs from the normaliser's columns")
    row.withPointer { row in
      result.withMutablePointer { normalize(row, into: $0) }
    }
  }

  /// Calls `body` with the normalised form of a row by the statistics so far.
  ///
  /// On the stack up to 128 columns.
  func withNormalized<Result>(_ row: Span<Double>, _ body: (Span<Double>) -> Result) -> Result {
    precondition(
      row.count == columnCount, "the number of features differs from the normaliser's columns")
    return row.withPointer { row in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: columnCount) { normalized in
        guard let start = normalized.baseAddress else {
          preconditionFailure("a row without features")
        }
        normalize(row, into: start)
        return body(UnsafeBufferPointer(normalized).span)
      }
    }
  }

  /// The weights that give the same logit on raw features, but for the clipping at ±5; a product's is
  /// that of the product of raw features.
  ///
  /// - Parameter weights: One weight a normalised column, then the constant's.
  public func weightsInOriginalUnits(_ weights: [Double]) -> [Double] {
    precondition(weights.count == columnCount + 1, "one weight a column and the constant's")
    var result = weights
    for column in 0..<columnCount {
      result[column] *= state[3 * columnCount + column]
      result[columnCount] -= result[column] * mean(ofColumn: column)
    }
    // A product of distances from means is one of raw values, less what each adds by itself.
    for product in products {
      let (left, right) = (mean(ofColumn: product.left), mean(ofColumn: product.right))
      let scale = state[3 * columnCount + product.left] * state[3 * columnCount + product.right]
      let weight = weights[product.feature] * scale
      result[product.feature] = weight
      result[product.left] -= weight * right
      result[product.right] -= weight * left
      result[columnCount] += weight * left * right
    }
    return result
  }

  /// For each column, then the constant, whether its weight in original units is made of several, so
  /// that its own variance says little: the constant's is, and those of products and of what they are
  /// products of.
  public var isMixed: [Bool] {
    var isMixed = [Bool](repeating: false, count: columnCount) + [true]
    for product in products {
      for column in [product.feature, product.left, product.right] { isMixed[column] = true }
    }
    return isMixed
  }

  private mutating func count(_ row: UnsafePointer<Double>) {
    let (columns, count) = (columnCount, Double(rows))
    let share = 1 / count
    state.withMutablePointer { active in
      let means = active + columns
      let squares = means + columns
      let scales = squares + columns
      var i = 0
      while i + 4 <= columns {
        let isActive = active.block(at: i) .== 1
        // Often the 0/1 features stand together.
        if any(isActive) {
          let (value, mean) = (row.block(at: i), means.block(at: i))
          let delta = (value - mean) * active.block(at: i)
          let newMean = mean + delta * share
          let square = squares.block(at: i) + delta * (value - newMean)
          let scale = squareRoots(count / square).replacing(with: 0, where: square .<= 0)
          means.setBlock(newMean, at: i)
          squares.setBlock(square, at: i)
          scales.setBlock(scale.replacing(with: 1, where: .!isActive), at: i)
        }
        i += 4
      }
      while i < columns {
        if active[i] == 1 {
          let delta = row[i] - means[i]
          means[i] += delta * share
          squares[i] += delta * (row[i] - means[i])
          scales[i] = squares[i] <= 0 ? 0 : (count / squares[i]).squareRoot()
        }
        i += 1
      }
    }
  }

  func normalize(_ row: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>) {
    let columns = columnCount
    state.withPointer { active in
      let means = active + columns
      let scales = means + 2 * columns
      var i = 0
      while i + 4 <= columns {
        var value = (row.block(at: i) - means.block(at: i)) * scales.block(at: i)
        // Written so that a NaN stays one and is refused by the model.
        value.replace(with: Self.limit, where: value .> Self.limit)
        value.replace(with: -Self.limit, where: value .< -Self.limit)
        value.replace(with: row.block(at: i), where: active.block(at: i) .== 0)
        result.setBlock(value, at: i)
        i += 4
      }
      while i < columns {
        var value = (row[i] - means[i]) * scales[i]
        value = value > Self.limit ? Self.limit : value
        value = value < -Self.limit ? -Self.limit : value
        result[i] = active[i] == 0 ? row[i] : value
        i += 1
      }
    }
    for product in products {
      result[product.feature] = result[product.left] * result[product.right]
    }
  }
}
