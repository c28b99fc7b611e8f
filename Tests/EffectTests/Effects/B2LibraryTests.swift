import MarketModel
import RandomStreams
import Testing

/// Stage rates (B2, R3) over the library: what a planner starts from reproduces the benchmarks too.
///
/// Every scenario takes part wherever it has the stage, under a strategy that uses it. The rates of
/// scenarios of one sort are added up, since each has too few cases by itself; shares of so many vary
/// by some hundredths, and no tolerance is given. Left out, with reasons:
///
/// - Looks that become carts are judged on marketplaces and on the site of `case-bb-vision`. Where
///   subscribers pay there are no carts. `image-recognition` and `medical-diagnosis` put a tender in
///   the cart's place, of which no source tells; what `case-yy-medical` offers is by intent far better
///   than the rest.
/// - How many begin to use something free of charge (`case-xx-customer-service`, `consumer-app`,
///   `developer-api`) has no benchmark, only how many of those pay.
/// - No decision is judged of organisations; buyers of `chatbot` and `case-bb-vision` decide alone.
/// - Meetings a conversation are not judged: the benchmark is of cold calls, and teams of the library
///   also talk with those who ask. `A1` judges it.
/// - Developers, courses, chats and mails have rates as inputs only, or their own effect (A8, A9, C8).
struct B2LibraryTests {
  /// A scenario under one of its strategies, and how many people are played if not all.
  private struct Play {
    let file: String
    let strategy: String
    var people: Int?
    var settings: [String]

    init(_ file: String, _ strategy: String, people: Int? = nil, settings: [String] = []) {
      self.file = file
      self.strategy = strategy
      self.people = people
      self.settings = settings
    }
  }

  /// What the channels of a kind in some scenarios have done, each scenario played once.
  private static func channels(
    of kind: String, in plays: [Play]
  ) throws -> [ChannelTotals] {
    try plays.flatMap { play in
      let (market, record) = try played(play)
      return zip(market.channels, record.channels).filter { $0.0.kind.name == kind }.map(\.1)
    }
  }

  private static func played(_ play: Play) throws -> (MarketConfiguration, MarketRecord) {
    let market = EffectMarket(
      file: "\(play.file).yaml",
      settings: ["firm.customerValueMonths=0"] + play.settings
        + (play.people.map { ["market.people=\($0)"] } ?? []),
      strategy: play.strategy)
    return (
      try market.resolved().market,
      try market.record(ReplicationStreams(seed: 2027, replication: 0))
    )
  }

  private static func sum<T>(_ parts: [T], _ count: (T) -> Int) -> Double {
    parts.reduce(0) { $0 + Double(count($1)) }
  }

  private static let marketplaces = [
    Play("ecommerce-conversion", "even-split", people: 600),
    Play("china-voice-recorder", "steady", people: 600),
    Play("overseas-voice-recorder", "everywhere", people: 600),
    Play("two-regions", "steady", people: 600),
  ]

  @Test("B2 R3 On the library's marketplaces looks, carts and visits end as in life")
  func marketplaces() throws {
    let totals = try Self.marketplaces.map { try Self.played($0).1.totals }
    #expect(Self.sum(totals, \.carts) > 150)
    let carts = Self.sum(totals, \.carts)
    #expect((0.03...0.11).contains(carts / Self.sum(totals, \.browses)))
    #expect((0.20...0.40).contains(Self.sum(totals, \.cartOrders) / carts))
    #expect((0.010...0.035).contains(Self.sum(totals, \.orders) / Self.sum(totals, \.visits)))
  }

  @Test("B2 R3 Clicks on the library's social media end in orders of goods as in life")
  func clicks() throws {
    let plays =
      Self.marketplaces + [
        Play("case-aa-translation", "brand-campaign"),
        Play("shops-voice-recorder", "online", people: 3000),
      ]
    let social = try Self.channels(of: "socialMedia", in: plays)
    #expect(Self.sum(social, \.paidClicks) > 1500)
    let rate = Self.sum(social, \.orders) / Self.sum(social, \.paidClicks)
    #expect((0.004...0.025).contains(rate), "\(rate)")
  }

