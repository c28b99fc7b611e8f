/// The running share of positive labels, the simplest prediction there is.
///
/// Before any label it is `prior`, which weighs as much as two examples: with a prior of one half
/// this is Laplace's rule of succession, (k + 1)/(n + 2). On rare events it beats many a learner,
/// so that no learner's log loss means anything without it.
public struct BaseRate: Sendable, Hashable {
  /// The share assumed before the first label.
  public let prior: Double

  /// The number of labels counted.
  public private(set) var labels = 0

  /// The number of positive labels counted.
  public private(set) var positives = 0

  /// Creates a rate that has seen no label.
  public init(prior: Double = 0.5) {
    self.prior = prior
  }

  /// The share of positive labels, `(positives + 2 prior)/(labels + 2)`.
  public var rate: Double { (Double(positives) + 2 * prior) / (Double(labels) + 2) }

  /// Counts one label.
  public mutating func record(_ label: Bool) {
    labels += 1
    positives += label ? 1 : 0
  }
}
