/// The scale on which an uncertain quantity spreads evenly about its likely value.
public enum UncertaintyScale: Sendable, Hashable {
  /// Additive: any finite quantity.
  case linear
  /// Multiplicative: a positive quantity, such as a price or a rate.
  case log
  /// A quantity strictly between two finite bounds, such as a share between 0 and 1.
  case logit(minimum: Double, maximum: Double)
}
