internal import CGSL

/// How well a structure fits data: a sum over nodes, each with its parents.
///
/// Structures that mean the same independences get the same score (Chickering 1995).
public enum StructureScore: Sendable, Hashable {
  /// The Bayesian information criterion: the log-likelihood less half the logarithm of the number
  /// of people for each free parameter (Schwarz 1978).
  case bic
  /// The Bayesian Dirichlet score of equal prior weight on all structures and an evenly spread
  /// prior sample of the given size (Heckerman, Geiger and Chickering 1995).
  case bdeu(equivalentSampleSize: Double)

  /// A node's part of the score.
  func value(of counts: FamilyCounts) -> Double {
    switch self {
    case .bic: Self.bic(counts)
    case .bdeu(let size): Self.bdeu(counts, equivalentSampleSize: size)
    }
  }

  private static func bic(_ counts: FamilyCounts) -> Double {
    var likelihood = 0.0
    var people = 0.0
    for index in 0..<counts.rowCount {
      let row = counts.row(index)
      let total = row.reduce(0, +)
      guard total > 0 else { continue }
      people += total
      for count in row where count > 0 { likelihood += count * log(count / total) }
    }
    let parameters = Double(counts.rowCount * (counts.categoryCount - 1))
    return likelihood - 0.5 * log(max(people, 1)) * parameters
  }

  private static func bdeu(_ counts: FamilyCounts, equivalentSampleSize size: Double) -> Double {
    let ofRow = size / Double(counts.rowCount)
    let ofCell = ofRow / Double(counts.categoryCount)
    var score = 0.0
    for index in 0..<counts.rowCount {
      let row = counts.row(index)
      let total = row.reduce(0, +)
      guard total > 0 else { continue }
      score += gsl_sf_lngamma(ofRow) - gsl_sf_lngamma(ofRow + total)
      for count in row where count > 0 {
        score += gsl_sf_lngamma(ofCell + count) - gsl_sf_lngamma(ofCell)
      }
    }
    return score
  }
}
