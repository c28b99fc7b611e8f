import ConversionModel
import RandomStreams
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
}
