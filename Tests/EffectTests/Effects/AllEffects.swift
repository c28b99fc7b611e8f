extension Effect {
  /// Every effect, in the order of the table: a line each.
  static let all: [Effect] = [
    a1BusyTeam,
    a3TenthImpression,
    b1ThreeMonths,
    b2ViewToCart, b2CartToOrder, b2VisitToOrder, b2ClickToOrder,
  ]
}
