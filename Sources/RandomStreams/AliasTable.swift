internal import CGSL

/// Values drawn in constant time with given weights, by GSL's alias table.
///
/// Unchecked because of the pointer: the table is written by its initialiser only, so that any number
/// of threads may draw from one table. The values live here
/// too, so that a draw counts references to one object instead of three.
final class AliasTable: @unchecked Sendable {
  let values: [Double]
  let weights: [Double]
  private let table: UnsafeMutablePointer<gsl_ran_discrete_t>

  /// Values with as many weights, all positive and of a finite sum.
  init(values: [Double], weights: [Double]) {
    _ = GSLGenerator.errorHandlerIsOff
    guard let table = gsl_ran_discrete_preproc(weights.count, weights) else {
      preconditionFailure("no alias table of \(weights.count) weights")
    }
    self.values = values
    self.weights = weights
    self.table = table
  }

  deinit {
    gsl_ran_discrete_free(table)
  }

  /// The draw of `gsl_ran_discrete`, read from GSL's table without a call through its generator.
  func draw(from stream: inout RandomStream) -> Double {
    let uniform = stream.uniform()
    let column = Int(uniform * Double(table.pointee.K))
    // GSL's table keeps its thresholds so that the same uniform is compared (Knuth's convention).
    return uniform < table.pointee.F[column]
      ? values[column] : values[Int(table.pointee.A[column])]
  }
}
