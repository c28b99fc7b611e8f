internal import CFilterKernels

/// Up to four Gaussian filters over the same features: each has weights and their full covariance.
///
/// A value: a copy is made when one of two that share their memory changes. An example takes the time
/// of two passes over each filter's matrix, and no allocation.
struct FilterBank: Sendable {
  private let shape: FilterShape
  private let instructions: Int32
  private var memory: AlignedMemory

  /// Creates filters with independent weights of mean 0, but for the constant's.
  init(
    filters: Int, featureCount: Int, priorVariance: Double, constant: Double,
    constantVariance: Double, instructions: FilterInstructions
  ) {
    precondition(filters > 0 && filters <= Int(CFilterLimit), "one to four filters")
    precondition(featureCount > 0, "a filter without features")
    precondition(priorVariance > 0 && constantVariance > 0, "a variance is not positive")
    precondition(constant.isFinite, "the constant's first weight is not finite")
    precondition(instructions.isAvailable, "this processor lacks the instructions")
    let shape = FilterShape(filters: filters, featureCount: featureCount)
    self.shape = shape
    self.instructions = instructions.rawValue
    memory = AlignedMemory(count: shape.count)
    memory.withMutablePointer { start in
      for filter in 0..<filters {
        let matrix = start + shape.matrix(of: filter)
        for row in 0..<shape.rows {
          matrix[row * (shape.stride + 1)] = row < featureCount ? priorVariance : constantVariance
        }
        start[shape.weights(of: filter) + featureCount] = constant
      }
    }
  }

  /// A filter's weights, one a feature, then the constant's.
  func weights(of filter: Int) -> [Double] {
    let start = shape.weights(of: filter)
    return memory.withPointer { memory in (0..<shape.rows).map { memory[start + $0] } }
  }

  /// The variances of a filter's weights.
  func variances(of filter: Int) -> [Double] {
    let start = shape.matrix(of: filter)
    return memory.withPointer { memory in
      (0..<shape.rows).map { memory[start + $0 * (shape.stride + 1)] }
    }
  }

  /// A filter's covariance, row by row.
  func covariance(of filter: Int) -> [Double] {
    let (start, rows) = (shape.matrix(of: filter), shape.rows)
    return memory.withPointer { memory in
      (0..<rows * rows).map { memory[start + $0 / rows * shape.stride + $0 % rows] }
    }
  }

  /// The mean and variance of each filter's log-odds; keeps what a correction needs.
  @inline(__always)
  mutating func project(
    _ features: UnsafePointer<Double>
  ) -> (means: Block, variances: Block) {
    let (shape, instructions) = (shape, instructions)
    return memory.withMutablePointer { start in
      var layout = shape.layout(at: start)
      return Self.project(&layout, features, instructions)
    }
  }

  /// The mean and variance of each filter's log-odds.
  func estimate(_ features: UnsafePointer<Double>) -> (means: Block, variances: Block) {
    memory.withPointer { start in
      shape.withScratch(start) { Self.project(&$0, features, instructions) }
    }
  }

  /// The log-odds by each filter's weights alone.
  func logits(_ features: UnsafePointer<Double>) -> Block {
    memory.withPointer { start in
      shape.withVector(of: features) { vector in
        var logits = Block.zero
        for filter in 0..<shape.filters {
          logits[filter] = CFilterProduct(
            shape.stride, start + shape.weights(of: filter), vector)
        }
        return logits
      }
    }
  }

  /// Moves the filters along their latest projection, then lets their weights drift.
  ///
  /// - Parameters:
  ///   - steps: What the example does to each.
  ///   - noises: What each variance grows by, up to the cap; one above it stays.
  ///   - cap: The variance up to which drift lets one grow.
  @inline(__always)
  mutating func correct(_ steps: FilterSteps, noises: Block, cap: Double) {
    let (shape, instructions) = (shape, instructions)
    memory.withMutablePointer { start in
      var layout = shape.layout(at: start)
      withUnsafeBytes(of: steps.residuals) { residuals in
        withUnsafeBytes(of: steps.gains) { gains in
          withUnsafeBytes(of: noises) { noises in
            CFilterCorrect(
              instructions, &layout, Self.doubles(residuals), Self.doubles(gains),
              Self.doubles(noises), cap)
          }
        }
      }
    }
  }

  /// Gives a filter another one's weights and covariance.
  mutating func copy(_ source: Int, to target: Int) {
    let shape = shape
    memory.withMutablePointer { start in
      (start + shape.matrix(of: target)).update(
        from: start + shape.matrix(of: source), count: shape.rows * shape.stride)
      (start + shape.weights(of: target)).update(
        from: start + shape.weights(of: source), count: shape.stride)
    }
  }

  /// Gives a filter weights and a covariance, row by row.
  mutating func replace(_ filter: Int, weights: [Double], covariance: [Double]) {
    let shape = shape
    precondition(
      weights.count == shape.rows && covariance.count == shape.rows * shape.rows,
      "a filter of another size")
    memory.withMutablePointer { start in
      for row in 0..<shape.rows {
        start[shape.weights(of: filter) + row] = weights[row]
        for column in 0..<shape.rows {
          start[shape.matrix(of: filter) + row * shape.stride + column] =
            covariance[row * shape.rows + column]
        }
      }
    }
  }

  @inline(__always)
  private static func project(
    _ layout: inout CFilterMemory, _ features: UnsafePointer<Double>, _ instructions: Int32
  ) -> (means: Block, variances: Block) {
    var results = SIMD8<Double>.zero
    withUnsafeMutableBytes(of: &results) { results in
      CFilterProject(
        instructions, &layout, features, results.baseAddress?.assumingMemoryBound(to: Double.self))
    }
    let (means, variances) = (results.lowHalf, results.highHalf)
    let sums = means + variances
    precondition(
      ((sums[0] + sums[1]) + (sums[2] + sums[3])).isFinite,
      "a feature or weight is not a finite number")
    return (means, variances)
  }

  @inline(__always)
  private static func doubles(_ bytes: UnsafeRawBufferPointer) -> UnsafePointer<Double>? {
    bytes.baseAddress?.assumingMemoryBound(to: Double.self)
  }
}
