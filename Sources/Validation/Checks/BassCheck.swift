internal import Foundation
internal import MarketModel
internal import Policies
internal import RandomStreams

/// Bass (1969): adoption by advertising from outside and by word of mouth in a well-mixed
/// population.
///
/// An impression or a friend's post makes a person know the firm, and that is the adoption.
/// Impressions reach anybody at the rate p a person. Who knows the firm orders whenever a need
/// opens, and posts about every order; as many people as make the rate q see it, whoever they are.
extension ValidationCheck {
  static let bass = bass(
    BassMarket(p: 0.03, q: 0.38), "bass", every: 2, times: 1...5,
    source: "Bass 1969; p and q: Sultan, Farley and Lehmann 1990")

  static let bassAirConditioners = bass(
    BassMarket(p: 0.0104, q: 0.4186), "bass-air-conditioners", every: 2, times: 2...6,
    source: "Bass 1969, room air conditioners 1947-61")

  /// A hundred contacts a year, of which a share of .015 persuades; the peak is at 3.253 years, with
  /// F = .4963.
  static let bassAgents = bass(
    BassMarket(p: 0.011, q: 1.5, persuadedShare: 0.015), "bass-agents", every: 3.253 / 4,
    times: 2...6, source: "the Bass model as agents, AnyLogic's tutorial")

  /// - Parameters:
  ///   - every: Years between reports.
  ///   - times: The reports at which F is compared.
  private static func bass(
    _ market: BassMarket, _ name: String, every: Double, times: ClosedRange<Int>, source: String
  ) -> ValidationCheck {
    ValidationCheck(
      name: name,
      subject: "adoption by advertising (p \(market.p)) and word of mouth (q \(market.q)) "
        + "among \(market.people) people",
      source: source, replications: 60,
      quantities: times.map {
        let years = Double($0) * every
        return Quantity(name: "F(\(shortDecimal(years)))", expected: market.adopted(after: years))
      }
    ) { streams in
      let shares = try market.play(reports: times.upperBound, every: every, streams)
      return times.map { Part(shares[$0 - 1]) }
    }
  }
}

/// The market of a Bass diffusion.
struct BassMarket: Sendable {
  var people = 100_000
  let p: Double
  let q: Double
  /// The share of those who meet a post that it persuades.
  var persuadedShare = 1.0

  /// A year is so many days of the market, beside which its short waits vanish.
  private static let daysPerYear = 2000.0
  /// Needs of a person a year; an adopter answers each by an order and a post.
  private static let needsPerYear = 0.25

  /// F(t) = (1 − e^−(p+q)t) / (1 + (q/p) e^−(p+q)t).
  func adopted(after years: Double) -> Double {
    let decay = exp(-(p + q) * years)
    return (1 - decay) / (1 + q / p * decay)
  }

  /// People who meet a post.
  ///
  /// Needs last a quarter of a day with an occasion an hour, so that e^−6 of them pass; and a
  /// second post within a calendar week is not made.
  private var contactsPerPost: Double {
    let needs = Self.needsPerYear * (1 - exp(-6))
    let needsPerWeek = needs * 7 / Self.daysPerYear
    let posts = needs * (1 - exp(-needsPerWeek)) / needsPerWeek
    return q / persuadedShare / posts
  }

  /// The share of adopters at each report.
  func play(
    reports: Int, every years: Double, _ streams: ReplicationStreams
  ) throws -> [Double] {
    let step = years * Self.daysPerYear
    var market = try MarketConfiguration.plain(
      people: people, horizonDays: Double(reports) * step, reportEveryDays: step)
    market.social.liftPerImpression = 1
    market.social.liftPerFriendPost = 1
    market.social.sharePerSatisfyingOrder = 1
    market.social.friendSeesPostShare = persuadedShare
    market.network = .wellMixed(meanDegree: contactsPerPost)
    market.need.needsPerYear = Self.needsPerYear * 365.25 / Self.daysPerYear
    // An impression costs one minor unit.
    let advertising = FixedSpending(
      spendPerDay: [p * Double(people) / Self.daysPerYear, 0],
      reviewDays: market.calendar.horizonDays)
    let record = MarketReplication.run(market, policy: advertising, streams: streams)
    return record.periods.map { period in
      1 - Double(period.stages[Int(FunnelStage.unaware.rawValue)]) / Double(people)
    }
  }
}
