/// The sizes of a network of memory cells, and where in its parameters stands what.
///
/// Cells with input, forget and output gates (Hochreiter and Schmidhuber 1997; Gers, Schmidhuber and
/// Cummins 2000) read a sequence of rows of features; the log-odds are a sum over the cells' outputs
/// after the last row, over the last row's features themselves, and a constant:
///
///     z = b + W x + U h₋;  i, f, o = σ(z₁), σ(z₂), σ(z₃);  g = tanh(z₄)
///     c = f c₋ + i g;  h = o tanh(c);  logit = v·h + d·x + constant
///
/// `W` and `U` are kept by columns, so that a feature which is 0 costs nothing.
struct RecurrentNetwork: Sendable, Hashable {
  /// The number of features of a row.
  let features: Int
  /// The number of cells, a multiple of four.
  let cells: Int
  /// The most rows of a sequence.
  let rows: Int

  init(features: Int, cells: Int, rows: Int) {
    precondition(features > 0 && rows > 0, "a network without features or rows")
    precondition(cells > 0 && cells % 4 == 0, "the number of cells is no multiple of four")
    self.features = features
    self.cells = cells
    self.rows = rows
  }

  /// The four gates of all cells together.
  private var gates: Int { 4 * cells }
  private var recurrent: Int { features * gates }
  /// Where the gates' constants begin, those of the forget gate a quarter later.
  var biases: Int { (features + cells) * gates }
  /// Where the weights of the cells' outputs begin.
  var readout: Int { biases + gates }
  /// Where the weights of the last row's own features begin, the constant after them.
  var direct: Int { readout + cells }

  /// The number of parameters.
  var parameterCount: Int { direct + features + 1 }

  /// What a row leaves behind: its gates, the cells' contents, their tanh, the cells' outputs.
  private var traceCount: Int { gates + 3 * cells }

  /// The numbers that a pass through the network needs besides the parameters and the rows.
  var scratchCount: Int { rows * traceCount + gates + 2 * cells }

  /// The log-odds after some rows; leaves in `scratch` what ``gradient`` needs.
  func logit(
    _ p: UnsafePointer<Double>, _ x: UnsafePointer<Double>, rows count: Int,
    scratch: UnsafeMutablePointer<Double>
  ) -> Double {
    var before: UnsafePointer<Double>?
    for row in 0..<count {
      let x = x + row * features
      let trace = scratch + row * traceCount
      trace.update(from: p + biases, count: gates)
      for feature in 0..<features where x[feature] != 0 {
        add(x[feature], p + feature * gates, to: trace)
      }
      if let before {
        let outputs = before + gates + 2 * cells
        for cell in 0..<cells {
          add(outputs[cell], p + recurrent + cell * gates, to: trace)
        }
      }
      open(trace, before: before)
      before = UnsafePointer(trace)
    }
    guard let last = before else { preconditionFailure("a sequence without rows") }
    let x = x + (count - 1) * features
    var sum = p[direct + features]
    for cell in 0..<cells { sum += p[readout + cell] * last[gates + 2 * cells + cell] }
    for feature in 0..<features { sum += p[direct + feature] * x[feature] }
    return sum
  }

  /// Makes gates of what stands in a trace, then the cells' contents and outputs.
  @inline(__always)
  private func open(_ trace: UnsafeMutablePointer<Double>, before: UnsafePointer<Double>?) {
    var i = 0
    while i < 3 * cells {
      trace.setBlock(portableLogistic(trace.block(at: i)), at: i)
      i += 4
    }
    while i < gates {
      trace.setBlock(Self.tanh(trace.block(at: i)), at: i)
      i += 4
    }
    i = 0
    while i < cells {
      var content = trace.block(at: i) * trace.block(at: 3 * cells + i)
      if let before { content += trace.block(at: cells + i) * before.block(at: gates + i) }
      let bent = Self.tanh(content)
      trace.setBlock(content, at: gates + i)
      trace.setBlock(bent, at: gates + cells + i)
      trace.setBlock(trace.block(at: 2 * cells + i) * bent, at: gates + 2 * cells + i)
      i += 4
    }
  }

