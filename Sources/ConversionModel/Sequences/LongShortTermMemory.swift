internal import CGSL

/// A small recurrent network over the latest rows of a sequence, such as a person's touches, learnt
/// online: what comes out may depend on what came before, and in which order.
///
/// Each example is the last row of its sequence so far. The network reads up to ``rows`` rows from
/// an empty memory, predicts, and learns by back-propagation through them all; every ``batchSize``
/// examples make a step of Adam on the mean cross-entropy. The last row's own features reach the
/// log-odds directly, too, so that without any use for memory it is a logistic regression.
///
/// An example costs about `24 · rows · cells · (features + cells)` operations; a sequence that has
/// been met takes four bytes a feature and row for good.
public struct LongShortTermMemory: OnlineLearner {
  /// The cells unless others are asked for.
  public static let standardCells = 8
  /// The rows that are read unless others are asked for.
  public static let standardRows = 8
  /// The examples that make a step unless others are asked for.
  public static let standardBatchSize = 4
  /// The examples on which the step shrinks unless others are asked for.
  public static let standardDecayExamples = 2_000.0
  /// The step size unless another is asked for.
  public static let standardRate = LearningRate.inverseSquareRoot(
    initial: 0.01, decayExamples: standardDecayExamples)

  /// The number of features of a row.
  public let featureCount: Int

  /// The number of examples learnt.
  public private(set) var examples = 0

  /// The number of cells.
  public var cells: Int { network.cells }

  /// The rows of a sequence that it reads, the present one among them.
  public var rows: Int { network.rows }

  /// The step size and its schedule.
  public let learningRate: LearningRate

  /// The number of examples whose mean gradient makes a step.
  public let batchSize: Int

  let network: RecurrentNetwork
  private var history: SequenceHistory
  private var sequence: UInt64 = 0

  /// The parameters, then Adam's moments of each, then the batch's gradients.
  private var state: [Double]
  /// The elements of each of the four.
  private let stride: Int
  private var kernel: OptimizerKernel
  private var scratch: [Double]
  private var collected = 0

  /// Creates a network that predicts about σ(`constant`) for everything.
  ///
  /// - Parameters:
  ///   - featureCount: The number of features; they are of about unit scale.
  ///   - cells: The number of cells, a multiple of four.
  ///   - rows: The rows of a sequence that it reads.
  ///   - learningRate: The step size of Adam.
  ///   - batchSize: The examples that make a step.
  ///   - constant: The first value of the constant, such as the log-odds of a prior rate.
  ///   - seed: What the first weights are drawn by.
  public init(
    featureCount: Int, cells: Int = Self.standardCells, rows: Int = Self.standardRows,
    learningRate: LearningRate = Self.standardRate, batchSize: Int = Self.standardBatchSize,
    constant: Double = 0, seed: UInt = 1
  ) {
    precondition(batchSize > 0, "a batch without examples")
    precondition(constant.isFinite, "the constant's first weight is not finite")
    self.featureCount = featureCount
    self.learningRate = learningRate
    self.batchSize = batchSize
    network = RecurrentNetwork(features: featureCount, cells: cells, rows: rows)
    history = SequenceHistory(features: featureCount, rows: rows - 1)
    let count = network.parameterCount
    stride = OptimizerKernel.stride(featureCount: count - 1)
    kernel = OptimizerKernel(.adam(), featureCount: count - 1)
    state = Self.firstParameters(network, seed: seed)
    state[count - 1] = constant
    state += [Double](repeating: 0, count: 4 * stride - count)
    scratch = [Double](repeating: 0, count: rows * featureCount + network.scratchCount)
  }

  /// Uniform weights of the gates within ±1/√cells, by GSL's generator; forget gates open.
  private static func firstParameters(_ network: RecurrentNetwork, seed: UInt) -> [Double] {
    var parameters = [Double](repeating: 0, count: network.parameterCount)
    // The generator's type by its list, as the type itself is a variable of C.
    guard let type = gsl_rng_types_setup()[0], let generator = gsl_rng_alloc(type) else {
      preconditionFailure("GSL has no generator")
    }
    defer { gsl_rng_free(generator) }
    gsl_rng_set(generator, seed)
    let reach = 1 / Double(network.cells).squareRoot()
    for index in 0..<network.biases {
      parameters[index] = reach * (2 * gsl_rng_uniform(generator) - 1)
    }
    for cell in 0..<network.cells {
      parameters[network.biases + network.cells + cell] = 1
      parameters[network.readout + cell] = reach * (2 * gsl_rng_uniform(generator) - 1)
    }
    return parameters
  }

  /// The weights of the last row's own features, and the constant's; what memory adds is not in them.
  public var weights: [Double] { Array(state[network.direct..<network.parameterCount]) }

  /// Says which sequence the next example belongs to.
  public mutating func turn(to sequence: UInt64) { self.sequence = sequence }

  /// Adds a row to the sequence without learning it.
  public mutating func pass(_ features: Span<Double>) {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let place = history.place(of: sequence)
    features.withPointer { history.append($0, to: place) }
  }

  /// The probability of a positive label, the sequence's earlier rows before it.
  public func predict(_ features: Span<Double>) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let place = history.knownPlace(of: sequence)
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: scratch.count) { scratch in
      guard let x = scratch.baseAddress else { preconditionFailure("no room for a pass") }
      scratch.initialize(repeating: 0)
      let count = place.map { history.copy($0, to: x) } ?? 0
      features.withPointer { (x + count * featureCount).update(from: $0, count: featureCount) }
      return state.withPointer { probability($0, x, rows: count + 1) }
    }
  }

  /// Learns one example, adds it to its sequence, and returns the prediction made just before.
  @discardableResult
  public mutating func learn(
    _ features: Span<Double>, label: Bool, weight: Double
  ) -> Double {
    precondition(features.count == featureCount, "the number of features differs from the model's")
    let place = history.place(of: sequence)
    let (network, featureCount, stride) = (network, featureCount, stride)
    let count = history.copy(place, to: &scratch)
    let prediction = scratch.withMutablePointer { x in
      features.withPointer { (x + count * featureCount).update(from: $0, count: featureCount) }
      return state.withMutablePointer { p in
        let trace = x + network.rows * featureCount
        let logit = network.logit(p, x, rows: count + 1, scratch: trace)
        precondition(logit.isFinite, "a feature or weight is not a finite number")
        let probability = portableLogistic(logit)
        network.gradient(
          p, x, rows: count + 1, slope: weight * ((label ? 1 : 0) - probability), scratch: trace,
          addedTo: p + 3 * stride)
        return probability
      }
    }
    examples += 1
    collected += 1
    if collected == batchSize { step() }
    features.withPointer { self.history.append($0, to: place) }
    return prediction
  }

  private func probability(
    _ p: UnsafePointer<Double>, _ x: UnsafeMutablePointer<Double>, rows: Int
  ) -> Double {
    let logit = network.logit(p, x, rows: rows, scratch: x + network.rows * featureCount)
    precondition(logit.isFinite, "a feature or weight is not a finite number")
    return portableLogistic(logit)
  }

  /// A step of Adam by the batch's mean gradient.
  private mutating func step() {
    let size = learningRate.step(after: examples)
    state.withMutablePointer { p in
      let sums = p + 3 * stride
      kernel.move(p, by: sums, share: 1 / Double(batchSize), size: size)
      sums.update(repeating: 0, count: stride)
    }
    collected = 0
  }
}
