extension Effect {
  /// Every effect, in the order of the table: a line each.
  static let all: [Effect] = [
    a3TenthImpression,
    a4FestivalOrders, a4FestivalNet,
    b1ThreeMonths,
    b2ViewToCart, b2CartToOrder, b2VisitToOrder, b2ClickToOrder,
    b4NoWins, b4Payback,
  ]
}
