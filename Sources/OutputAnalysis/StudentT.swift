internal import CGSL

/// Student's t distribution with the given degrees of freedom, by GSL.
public struct StudentT {
  /// 1 or more.
  public let degreesOfFreedom: Int

  /// The distribution with the given degrees of freedom.
  public init(degreesOfFreedom: Int) {
    precondition(degreesOfFreedom > 0, "a spread takes two values at least")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// How many standard errors an interval of the given level reaches to either side.
  ///
  /// With several comparisons, each gets its part of the chance to err (Bonferroni), so that all
  /// intervals together hold with at least the given level, however they depend on each other.
  public func reach(level: Double, comparisons: Int = 1) -> Double {
    gsl_cdf_tdist_Qinv((1 - level) / 2 / Double(comparisons), Double(degreesOfFreedom))
  }

  /// The probability of a value at least this far from zero, on either side.
  public func twoSidedTail(beyond value: Double) -> Double {
    2 * gsl_cdf_tdist_Q(value.magnitude, Double(degreesOfFreedom))
  }
}
