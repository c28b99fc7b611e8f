internal import CLearnerKernels

/// Where in their memory filters over the same features keep what.
///
/// First the matrices, filter by filter, then the vectors of weights, the covariances' diagonals, the
/// projections (a covariance times the last features), the factors by which these are still to be taken
/// from the rows, and the features. A vector, and a row of a matrix, takes `stride` elements, so that
/// each begins at a multiple of 64 bytes.
struct FilterShape: Sendable {
  let filters: Int
  /// The number of features, with the constant.
  let rows: Int
  let stride: Int

  init(filters: Int, featureCount: Int) {
    self.filters = filters
    rows = featureCount + 1
    stride = (rows + 7) / 8 * 8
  }

  /// The number of elements of all that filters keep.
  var count: Int { features + stride }

  /// The start of a filter's matrix.
  func matrix(of filter: Int) -> Int { filter * rows * stride }

  /// The start of a filter's weights.
  func weights(of filter: Int) -> Int { (filters * rows + filter) * stride }

  /// The start of a filter's variances.
  func variances(of filter: Int) -> Int { (filters * (rows + 1) + filter) * stride }

  /// The start of a filter's projection.
  func projection(of filter: Int) -> Int { (filters * (rows + 2) + filter) * stride }

  /// The start of a filter's factors.
  func factors(of filter: Int) -> Int { (filters * (rows + 3) + filter) * stride }

  private var features: Int { filters * (rows + 4) * stride }

  /// The addresses, from that of the memory's first element.
  @inline(__always)
  func layout(at start: UnsafeMutablePointer<Double>) -> CFilterMemory {
    layout(at: start, features: start + features)
  }

  @inline(__always)
  private func layout(
    at start: UnsafeMutablePointer<Double>, features: UnsafeMutablePointer<Double>
  ) -> CFilterMemory {
    CFilterMemory(
      filters: filters, rows: rows, stride: stride, covariances: start,
      weights: start + weights(of: 0), variances: start + variances(of: 0),
      projections: start + projection(of: 0), factors: start + factors(of: 0),
      features: features)
  }

  /// Calls `body` with a layout in which all that an estimate writes is beside the memory: on the
  /// stack up to about a hundred features.
  func withScratch<Result>(
    _ start: UnsafePointer<Double>, _ body: (inout CFilterMemory) -> Result
  ) -> Result {
    withRoom(stride) { features in
      var layout = layout(at: UnsafeMutablePointer(mutating: start), features: features)
      return body(&layout)
    }
  }

  /// Calls `body` with the features and the constant as a vector: on the stack up to about a hundred.
  func withVector<Result>(
    of features: UnsafePointer<Double>, _ body: (UnsafePointer<Double>) -> Result
  ) -> Result {
    withRoom(stride) { vector in
      vector.update(from: features, count: rows - 1)
      vector[rows - 1] = 1
      return body(vector)
    }
  }

  /// Calls `body` with so many zeros from a multiple of 64 bytes on.
  ///
  /// Room of that alignment would come from the heap: it is asked for without, and a little more.
  private func withRoom<Result>(
    _ count: Int, _ body: (UnsafeMutablePointer<Double>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(
      byteCount: count * MemoryLayout<Double>.stride + AlignedMemory.alignment, alignment: 16
    ) { bytes in
      guard let base = bytes.baseAddress else { preconditionFailure("no room for an estimate") }
      let start = base.alignedUp(toMultipleOf: AlignedMemory.alignment)
        .bindMemory(to: Double.self, capacity: count)
      start.initialize(repeating: 0, count: count)
      return body(start)
    }
  }
}
