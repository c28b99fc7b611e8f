extension Effect {
  /// Every effect, in the order of the table: a line each.
  static let all: [Effect] = [
    a3TenthImpression,
    b1ThreeMonths,
    b2ViewToCart, b2CartToOrder, b2VisitToOrder, b2ClickToOrder,
    b3Churn, b3Value,
    b6SignUps, b6Paid, b6Cheap, b6Dear,
    d7Ruin,
  ]
}
