extension Effect {
  /// Every effect, in the order of the table: a line each.
  static let all: [Effect] = [
    a1BusyTeam,
    a2ContentStops, a2SearchAdsStop,
    a3TenthImpression, a3WornCreative, a3LiveShow,
    a4FestivalOrders, a4FestivalNet, a4Stars,
    a5VisitorToBuyer, a5OutsideTheReach,
    a6Burst, a6LateFollowUp, a6LeadToOpportunity,
    a7Neglect,
    a8Orders, a8HoldOut, a8Annoyance, a8CourseOrders, a8CourseUse,
    a9SlowBuild, a9Churn, a9UsageRevenue,
    b1ThreeMonths,
    b2ViewToCart, b2CartToOrder, b2VisitToOrder, b2ClickToOrder,
    b3Churn, b3Value,
    b4NoWins, b4Payback,
    b5PriceCut, b5Matching,
    b6SignUps, b6Paid, b6Cheap, b6Dear,
    b7Lever,
    b8Data, b8Cost, b8RepeatOrders,
    c1Exponent, c2GrossMargin, c3Data, c3FederatedOverNone, c3CentralOverFederated, c6Conversion,
    c8Conversion, c8Unanswered,
    d4Defections, d4TooLittle, d4TooMuch,
    d7Ruin,
    d10Joint, d10Overlap,
    r3ShortRun,
    r4Diversion,
  ]
}
