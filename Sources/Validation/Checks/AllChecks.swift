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
  ]
}
