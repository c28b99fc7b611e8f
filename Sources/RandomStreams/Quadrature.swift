internal import CGSL

/// Gauss–Legendre points of an interval, for the few moments that have no usable closed form.
struct Quadrature {
  let points: [(x: Double, weight: Double)]

  /// As many points as asked for, by `gsl_integration_glfixed`; exact for polynomials of degree
  /// 2 × count − 1.
  init(_ interval: ClosedRange<Double>, count: Int) {
    guard let table = gsl_integration_glfixed_table_alloc(count) else {
      preconditionFailure("no memory for \(count) quadrature points")
    }
    defer { gsl_integration_glfixed_table_free(table) }
    points = (0..<count).map { index in
      var x = 0.0
      var weight = 0.0
      gsl_integration_glfixed_point(
        interval.lowerBound, interval.upperBound, index, &x, &weight, table)
      return (x, weight)
    }
  }

  func integral(_ function: (Double) -> Double) -> Double {
    points.reduce(0) { $0 + $1.weight * function($1.x) }
  }
}
