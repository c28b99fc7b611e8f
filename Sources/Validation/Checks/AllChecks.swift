extension ValidationCheck {
  /// Every check, in the order of the command's lines.
  public static let all: [ValidationCheck] = [
    .bass, .bassAirConditioners, .bassAgents,
    .galtonWatson(mean: 1.5, extinction: 0.4172), .galtonWatson(mean: 2, extinction: 0.2032),
    .galtonWatson(mean: 3, extinction: 0.0595), .subcriticalReferrals,
    .koyck(carryOver: 0.8, halfLifeMonths: 3.11, months: 40),
    .koyck(carryOver: 0.9, halfLifeMonths: 6.58, months: 80),
    .hill(slope: 1, atThreeTimes: 0.75), .hill(slope: 2, atThreeTimes: 0.9),
    .repeatBuying, .brandChoice, .agents,
    .erlangC(servers: 10, load: 8, delayed: 0.4092, wait: 0.2046),
    .erlangC(servers: 5, load: 4, delayed: 0.5541),
    .erlangC(servers: 14, load: 10, delayed: 0.1741),
    .secondPrice(bidders: 2, reserve: 0, expected: 1.0 / 3),
    .secondPrice(bidders: 5, reserve: 0, expected: 2.0 / 3),
    .secondPrice(bidders: 2, reserve: 0.5, expected: 5.0 / 12),
    .secondPrice(bidders: 3, reserve: 0.5, expected: 17.0 / 32),
    .shiftedBetaGeometric("high-end", alpha: 0.668, beta: 3.806, customers: "high-end customers"),
    .shiftedBetaGeometric("regular", alpha: 0.704, beta: 1.182, customers: "regular customers"),
    .purchaseHistory, .lifetimeValue, .lanchester,
  ]
}