  /// Adds `slope` times the gradient of the log-odds by the parameters, through all rows.
  ///
  /// - Parameters:
  ///   - p: The parameters.
  ///   - x: The rows.
  ///   - scratch: As ``logit(_:_:rows:scratch:)`` has left it.
  ///   - sum: What it is added to.
  func gradient(
    _ p: UnsafePointer<Double>, _ x: UnsafePointer<Double>, rows count: Int, slope: Double,
    scratch: UnsafeMutablePointer<Double>, addedTo sum: UnsafeMutablePointer<Double>
  ) {
    let z = scratch + rows * traceCount
    let (outputSlopes, contentSlopes) = (z + gates, z + gates + cells)
    let last = scratch + (count - 1) * traceCount + gates + 2 * cells
    for cell in 0..<cells {
      sum[readout + cell] += slope * last[cell]
      outputSlopes[cell] = slope * p[readout + cell]
      contentSlopes[cell] = 0
    }
    let lastRow = x + (count - 1) * features
    for feature in 0..<features { sum[direct + feature] += slope * lastRow[feature] }
    sum[direct + features] += slope
    for row in (0..<count).reversed() {
      let trace = scratch + row * traceCount
      let before = row > 0 ? UnsafePointer(trace - traceCount) : nil
      close(trace, before: before, z, outputSlopes, contentSlopes)
      add(1, z, to: sum + biases)
      let x = x + row * features
      for feature in 0..<features where x[feature] != 0 {
        add(x[feature], z, to: sum + feature * gates)
      }
      guard let before else { break }
      let outputs = before + gates + 2 * cells
      for cell in 0..<cells {
        let weights = recurrent + cell * gates
        add(outputs[cell], z, to: sum + weights)
        outputSlopes[cell] = product(p + weights, z)
      }
    }
  }

  /// The slopes of what stood in a row's gates before they were opened; those of the contents go
  /// back to the row before.
  @inline(__always)
  private func close(
    _ trace: UnsafeMutablePointer<Double>, before: UnsafePointer<Double>?,
    _ z: UnsafeMutablePointer<Double>, _ outputSlopes: UnsafeMutablePointer<Double>,
    _ contentSlopes: UnsafeMutablePointer<Double>
  ) {
    var i = 0
    while i < cells {
      let (input, forget) = (trace.block(at: i), trace.block(at: cells + i))
      let (output, candidate) = (trace.block(at: 2 * cells + i), trace.block(at: 3 * cells + i))
      let bent = trace.block(at: gates + cells + i)
      let slope = outputSlopes.block(at: i)
      let content = contentSlopes.block(at: i) + slope * output * (1 - bent * bent)
      let former = before.map { $0.block(at: gates + i) } ?? .zero
      z.setBlock(content * candidate * input * (1 - input), at: i)
      z.setBlock(content * former * forget * (1 - forget), at: cells + i)
      z.setBlock(slope * bent * output * (1 - output), at: 2 * cells + i)
      z.setBlock(content * input * (1 - candidate * candidate), at: 3 * cells + i)
      contentSlopes.setBlock(content * forget, at: i)
      i += 4
    }
  }

  /// Adds a multiple of as many numbers as there are gates.
  @inline(__always)
  private func add(
    _ factor: Double, _ source: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>
  ) {
    var i = 0
    while i < gates {
      target.setBlock(target.block(at: i) + factor * source.block(at: i), at: i)
      i += 4
    }
  }

  @inline(__always)
  private func product(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>) -> Double {
    var sums = Block.zero
    var i = 0
    while i < gates {
      sums += left.block(at: i) * right.block(at: i)
      i += 4
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3])
  }

  @inline(__always)
  private static func tanh(_ x: Block) -> Block { 2 * portableLogistic(2 * x) - 1 }
}
