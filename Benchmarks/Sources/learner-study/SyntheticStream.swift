internal import Foundation

/// A stream of examples whose labels follow known weights, which change half-way.
///
/// Ten normal features, five that are 1 with probability 0.3 and five with 0.1; weights normal with
/// deviation 0.5; constants −2.5, then −2.
struct SyntheticStream {
  static let features = 20

  let rows: Int
  private var generator: SplitMix
  private let weights: [[Double]]
  private var row = 0

  /// The features of the current example.
  private(set) var x = [Double](repeating: 0, count: features)
  /// The log-odds of its label.
  private(set) var logit = 0.0
  /// Its label.
  private(set) var label = false

  init(rows: Int, seed: UInt64) {
    var generator = SplitMix(seed: seed)
    var weights: [[Double]] = []
    for half in 0..<2 {
      weights.append(
        (0..<Self.features).map { _ in 0.5 * generator.normal() } + [half == 0 ? -2.5 : -2])
    }
    self.rows = rows
    self.weights = weights
    self.generator = generator
  }

  /// The probability of the current example's label being positive.
  var probability: Double { 1 / (1 + exp(-logit)) }

  /// Moves to the next example; false at the end.
  mutating func next() -> Bool {
    guard row < rows else { return false }
    for index in x.indices {
      x[index] =
        switch index {
        case 0..<10: generator.normal()
        case 10..<15: generator.uniform() < 0.3 ? 1 : 0
        default: generator.uniform() < 0.1 ? 1 : 0
        }
    }
    let w = weights[row < rows / 2 ? 0 : 1]
    logit = x.indices.reduce(w[Self.features]) { $0 + w[$1] * x[$1] }
    label = generator.uniform() < probability
    row += 1
    return true
  }
}
