internal import Populations

/// A population's network as learnt from a file of customers, so that it is learnt once a scenario
/// and not once a replication.
struct LearntPopulation: Sendable {
  /// The file's path, as seen from the working directory.
  let file: String
  /// The columns' names, as the file has them.
  let columnNames: [String]
  /// The hash of the file's bytes.
  let contentHash: String
  /// The network; nil if learning met a problem.
  var network: BayesianNetwork?
}
