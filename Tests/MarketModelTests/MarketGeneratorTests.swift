import Testing

@testable import MarketModel

/// The generator of markets with everything in them.
struct MarketGeneratorTests {
  /// A feature: what it is called, with which probability the generator draws it, and whether a
  /// market has it.
  private typealias Feature = (
    name: String, share: Double, isIn: @Sendable (MarketConfiguration, Spending) -> Bool
  )

  private static func has(_ kind: String, in market: MarketConfiguration) -> Bool {
    market.channels.contains { $0.kind.name == kind }
  }

  private static func partners(in market: MarketConfiguration) -> [PartnersConfiguration] {
    market.channels.compactMap { channel in
      if case .partners(let parts) = channel.kind { parts } else { nil }
    }
  }

  private static let features: [Feature] = [
    ("social media", 4 / 5, { market, _ in has("socialMedia", in: market) }),
    ("a website", 1 / 2, { market, _ in has("website", in: market) }),
    ("search advertising", 1 / 2, { market, _ in has("searchAds", in: market) }),
    ("shops", 1 / 2, { market, _ in has("shops", in: market) }),
    ("exhibitions", 1 / 2, { market, _ in has("exhibition", in: market) }),
    ("a sales team", 1 / 2, { market, _ in has("salesTeam", in: market) }),
    ("e-mail", 1 / 2, { market, _ in has("email", in: market) }),
    ("chat", 1 / 2, { market, _ in has("chat", in: market) }),
    ("courses", 1 / 2, { market, _ in has("courses", in: market) }),
    ("partners", 2 / 3, { market, _ in has("partners", in: market) }),
    ("two partner programmes", 1 / 3, { market, _ in partners(in: market).count == 2 }),
    ("developers", 1 / 2, { market, _ in has("developers", in: market) }),
    (
      "joint campaigns", 9 / 16,
      { market, _ in partners(in: market).contains { !$0.campaigns.isEmpty } }
    ),
    (
      "distributors", 5 / 24, { market, _ in partners(in: market).contains { $0.stock != nil } }
    ),
    (
      "a form", 1 / 6,
      { market, _ in
        market.channels.contains { channel in
          if case .website(let site) = channel.kind { site.form != nil } else { false }
        }
      }
    ),
    (
      "creators", 2 / 5,
      { market, _ in
        market.channels.contains { channel in
          if case .socialMedia(let social) = channel.kind {
            !social.creators.isEmpty
          } else {
            false
          }
        }
      }
    ),
    ("no rival", 1 / 8, { market, _ in market.rivals.isEmpty }),
    ("several rivals", 1 / 4, { market, _ in market.rivals.count > 1 }),
    (
      "a rival that undercuts", 43 / 216,
      { market, _ in
        market.rivals.contains {
          if case .undercut = $0.pricing { true } else { false }
        }
      }
    ),
    (
      "a rival that matches", 43 / 216,
      { market, _ in
        market.rivals.contains {
          if case .match = $0.pricing { true } else { false }
        }
      }
    ),
    ("a rival that copies", 17 / 64, { market, _ in market.rivals.contains { $0.copying != nil } }),
    (
      "a rival that outbids", 17 / 64,
      { market, _ in market.rivals.contains { $0.outbidding != nil } }
    ),
    (
      "a rival that advertises", 17 / 64,
      { market, _ in market.rivals.contains { $0.advertising != nil } }
    ),
    ("organisations", 1 / 2, { market, _ in market.accounts != nil }),
    ("a price plan", 1 / 2, { market, _ in market.product.plan != nil }),
    ("an AI product", 1 / 2, { market, _ in market.product.ai != nil }),
    ("trust", 1 / 2, { market, _ in market.product.trustUtility != 0 }),
    ("a network of attributes", 1 / 3, { market, _ in market.population.network != nil }),
    ("regions", 1 / 2, { market, _ in !market.macro.regions.isEmpty }),
    ("consent", 1 / 2, { market, _ in market.macro.consent != nil }),
    ("festivals", 1 / 2, { market, _ in !market.macro.festivals.isEmpty }),
    ("shocks", 1 / 2, { market, _ in !market.macro.shocks.isEmpty }),
    ("referral", 1 / 4, { market, _ in market.loyalty.referral != nil }),
    ("dropping out", 1 / 4, { market, _ in market.loyalty.dropOut != nil }),
    ("credit", 1 / 4, { market, _ in market.firm.finance.credit != nil }),
    ("business shopping", 1 / 3, { market, _ in market.calendar.businessShopping != nil }),
    ("reviews that pause", 1 / 3, { _, spending in spending.pauseReviews != nil }),
    ("partners as the strategy wants", 1 / 3, { _, spending in spending.partnersWanted != nil }),
  ]

  // 400 markets of a fixed seed each; a right generator is further off than 4.5 standard errors in
  // one of 3700 choices of seeds, for all 38 features together.
  @Test("Every feature is drawn as often as is stated")
  func variety() throws {
    let count = 400
    let markets = try (1...count).map { try AllFeaturesTests.market($0) }
    for feature in Self.features {
      let drawn = Double(markets.count { feature.isIn($0.0, $0.1) }) / Double(count)
      let error = (feature.share * (1 - feature.share) / Double(count)).squareRoot()
      #expect(
        abs(drawn - feature.share) < standardErrors * error,
        "\(feature.name): \(drawn) of the markets")
    }
    let lives = markets.flatMap { $0.0.channels.map(\.lifeCycle) }
    #expect(lives.contains { $0.opensOnDay == .infinity } && lives.contains { $0.opensOnDay > 0 })
    #expect(lives.contains { $0.closesOnDay != nil } && lives.contains { $0.pause != nil })
  }
}
