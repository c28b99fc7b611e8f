import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// B8: use of the AI product by those who have a price plan.
struct SeatUsageTests {
  /// Everybody takes the plan at the first need; 20 sessions a month and seat, of 4 uses each.
  private func market(seats: Double, meanChurn: Double = 0) throws -> MarketConfiguration {
    let plan = try PricePlan.make(meanChurn: meanChurn, seats: seats)
    var market = try MarketConfiguration.makeSubscribing(to: plan, people: 60, horizonDays: 365)
    var ai = AIProductConfiguration.make(training: nil)
    ai.usage = UsageConfiguration(sessionsPerMonth: 20, rateShape: 50, furtherUsesPerSession: 3)
    ai.inference.costPerUse = 1
    market.product.ai = ai
    return market
  }

  // The mean of 60 gamma rates of shape 50 has a standard error of 1.8 %, Poisson counts add less
  // than 1 %: 4.5 standard errors of 2 % are 9 %, a false alarm in 100,000.
  @Test(
    "Every seat is used as often as configured, whether sessions come singly or in bundles",
    arguments: [1.0, 40.0])
  func volume(seats: Double) throws {
    let record = play(try market(seats: seats), idle)
    let half = try #require(record.periods[5].product?.totals)
    let end = try #require(record.periods.last?.product)
    let months = (record.periods.last!.end - record.periods[5].end) / daysPerMonth
    let sessions = Double(end.totals.sessions - half.sessions) / months / (60 * seats)
    #expect(abs(sessions / 20 - 1) < 0.09)
    #expect(abs(Double(end.totals.uses) / Double(end.totals.sessions) / 4 - 1) < 0.05)
    #expect(end.totals.inferenceCost == Double(end.totals.uses))
  }

  @Test("Sessions of many seats come in bundles, one a day in the mean: seats cost no events")
  func bundles() throws {
    func events(seats: Double) throws -> Int {
      let market = try market(seats: seats)
      var events = 0
      _ = try MarketReplication.trace(
        market, policy: idle, streams: streams(1),
        label: ReplicationLabel(text: "bundles", startDay: 0), filter: TraceFilter()
      ) { events += $0.kindName == "isUsed" ? 1 : 0 }
      return events
    }
    // 60 accounts, a year: 22,000 days.
    let (few, many) = (try events(seats: 40), try events(seats: 4000))
    #expect(few > 10_000 && few < 22_000 && Double(many) < 1.05 * Double(few))
  }

  @Test("Who has left uses nothing, and starts again with a new subscription")
  func leaving() throws {
    var market = try market(seats: 1, meanChurn: 0.999)
    market.need.needsPerYear = 4
    market.need.needRateShape = 1000
    let record = play(market, idle)
    let end = try #require(record.periods.last)
    #expect(record.totals.subscriptions.newSubscribers > 90)
    // A month of use after each beginning, of 20 sessions.
    let sessions = Double(try #require(end.product).totals.sessions)
    let expected = 20 * Double(record.totals.subscriptions.newSubscribers)
    #expect(abs(sessions / expected - 1) < 0.15)
  }

  @Test("An account of several people uses its seats between them")
  func groups() throws {
    var market = try market(seats: 12)
    market.accounts = AccountsConfiguration(
      roles: ["user", "head", "clerk"].map {
        BuyingRole(name: $0, vetoShare: 0, vetoShareIfTrusted: 0)
      }, seats: try .constant(12))
    let record = play(market, idle)
    let end = try #require(record.periods.last?.product)
    let half = try #require(record.periods[5].product?.totals)
    let months = (record.periods.last!.end - record.periods[5].end) / daysPerMonth
    let perSeat = Double(end.totals.sessions - half.sessions) / months / Double(20 * 12)
    #expect(abs(perSeat / 20 - 1) < 0.09)
  }

  @Test("The engagement of many seats is that of one")
  func engagement() throws {
    func mean(seats: Double) throws -> Double {
      var market = try market(seats: seats)
      market.product.ai?.usage.engagementLiftPerSession = 0.05
      var run = MarketRun(
        market, policy: idle, streams: ReplicationStreams(seed: 5, replication: 0))
      run.play(until: 200)
      let core = run.simulation.model.core
      return core.accounts.indices.reduce(0) { $0 + core.engagement(of: $1, at: 200) } / 60
    }
    // Between sessions, 20 a month of .05 against a half-life of 30 days: .05 * 20 in 30.4 days
    // against ln 2 in 30: l / (l + d) with l = .0337 (-20 ln .95 / 30.4) and d = .0231, .593.
    #expect(abs(try mean(seats: 1) - 0.593) < 0.03)
    #expect(abs(try mean(seats: 40) - 0.593) < 0.03)
  }
}
