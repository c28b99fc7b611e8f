extension Effect {
  /// Every effect, in the order of the table: a line each.
  static let all: [Effect] = [
    a2ContentStops, a2SearchAdsStop,
    a3TenthImpression, a3WornCreative,
    b1ThreeMonths,
    b2ViewToCart, b2CartToOrder, b2VisitToOrder, b2ClickToOrder,
  ]
}
