/// What a person does with the AI product: one row of 40 bytes, kept only where there is one.
struct UserState: Sendable, Hashable {
  /// Sessions a day of a seat, while the account is a customer.
  var sessionsPerDay: Float = 0
  /// Engagement at ``engagementTime``; it fades from there.
  var engagement: Float = 0
  /// Utility lost by breaches of privacy, at ``distrustTime``; it fades from there.
  var distrust: Float = 0
  /// Sessions so far, those of a bundle counted as one, by which the next one draws.
  var sessions: UInt32 = 0
  /// Seats that the person stands for; more or fewer than one by a price plan only.
  var seats: Float = 1
  /// Whether the person has ever used the product, so that her rate and consent are drawn.
  var isKnown = false
  /// Whether the firm may learn from her use.
  var consents = false
  /// Whether an `isUsed` event is pending.
  var isUsing = false
  var engagementTime: Double = 0
  var distrustTime: Double = 0

  /// Sessions a day of all seats together.
  var rate: Double { Double(sessionsPerDay) * Double(seats) }

  /// Whether sessions come in bundles, one a day in the mean: those of many seats, so that a large
  /// account costs no more events than a busy person.
  var isBundled: Bool { seats > 1 && rate > 1 }

  /// Engagement now, from 0 to 1.
  func engagement(at time: Double, halfLifeDays: Double) -> Double {
    engagement > 0 ? Double(engagement) * pow(2, (engagementTime - time) / halfLifeDays) : 0
  }

  /// Utility that the offer has lost to the person.
  func distrust(at time: Double, halfLifeDays: Double) -> Double {
    distrust > 0 ? Double(distrust) * pow(2, (distrustTime - time) / halfLifeDays) : 0
  }
}
