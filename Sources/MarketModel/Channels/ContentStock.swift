/// What a site has published: pieces that search engines do not rank yet, and pieces that they do.
///
/// A new piece is ranked after an exponential time of mean `rankingDays`, and what is ranked ages
/// with a half-life. In the mean that is two linear differential equations in a row, whose solution
/// is used, so that nothing happens between two pieces (Bateman 1910).
struct ContentStock: Sendable, Hashable {
  private var unranked = 0.0
  private var ranked: Double
  private var time = 0.0
  private let rankingPerDay: Double
  private let ageingPerDay: Double

  /// - Parameters:
  ///   - pieces: Ranked pieces at the start.
  ///   - rankingDays: Mean time until a piece is ranked; 0 for at once.
  ///   - halfLifeDays: Until half of what is ranked is out of date.
  init(pieces: Double, rankingDays: Double, halfLifeDays: Double) {
    ranked = pieces
    rankingPerDay = rankingDays > 0 ? 1 / rankingDays : .infinity
    ageingPerDay = 0.693_147_180_559_945_3 / halfLifeDays
  }

  /// Pieces that count in a search at a time that is not past.
  func ranked(at time: Double) -> Double {
    let days = time - self.time
    let old = ranked * exp(-ageingPerDay * days)
    guard unranked > 0 else { return old }
    let difference = rankingPerDay - ageingPerDay
    // Where both rates agree the quotient is t exp(-rate t).
    let arrived =
      abs(difference) < 1e-9
      ? days * exp(-ageingPerDay * days)
      : (exp(-ageingPerDay * days) - exp(-rankingPerDay * days)) / difference
    return old + unranked * rankingPerDay * arrived
  }

  /// Adds a piece.
  mutating func publish(at time: Double) {
    ranked = ranked(at: time)
    if rankingPerDay.isInfinite {
      ranked += 1
    } else {
      unranked = unranked * exp(-rankingPerDay * (time - self.time)) + 1
    }
    self.time = time
  }
}
