import ConversionModel
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// The true probability of a conversion, where it is known otherwise.
struct TouchTruthTests {
  private static let idle = Spending(reviewDays: 400, perDay: [0])

  /// People who look at the offer now and then while a need is open, and order at once what they
  /// choose, each time with the same probability but for their tastes.
  private static func market(
    people: Int, needsPerYear: Double, openDays: Double, occasionsPerDay: Double,
    windowDays: Double, tasteSpread: Double, odds: Double
  ) throws -> MarketConfiguration {
    var market = try MarketConfiguration.makeAlwaysChosen(
      people: people, horizonDays: 120, needsPerYear: needsPerYear)
    market.need.openDays = try .constant(openDays)
    market.need.occasionsPerDay = occasionsPerDay
    market.population.tasteSpread = tasteSpread
    market.product.quality = 0
    market.product.awarenessUtility = 0
    market.product.satisfactionUtility = 0
    market.product.waitingUtility = -log(odds)
    market.learner.method = .baseRate
    market.learner.labelWindowDays = windowDays
    market.truthEvery = 1
    return market
  }

  private static func truths(_ market: MarketConfiguration) -> [TouchTruth] {
    let record = play(market, idle)
    return MarketReplication.truth(
      about: record.keptTouches, in: market, policy: idle, streams: streams(1))
  }

  private static func entropy(_ p: Double) -> Double { -p * log(p) - (1 - p) * log(1 - p) }

  private static func mean(_ sample: [Double]) -> (mean: Double, error: Double) {
    let moments = moments(sample)
    return (moments.mean, moments.meanError)
  }

  // A touch counts for a moment only, so that its own choice alone decides: p = σ(2z − ln 3) with
  // tastes z. The oracle's loss is then the mean entropy of p, below the entropy of the mean p, which
  // is the least that a base rate can lose. 4.5 standard errors: 7e-6.
  @Test("The oracle knows tastes and not luck: its loss is the mean entropy of the true choice")
  func tastes() throws {
    let truths = Self.truths(
      try Self.market(
        people: 600, needsPerYear: 6, openDays: 1, occasionsPerDay: 5, windowDays: 1e-4,
        tasteSpread: 2, odds: 1.0 / 3))
    #expect(truths.count > 1000)
    let (loss, error) = Self.mean(truths.map(\.oracleLogLoss))
    let (own, _) = Self.mean(truths.map { $0.touch.logLoss })
    let p = truths.map { $0.touch.hasConverted ? 1.0 : 0 }.reduce(0, +) / Double(truths.count)
    #expect(loss < Self.entropy(p) - 4.5 * error)
    #expect(own > Self.entropy(p) - 4.5 * error)
  }

  // With one probability q of choosing at each look and looks at rate λ while a need of one day is
  // open, a look s days after its opening ends in an order with p(s) = 1 − (1 − q)·exp(−λq(1 − s)),
  // and looks happen at s with a density in proportion to exp(−λqs). Further needs add less than
  // 0.01. 4.5 standard errors: 7e-6.
  @Test(
    "What comes after the touch is drawn anew: the loss is that of looking again, in closed form")
  func lookingAgain() throws {
    let (q, rate) = (0.25, 4.0)
    let truths = Self.truths(
      try Self.market(
        people: 900, needsPerYear: 3, openDays: 1, occasionsPerDay: rate, windowDays: 1,
        tasteSpread: 0, odds: 1.0 / 3))
    var (sum, weights) = (0.0, 0.0)
    for step in 0..<1000 {
      let s = (Double(step) + 0.5) / 1000
      let weight = exp(-rate * q * s)
      sum += weight * Self.entropy(1 - (1 - q) * exp(-rate * q * (1 - s)))
      weights += weight
    }
    let (loss, error) = Self.mean(truths.map(\.oracleLogLoss))
    #expect(truths.count > 1500)
    #expect(abs(loss - sum / weights) < 4.5 * error + 0.01, "\(loss) ± \(error), \(sum / weights)")
  }

