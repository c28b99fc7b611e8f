internal import CLearnerKernels

/// Up to four Gaussian filters over the same features: each has weights and their full covariance.
///
/// A value: a copy is made when one of two that share their memory changes. An example takes the time
/// of a pass over each filter's matrix, and no allocation.
struct FilterBank: Sendable {
  private let shape: FilterShape
  private let instructions: Int32
  private var memory: AlignedMemory

  /// Creates filters with independent weights of mean 0, but for the constant's.
  init(
    filters: Int, featureCount: Int, priorVariance: Double, constant: Double,
    constantVariance: Double, instructions: VectorInstructions
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
        let variances = start + shape.variances(of: filter)
        for row in 0..<shape.rows {
          variances[row] = row < featureCount ? priorVariance : constantVariance
          matrix[row * (shape.stride + 1)] = variances[row]
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
    let start = shape.variances(of: filter)
    return memory.withPointer { memory in (0..<shape.rows).map { memory[start + $0] } }
  }

  /// A filter's covariance, row by row.
  func covariance(of filter: Int) -> [Double] {
    let shape = shape
    return memory.withPointer { memory in
      let (matrix, variances) = (
        memory + shape.matrix(of: filter), memory + shape.variances(of: filter)
      )
      let (factors, projection) = (
        memory + shape.factors(of: filter), memory + shape.projection(of: filter)
      )
      return (0..<shape.rows * shape.rows).map { index in
        let (row, column) = (index / shape.rows, index % shape.rows)
        guard row != column else { return variances[row] }
        // What the last example takes from the matrix is put off until the next one.
        return matrix[row * shape.stride + column]
          .addingProduct(-factors[row], projection[column])
      }
    }
  }

  /// Predicts an example by each filter, then moves the filters along it and lets their weights drift.
  ///
  /// - Parameters:
  ///   - example: What the example does besides its features.
  @inline(__always)
  mutating func learn(
    _ features: UnsafePointer<Double>, _ example: CFilterExample
  ) -> (means: Block, variances: Block, probabilities: Block) {
    let (shape, instructions) = (shape, instructions)
    var example = example
    let result = memory.withMutablePointer { start in
      var layout = shape.layout(at: start)
      var result = CFilterResult()
      CFilterLearn(instructions, &layout, features, &example, &result)
      return result
    }
    let estimate = Self.blocks(of: result)
    return (estimate.means, estimate.variances, Block(result.probabilities))
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
            instructions, shape.stride, start + shape.weights(of: filter), vector)
        }
        return logits
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
      (start + shape.variances(of: target)).update(
        from: start + shape.variances(of: source), count: shape.stride)
      (start + shape.projection(of: target)).update(
        from: start + shape.projection(of: source), count: shape.stride)
      (start + shape.factors(of: target)).update(
        from: start + shape.factors(of: source), count: shape.stride)
    }
  }

  /// Gives a filter weights and a covariance, row by row.
  mutating func replace(_ filter: Int, weights: [Double], covariance: [Double]) {
    let shape = shape
    precondition(
      weights.count == shape.rows && covariance.count == shape.rows * shape.rows,
      "a filter of another size")
    memory.withMutablePointer { start in
      (start + shape.factors(of: filter)).update(repeating: 0, count: shape.stride)
      for row in 0..<shape.rows {
        start[shape.weights(of: filter) + row] = weights[row]
        start[shape.variances(of: filter) + row] = covariance[row * (shape.rows + 1)]
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
    var result = CFilterResult()
    CFilterProject(instructions, &layout, features, &result)
    return blocks(of: result)
  }

  @inline(__always)
  private static func blocks(of result: CFilterResult) -> (means: Block, variances: Block) {
    let (means, variances) = (Block(result.means), Block(result.variances))
    let sums = means + variances
    precondition(
      ((sums[0] + sums[1]) + (sums[2] + sums[3])).isFinite,
      "a feature or weight is not a finite number")
    return (means, variances)
  }
}

extension CFilterExample {
  /// An example of a weight, 1 for an ordinary one.
  ///
  /// - Parameters:
  ///   - noises: What each variance grows by, up to the cap; one above it stays.
  ///   - cap: The variance up to which drift lets one grow.
  @inline(__always)
  init(label: Bool, weight: Double, noises: Block, cap: Double, isImplicit: Bool) {
    self.init(
      label: Double(label: label), weight: weight,
      noises: (noises[0], noises[1], noises[2], noises[3]),
      cap: cap, isImplicit: isImplicit ? 1 : 0)
  }
}

extension Block {
  /// Four numbers.
  @inline(__always)
  init(_ numbers: (Double, Double, Double, Double)) {
    self.init(numbers.0, numbers.1, numbers.2, numbers.3)
  }
}
