internal import CGSL

/// An index drawn in constant time with given weights: GSL's alias table.
///
/// Unchecked because of the pointer: the table is written by its initialiser only, and GSL's draws
/// take it as const, so that any number of threads may draw from one table.
final class AliasTable: @unchecked Sendable {
  private let table: UnsafeMutablePointer<gsl_ran_discrete_t>

  /// The weights must be positive and finite.
  init(weights: [Double]) {
    _ = GSLGenerator.errorHandlerIsOff
    guard let table = gsl_ran_discrete_preproc(weights.count, weights) else {
      preconditionFailure("no alias table of \(weights.count) weights")
    }
    self.table = table
  }

  deinit {
    gsl_ran_discrete_free(table)
  }

  func drawIndex(from stream: inout RandomStream) -> Int {
    stream.withGSL { gsl_ran_discrete($0, table) }
  }
}