  /// A market in which touches are clicks on advertisements only, and everybody has `needs` a year,
  /// each open for so long, and looks at the platform by herself, where she orders if it has `stars`.
  private static func advertised(
    needsPerYear: Double, openDays: Double, occasionsPerDay: Double, stars: Bool
  ) throws -> MarketConfiguration {
    var medium = SocialMediaConfiguration.make()
    medium.clickThroughShare = 0.5
    medium.openNeedClickFactor = 1
    (medium.fatiguePerImpression, medium.impulseShare) = (0, 0)
    (medium.sharePerVisit, medium.sharePerSatisfyingOrder) = (0, 0)
    var listing = EcommercePlatformConfiguration.makeAlwaysClicked()
    listing.ratings = RatingsConfiguration(
      satisfiedReviewShare: 0, unsatisfiedReviewShare: 0, reviewsNow: 1, ratingNow: 5,
      otherRating: 4, utilityPerStar: stars ? 120 : 0, salesFactorPerStar: 1)
    var market = try MarketConfiguration.make(
      people: 80, horizonDays: 60, reportEveryDays: 60, social: medium, platform: listing)
    market.channels[0].matchShare = 1
    market.channels[1].matchShare = 0
    market.awareness.directVisitShare = 0
    market.rivals = []
    market.firm.customersNowShare = 0
    (market.product.waitingUtility, market.product.abandoningUtility) = (60, -60)
    market.product.cartDays = try .constant(0)
    market.need = NeedConfiguration(
      needsPerYear: needsPerYear, needRateShape: 1000, needSpendElasticity: 0,
      openDays: try .constant(openDays), occasionsPerDay: occasionsPerDay)
    market.learner.method = .baseRate
    market.learner.labelWindowDays = 7
    market.truthEvery = 1
    return market
  }

  private static let advertising = Spending(reviewDays: 400, perDay: [1000, 0])

  // Hardly anybody has a need when she clicks. The next one comes at rate ν, she looks within the hour
  // and orders: within w days with p = 1 − exp(−νw), from any moment on. What is not quite like that
  // moves the entropy by less than 0.01. 4.5 standard errors: 7e-6.
  @Test("The need that would have come after an advertisement is drawn anew")
  func needAfterAdvertisement() throws {
    let market = try Self.advertised(
      needsPerYear: 0.7 / 7 * 365.25, openDays: 1, occasionsPerDay: 24, stars: true)
    let touches = play(market, Self.advertising).keptTouches
    let truths = MarketReplication.truth(
      about: touches, in: market, policy: Self.advertising, streams: streams(1))
    #expect(truths.count > 300)
    let (loss, error) = Self.mean(truths.map(\.oracleLogLoss))
    let entropy = Self.entropy(1 - exp(-0.7))
    #expect(abs(loss - entropy) < 4.5 * error + 0.01, "\(loss) ± \(error), \(entropy)")
  }

  @Test("The look that would have come after an advertisement is drawn anew")
  func lookAfterAdvertisement() throws {
    // Everybody always has a need, and never orders.
    let market = try Self.advertised(
      needsPerYear: 50, openDays: 1000, occasionsPerDay: 0.1, stars: false)
    let touches = play(market, Self.advertising).keptTouches.filter { $0.day < 20 }
    var run = MarketRun(market, policy: Self.advertising, streams: streams(1))
    for touch in touches.prefix(20) {
      run.play(until: touch.day)
      var before = run
      while run.simulation.model.core.learner.touches <= touch.number {
        before = run
        run.simulation.step()
      }
      /// When the touched account looks next in another future.
      func nextLook(_ seed: UInt32) throws -> Double {
        var future = before
        let luck = OtherLuck(
          touch: touch.number, streams: ReplicationStreams(seed: seed, replication: 0))
        future.simulation.edit { market, _ in market.core.otherLuck = luck }
        future.simulation.step()
        future.simulation.edit { $0.core.settleLuck(&$1) }
        let account = try #require(future.simulation.model.core.otherLuck?.account)
        let occasion = future.simulation.model.core.accounts[account].occasion
        while future.simulation.model.core.accounts[account].occasion == occasion,
          future.simulation.schedule.now < 1000, future.simulation.step()
        {}
        return future.simulation.schedule.now
      }
      let (one, other) = (try nextLook(1), try nextLook(2))
      #expect(one != other && one > touch.day && other > touch.day)
    }
    #expect(touches.count > 20)
  }

