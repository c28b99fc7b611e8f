import CGSL
import Populations
import RandomStreams

/// What the tests of this module share: small networks whose probabilities can be worked out.
enum Support {
  static let streams = ReplicationStreams(seed: 77, replication: 0)
  static let purpose = StreamPurpose(3)
  /// The probability, under the hypothesis, of a chi-square as large as one we refuse.
  static let level = 1e-5

  /// Region and segment decide on the device, the device on the habit; age on nothing.
  static func shop() throws(NetworkError) -> BayesianNetwork {
    try BayesianNetwork([
      NetworkNode(
        name: "device", parents: ["region", "segment"],
        law: .categories(
          ["phone", "computer"],
          rows: [[0.9, 0.1], [0.5, 0.5], [0.2, 0.8], [0.6, 0.4], [0.3, 0.7], [0.05, 0.95]])),
      NetworkNode(
        name: "region",
        law: .categories(["city", "town", "country"], rows: [[0.5, 0.3, 0.2]])),
      NetworkNode(name: "segment", law: .categories(["home", "firm"], rows: [[0.7, 0.3]])),
      NetworkNode(
        name: "habit", parents: ["device"],
        law: .categories(["often", "rarely"], rows: [[0.8, 0.2], [0.25, 0.75]])),
    ])
  }

  static func codes(_ table: PeopleTable, _ name: String) -> [UInt8] {
    if case .categories(_, let codes)? = table[name] { codes } else { [] }
  }

  static func numbers(_ table: PeopleTable, _ name: String) -> [Double] {
    if case .numbers(let numbers)? = table[name] { numbers } else { [] }
  }

  /// The probability of so large a chi-square of counts against shares.
  static func chiSquare(_ counts: [Int], shares: [Double]) -> Double {
    let total = Double(counts.reduce(0, +))
    let statistic = zip(counts, shares).reduce(0) { sum, cell in
      let difference = Double(cell.0) - cell.1 * total
      return sum + difference * difference / (cell.1 * total)
    }
    return gsl_cdf_chisq_Q(statistic, Double(counts.count - 1))
  }

  static func mean(_ numbers: [Double]) -> Double {
    numbers.reduce(0, +) / Double(numbers.count)
  }
}
