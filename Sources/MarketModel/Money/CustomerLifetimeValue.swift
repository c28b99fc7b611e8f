/// The textbook's value of a customer, to stand beside the simulated one (R10).
public enum CustomerLifetimeValue {
  /// The present value of a margin of 1 at each renewal, the next one a term away.
  ///
  /// r/(1 + d − r): Gupta and Lehmann, "Customers as assets", Journal of Interactive Marketing
  /// 17(1), 2003. It takes retention to be the same for everybody and for ever, which it is not
  /// where customers differ.
  ///
  /// - Parameters:
  ///   - retentionShare: Who renews, each time.
  ///   - discountShare: The interest of a term: a unit in a term is worth 1/(1 + d) now.
  public static func perUnitOfMargin(retentionShare: Double, discountShare: Double) -> Double {
    retentionShare / (1 + discountShare - retentionShare)
  }
}
