internal import CGSL

/// A joint distribution of uniform variables whose dependence is that of correlated normals.
///
/// Each variable turned through a quantile function becomes one of a person's traits: the
/// marginals are free, the copula says how they go together (Nelsen 2006, §2.3).
public struct GaussianCopula: Sendable, Hashable {
  /// The number of variables.
  public let dimension: Int
  /// The correlations' lower Cholesky factor, row by row.
  private let factor: [Double]

  /// Makes the copula of a correlation matrix.
  ///
  /// - Parameter correlation: Rows of a symmetric matrix with ones on the diagonal.
  /// - Throws: ``CopulaError`` if it is not such a matrix or not positive definite.
  public init(correlation: [[Double]]) throws(CopulaError) {
    let size = correlation.count
    guard correlation.allSatisfy({ $0.count == size }), size > 0 else { throw .notSquare }
    for row in 0..<size {
      guard correlation[row][row] == 1 else { throw .diagonalIsNotOne(row: row) }
      for column in 0..<row {
        guard correlation[row][column] == correlation[column][row],
          abs(correlation[row][column]) <= 1
        else { throw .notACorrelation(row: row, column: column) }
      }
    }
    var elements = correlation.flatMap { $0 }
    _ = GSLGenerator.errorHandlerIsOff
    let status = elements.withUnsafeMutableBufferPointer { buffer in
      var view = gsl_matrix_view_array(buffer.baseAddress, size, size)
      return gsl_linalg_cholesky_decomp1(&view.matrix)
    }
    guard status == GSL_SUCCESS else { throw .notPositiveDefinite }
    for row in 0..<size {
      for column in (row + 1)..<max(size, row + 1) { elements[row * size + column] = 0 }
    }
    dimension = size
    factor = elements
  }

  /// The copula of variables that have nothing to do with each other.
  public init(independent size: Int) {
    precondition(size > 0, "a copula needs a variable")
    dimension = size
    factor = (0..<size * size).map { $0 / size == $0 % size ? 1 : 0 }
  }

  /// Draws the variables, each uniform on (0, 1).
  ///
  /// Costs a normal, a normal distribution function and half a row of the factor a variable.
  ///
  /// - Parameter uniforms: A buffer of ``dimension`` elements.
  public func draw(from stream: inout RandomStream, into uniforms: inout [Double]) {
    precondition(uniforms.count == dimension, "the buffer must have one element a variable")
    for index in 0..<dimension { uniforms[index] = stream.standardNormal() }
    // From the last row up, so that each sum still finds the normals before it.
    for row in (0..<dimension).reversed() {
      var sum = 0.0
      for column in 0...row { sum += factor[row * dimension + column] * uniforms[column] }
      uniforms[row] = gsl_cdf_ugaussian_P(sum)
    }
  }
}

/// Why a matrix cannot say how variables go together.
public enum CopulaError: Error, Hashable {
  /// The rows are not as many as each row's elements.
  case notSquare
  /// A variable's correlation with itself is not 1.
  case diagonalIsNotOne(row: Int)
  /// An element is outside −1…1 or differs from its mirror image.
  case notACorrelation(row: Int, column: Int)
  /// No variables are correlated so.
  case notPositiveDefinite
}

/// The value below which a standard normal variable lies with a given probability in (0, 1).
public func standardNormalQuantile(_ probability: Double) -> Double {
  gsl_cdf_ugaussian_Pinv(probability)
}