  @Test("A report knows the truth of those touches alone whose window has closed")
  func notedInTime() throws {
    var market = try Self.market(
      people: 50, needsPerYear: 6, openDays: 2, occasionsPerDay: 2, windowDays: 10, tasteSpread: 1,
      odds: 0.5)
    market.calendar.reportEveryDays = 30
    let found = Self.truths(market)
    var record = play(market, Self.idle)
    record.note(found, labelWindowDays: 10)
    for period in record.periods {
      let known = found.filter { $0.touch.day + 10 <= period.end }
      let truth = try #require(period.learning.truth)
      #expect(truth.touches == known.count && known.count < found.count + 1)
      #expect(truth.logLossSum == known.reduce(0) { $0 + $1.touch.logLoss })
    }
    #expect(found.contains { $0.touch.day < 30 && $0.touch.day > 20 })
  }

  @Test("Finding out the truth changes nothing in the run, and repeats")
  func aside() throws {
    var market = try Self.market(
      people: 100, needsPerYear: 6, openDays: 2, occasionsPerDay: 2, windowDays: 2, tasteSpread: 1,
      odds: 0.5)
    market.truthEvery = 7
    let first = Self.truths(market)
    #expect(first == Self.truths(market) && !first.isEmpty)
    #expect(first.allSatisfy { $0.touch.number % 7 == 0 })
    var record = play(market, Self.idle)
    record.note(first, labelWindowDays: market.learner.labelWindowDays)
    #expect(record.periods.last?.learning.truth?.touches == first.count)
    market.truthEvery = nil
    let plain = play(market, Self.idle)
    #expect(plain.totals == record.totals && plain.keptTouches.isEmpty)
    #expect(plain.periods.last?.learning.logLoss == record.periods.last?.learning.logLoss)
  }

  @Test("The entropy from some futures is right in the mean, whatever the true probability is")
  func entropyIsUnbiased() {
    let n = 6
    for p in [0.02, 0.3, 0.9] {
      var (mean, ways) = (0.0, 1.0)
      for k in 0...n {
        let chance = ways * pow(p, Double(k)) * pow(1 - p, Double(n - k))
        mean += chance * TouchFutures.entropy(conversions: k, of: n, firstOther: nil)
        ways *= Double(n - k) / Double(k + 1)
      }
      // Where the first six are alike, the first other one comes at the K-th.
      for other in (n + 1)...4_000 {
        let found = TouchFutures.entropy(conversions: 0, of: n, firstOther: other)
        mean += pow(1 - p, Double(other - 1)) * p * found
        mean += pow(p, Double(other - 1)) * (1 - p) * found
      }
      #expect(abs(mean - Self.entropy(p)) < 1e-9)
    }
  }

  // The two estimates of the oracle's loss are made of other draws. 4.5 standard errors: 7e-6.
  @Test("Some futures for each touch agree with futures until one is as the run was")
  func futures() throws {
    let market = try Self.market(
      people: 300, needsPerYear: 6, openDays: 1, occasionsPerDay: 5, windowDays: 1e-4,
      tasteSpread: 2, odds: 1.0 / 3)
    let truths = Self.truths(market)
    let futures = MarketReplication.futures(
      after: truths.map(\.touch), count: 8, in: market, policy: Self.idle, streams: streams(1))
    #expect(futures.map(\.touch) == truths.map(\.touch))
    let (difference, error) = Self.mean(
      zip(truths, futures).map { $0.oracleLogLoss - $1.entropy })
    #expect(abs(difference) < 4.5 * error)
    // A label is one draw of what the futures are eight of.
    let (loss, noise) = Self.mean(
      futures.map { $0.touch.logLoss - $0.expectedLoss(of: $0.touch.prediction) })
    #expect(abs(loss) < 4.5 * noise)
    // The oracle predicts best in the mean.
    let (regret, unsure) = Self.mean(
      futures.map { $0.expectedLoss(of: $0.touch.prediction) - $0.entropy })
    #expect(regret > 4.5 * unsure)
  }
}
