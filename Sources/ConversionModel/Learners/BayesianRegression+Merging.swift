internal import CGSL

extension BayesianRegression {
  /// One learner of what several have learnt apart, from their weights and covariances alone.
  ///
  /// Channels that may not share their examples can share these: the posterior from all examples is
  /// proportional to the product of the local ones over the prior, which all started from, to the
  /// power of one less than their number. So precisions add up, less the prior's, and means are
  /// weighed by precision. What it costs against learning from all examples together is that each
  /// took its steps around its own estimates. Local learners' features must be on one scale.
  ///
  /// Takes a few cubes of the number of features.
  ///
  /// - Parameter locals: Learners with the same features, prior and settings.
  /// - Returns: The merged learner; nil if no Gaussian has these precisions, which noise may cause.
  public static func merged(_ locals: [Self]) -> Self? {
    guard let first = locals.first else { preconditionFailure("no learner to merge") }
    precondition(
      locals.allSatisfy {
        $0.featureCount == first.featureCount && $0.priorVariance == first.priorVariance
          && $0.constantVariance == first.constantVariance && $0.constant == first.constant
      }, "learners of different features or priors")
    let rows = first.featureCount + 1
    let others = Double(locals.count - 1)
    var precision = [Double](repeating: 0, count: rows * rows)
    var pull = [Double](repeating: 0, count: rows)
    for row in 0..<rows {
      let variance = row + 1 < rows ? first.priorVariance : first.constantVariance
      precision[row * (rows + 1)] = -others / variance
      pull[row] = row + 1 < rows ? 0 : -others / variance * first.constant
    }
    for local in locals {
      guard let inverse = inverted(local.covariance, rows: rows) else { return nil }
      let weights = local.weights
      for index in inverse.indices {
        precision[index] += inverse[index]
        pull[index / rows] += inverse[index] * weights[index % rows]
      }
    }
    guard let covariance = inverted(precision, rows: rows) else { return nil }
    var weights = [Double](repeating: 0, count: rows)
    for index in covariance.indices {
      weights[index / rows] += covariance[index] * pull[index % rows]
    }
    var merged = first
    merged.replace(
      weights: weights, covariance: covariance, examples: locals.reduce(0) { $0 + $1.examples })
    return merged
  }

  /// The inverse of a symmetric positive definite matrix by Cholesky's factors, nil for another.
  private static func inverted(_ matrix: [Double], rows: Int) -> [Double]? {
    // By default GSL ends the process where it cannot compute.
    gsl_set_error_handler_off()
    var result = matrix
    let status = result.withUnsafeMutableBufferPointer { buffer -> Int32 in
      var view = gsl_matrix_view_array(buffer.baseAddress, rows, rows)
      let status = gsl_linalg_cholesky_decomp1(&view.matrix)
      return status == 0 ? gsl_linalg_cholesky_invert(&view.matrix) : status
    }
    return status == 0 ? result : nil
  }
}
