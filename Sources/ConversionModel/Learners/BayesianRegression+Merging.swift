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
  /// Noise can make a learner less sure of a sum or difference of weights than the prior was. If the
  /// precisions then leave no Gaussian, such a learner counts there as one that has learnt nothing.
  ///
  /// Takes a few cubes of the number of features.
  ///
  /// - Parameter locals: Learners with the same features, prior and settings.
  /// - Returns: The merged learner; nil if a covariance has lost its meaning by rounding.
  public static func merged(_ locals: [Self]) -> Self? {
    guard let first = locals.first else { preconditionFailure("no learner to merge") }
    precondition(
      locals.allSatisfy {
        $0.featureCount == first.featureCount && $0.priorVariance == first.priorVariance
          && $0.constantVariance == first.constantVariance && $0.constant == first.constant
      }, "learners of different features or priors")
    let rows = first.featureCount + 1
    let priorDeviations = (0..<rows).map { row in
      (row + 1 < rows ? first.priorVariance : first.constantVariance).squareRoot()
    }
    let precisions = locals.compactMap { inverted($0.covariance, rows: rows) }
    guard precisions.count == locals.count else { return nil }
    return first.combined(locals, precisions)
      ?? first.combined(locals, precisions.map { noLess($0, than: priorDeviations) })
  }

  /// The learner of the given learners with the given precisions; nil if no Gaussian has their sum
  /// less the prior's.
  private func combined(_ locals: [Self], _ precisions: [[Double]]) -> Self? {
    let rows = featureCount + 1
    let others = Double(locals.count - 1)
    var precision = [Double](repeating: 0, count: rows * rows)
    var pull = [Double](repeating: 0, count: rows)
    for row in 0..<rows {
      let variance = row + 1 < rows ? priorVariance : constantVariance
      precision[row * (rows + 1)] = -others / variance
      pull[row] = row + 1 < rows ? 0 : -others / variance * constant
    }
    for (local, own) in zip(locals, precisions) {
      let weights = local.weights
      for index in own.indices {
        precision[index] += own[index]
        pull[index / rows] += own[index] * weights[index % rows]
      }
    }
    guard let covariance = Self.inverted(precision, rows: rows) else { return nil }
    var weights = [Double](repeating: 0, count: rows)
    for index in covariance.indices {
      weights[index / rows] += covariance[index] * pull[index % rows]
    }
    var merged = self
    merged.replace(
      weights: weights, covariance: covariance, examples: locals.reduce(0) { $0 + $1.examples })
    return merged
  }

  /// The precision with the prior's in every direction in which it is below that.
  ///
  /// In units of the prior's deviations the prior's precision is the identity, and a direction's is
  /// the eigenvalue.
  private static func noLess(_ precision: [Double], than priorDeviations: [Double]) -> [Double] {
    let rows = priorDeviations.count
    var scaled = precision.indices.map {
      precision[$0] * (priorDeviations[$0 / rows] * priorDeviations[$0 % rows])
    }
    var values = [Double](repeating: 0, count: rows)
    var vectors = [Double](repeating: 0, count: rows * rows)
    let workspace = gsl_eigen_symmv_alloc(rows)
    defer { gsl_eigen_symmv_free(workspace) }
    scaled.withUnsafeMutableBufferPointer { scaled in
      values.withUnsafeMutableBufferPointer { values in
        vectors.withUnsafeMutableBufferPointer { vectors in
          var matrix = gsl_matrix_view_array(scaled.baseAddress, rows, rows)
          var eigenvalues = gsl_vector_view_array(values.baseAddress, rows)
          var eigenvectors = gsl_matrix_view_array(vectors.baseAddress, rows, rows)
          gsl_eigen_symmv(
            &matrix.matrix, &eigenvalues.vector, &eigenvectors.matrix, workspace)
        }
      }
    }
    // The vectors are columns. What lacks is added, so that the rest keeps its digits.
    var result = precision
    for (place, value) in values.enumerated() where value < 1 {
      for index in result.indices {
        let (row, column) = (index / rows, index % rows)
        result[index] +=
          (1 - value) * vectors[row * rows + place] * vectors[column * rows + place]
          / (priorDeviations[row] * priorDeviations[column])
      }
    }
    return result
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