  @Test("B2 R3 The library's sales teams win, and its organisations decide for nobody, as in life")
  func deals() throws {
    let organisations = [
      Play("b2b-saas", "sales-led"), Play("b2b-platform-with-partners", "sales-led"),
      Play("education", "representatives"), Play("image-recognition", "representatives"),
      Play("medical-diagnosis", "representatives"), Play("case-yy-medical", "representatives"),
    ]
    let alone = [
      Play("chatbot", "representatives", people: 8000), Play("case-bb-vision", "managed"),
    ]
    func decided(_ pipelines: [PipelineTotals]) -> Double {
      Self.sum(pipelines) { $0.won + $0.lost + $0.noDecisions }
    }
    let groups = try Self.channels(of: "salesTeam", in: organisations).map(\.pipeline)
    let persons = try Self.channels(of: "salesTeam", in: alone).map(\.pipeline)
    for pipelines in [groups, persons] {
      #expect(decided(pipelines) > 100)
      let won = Self.sum(pipelines, \.won) / decided(pipelines)
      #expect((0.15...0.35).contains(won), "\(won)")
    }
    let nobody = Self.sum(groups, \.noDecisions) / decided(groups)
    #expect((0.4...0.6).contains(nobody), "\(nobody)")
    // Partners' leads are won twice or three times as often as others (recalled), by some.
    let partners = try Self.channels(
      of: "partners", in: [Play("b2b-platform-with-partners", "partner-led")]
    ).map(\.pipeline)
    let won = Self.sum(partners, \.won) / decided(partners)
    #expect(decided(partners) > 100 && (0.15...0.7).contains(won), "\(won)")
  }

  @Test("B2 R3 Leads of the library's fairs become opportunities as in life")
  func fairs() throws {
    let fairs = try Self.channels(
      of: "exhibition",
      in: [
        Play("b2b-saas", "today"), Play("education", "lessons-and-fairs"),
        Play("image-recognition", "balanced"), Play("medical-diagnosis", "balanced"),
        Play("case-bb-vision", "managed"),
      ])
    let rate = Self.sum(fairs, \.opportunities) / Self.sum(fairs, \.leads)
    #expect(Self.sum(fairs, \.leads) > 400 && (0.10...0.40).contains(rate), "\(rate)")
  }

  /// Sign-ups, those who paid, and visits, without what sales teams and partners have brought.
  private static func unassisted(
    _ plays: [Play]
  ) throws -> (signUps: Double, paying: Double, visits: Double) {
    try plays.reduce(into: (0, 0, 0)) { sums, play in
      let (market, record) = try played(play)
      let selling =
        zip(market.channels, record.channels).filter {
          !["salesTeam", "partners", "developers"].contains($0.0.kind.name)
        }.map(\.1) + [record.direct]
      sums.signUps += sum(selling, \.signUps)
      sums.paying += sum(selling, \.orders)
      sums.visits += Double(record.totals.visits)
    }
  }

  @Test("B2 R3 The library's visitors begin trials, and pay after trials or free use, as in life")
  func trials() throws {
    let trials = try Self.unassisted([
      Play("b2b-saas", "content-led"), Play("chatbot", "content", people: 8000),
      Play("education", "lessons"), Play("recommender", "balanced"),
    ])
    #expect(trials.signUps > 200)
    #expect((0.01...0.05).contains(trials.signUps / trials.visits))
    // Opt-in trials 15-25 %, elsewhere 8-15 % (OpenView, knowledgelib).
    let paying = trials.paying / trials.signUps
    #expect((0.08...0.25).contains(paying), "\(paying)")
    let free = try Self.unassisted([
      Play("case-xx-customer-service", "articles", people: 8000),
      Play("consumer-app", "social-led"), Play("developer-api", "pages-led"),
    ])
    let freePaying = free.paying / free.signUps
    #expect(free.signUps > 1500 && (0.02...0.05).contains(freePaying), "\(freePaying)")
  }

  @Test("B2 R3 The library's search advertisements are clicked, and clicks lead on, as in life")
  func search() throws {
    let trials = [
      Play("b2b-saas", "today"), Play("chatbot", "advertising", people: 8000),
      Play("recommender", "balanced"),
    ]
    let goods = [
      // Who looks for the firm clicks anyway, of which the benchmark is not.
      Play(
        "overseas-voice-recorder", "everywhere", people: 3000,
        settings: ["channels.search.ownName=~"]),
      Play("two-regions", "steady", people: 600), Play("case-aa-translation", "found-by-search"),
    ]
    let trying = try Self.channels(of: "searchAds", in: trials)
    let selling = try Self.channels(of: "searchAds", in: goods)
    let all = trying + selling
    let clicked = Self.sum(all, \.paidClicks) / Self.sum(all, \.impressions)
    #expect((0.03...0.10).contains(clicked), "\(clicked)")
    let begun = Self.sum(trying, \.signUps) / Self.sum(trying, \.paidClicks)
    #expect((0.02...0.10).contains(begun), "\(begun)")
    let ordered = Self.sum(selling, \.orders) / Self.sum(selling, \.paidClicks)
    #expect((0.010...0.035).contains(ordered), "\(ordered)")
  }

  @Test("B2 R3 Visitors of the library's shop buy as in life")
  func shops() throws {
    let shops = try Self.channels(
      of: "shops", in: [Play("shops-voice-recorder", "shop-in-spring", people: 4000)])
    let rate = Self.sum(shops, \.orders) / Self.sum(shops, \.visitors)
    #expect(Self.sum(shops, \.visitors) > 300 && (0.08...0.45).contains(rate), "\(rate)")
  }
}
