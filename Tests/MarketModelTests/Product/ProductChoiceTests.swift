import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// C6, C7 and the frontier: what the product's state does to choices.
struct ProductChoiceTests {
  private func market(oddsFactor: Double? = nil) throws -> MarketConfiguration {
    var ai = AIProductConfiguration.make(training: nil)
    ai.learning.openingError = 0.1
    ai.usage.sessionsPerMonth = 0
    ai.assistant = oddsFactor.map { AssistantConfiguration(channels: [0, 1], oddsFactor: $0) }
    var market = try MarketConfiguration.make(people: 600, horizonDays: 60)
    market.product.ai = ai
    return market
  }

  private func play(_ market: MarketConfiguration) -> [MarketRecord] {
    (1...8).map { MarketModelTests.play(market, Spending(perDay: [3000, 1500]), seed: $0) }
  }

  private func ordersPerBrowse(_ record: MarketRecord) -> Double {
    Double(record.totals.orders) / Double(record.totals.browses)
  }

  // A model of quality .9 multiplies the odds by 1.2^.9 = 1.178; the fact sheet's likely value for a
  // bot is 1.1, its range 1.0 to 1.3.
  @Test("C6: an assistant in the channels raises conversion by a factor of 1.0 to 1.3")
  func assistant() throws {
    let with = play(try market(oddsFactor: 1.2))
    let without = play(try market())
    let factors = zip(with, without).map { ordersPerBrowse($0) / ordersPerBrowse($1) }
    let (low, mean, high) = interval(factors)
    #expect(low > 1 && mean <= 1.3, "\(low) … \(high)")
    // Off: a factor of 1 changes nothing.
    #expect(play(try market(oddsFactor: 1)).map(\.totals) == without.map(\.totals))
  }

  @Test("C6: the odds of a visitor are multiplied where the assistant is, when it is there")
  func odds() throws {
    var configuration = try market(oddsFactor: 1.2)
    configuration.product.ai?.assistant?.channels = [1]
    configuration.product.ai?.assistant?.fromDay = 30
    let product = try #require(
      open(configuration, Spending(perDay: [0, 0])).model.core.ai)
    func gain(_ channel: Int?, _ day: Double) -> Double {
      product.utility(for: 3, visiting: channel, at: day)
    }
    #expect(abs(gain(1, 30) - 0.9 * log(1.2)) < 1e-12)
    #expect(gain(1, 29) == 0 && gain(0, 40) == 0 && gain(nil, 40) == 0)
  }

  @Test("The offer gains by what is right more often than with the best competitor at the start")
  func frontier() throws {
    var configuration = try market()
    configuration.product.ai?.utilityPerQuality = 10
    func gain() throws -> Double {
      let product = try #require(open(configuration, Spending(perDay: [0, 0])).model.core.ai)
      return product.utility(for: 3, visiting: nil, at: 0)
    }
    #expect(try gain() == 0)
    configuration.product.ai?.frontierError = 0.16
    #expect(abs(try gain() - 10 * 0.06) < 1e-12)
  }

  @Test("Competitors' releases age the product: fewer buy it")
  func releases() throws {
    var still = try market()
    still.product.ai?.utilityPerQuality = 10
    var moving = still
    moving.product.ai?.releases = CompetitorReleases(perYear: 12, errorCutShare: 0.5)
    let (aged, fresh) = (play(moving), play(still))
    let (_, _, high) = interval(
      zip(aged, fresh).map { Double($0.totals.orders - $1.totals.orders) })
    #expect(high < 0)
    for record in aged {
      let product = try #require(record.periods.last?.product)
      let expected = 1 - 0.1 * pow(0.5, Double(product.totals.releases))
      #expect(abs(product.frontierQuality - expected) < 1e-12)
      #expect(product.quality == 0.9)
    }
    // Off: where quality is worth nothing, a release changes nothing.
    moving.product.ai?.utilityPerQuality = 0
    still.product.ai?.utilityPerQuality = 0
    #expect(play(moving).map(\.totals.orders) == play(still).map(\.totals.orders))
  }

  @Test("C1: better models sell more and satisfy more")
  func qualitySells() throws {
    var off = try market()
    off.firm.customersNowShare = 0.5
    off.product.ai?.usage.sessionsPerMonth = 20
    off.product.ai?.learning = LearningCurve(
      openingRecords: 200, openingError: 0.3, irreducibleError: 0, exponent: 0.3)
    off.product.ai?.utilityPerQuality = 8
    off.product.ai?.satisfactionLogOddsPerQuality = 5
    var on = off
    on.product.ai?.training = try .make()
    let (learning, flat) = (play(on), play(off))
    #expect(
      interval(zip(learning, flat).map { Double($0.totals.orders - $1.totals.orders) }).low > 0)
    // Quality goes from .7 to .9 or so: odds of satisfaction .85 / .15 · e^(5 · .2).
    var product = try #require(open(on, Spending(perDay: [0, 0])).model.core.ai)
    #expect(abs(product.satisfiedShare(for: 0, opening: 0.85) - 0.85) < 1e-12)
    product.models[0].error = 0.1
    let odds = 0.85 / 0.15 * exp(1)
    #expect(abs(product.satisfiedShare(for: 0, opening: 0.85) - odds / (1 + odds)) < 1e-12)
  }

  @Test("C7: made to measure, the product sells more, costs more and comes later")
  func customisation() throws {
    let plain = try MarketConfiguration.make(people: 300, horizonDays: 60)
    var fitted = plain
    fitted.product.customisation = CustomisationConfiguration(
      fitUtility: 0.6, costPerOrder: 3000, addedDeliveryDays: 20)
    let (custom, standard) = (play(fitted), play(plain))
    func difference(_ value: (MarketRecord) -> Double) -> (low: Double, mean: Double, high: Double)
    {
      interval(zip(custom, standard).map { value($0) - value($1) })
    }
    #expect(difference { Double($0.totals.orders) }.low > 0)
    // At an equal number of orders, contribution falls by the cost.
    fitted.product.customisation?.fitUtility = 0
    fitted.product.customisation?.addedDeliveryDays = 0
    for (dear, cheap) in zip(play(fitted), standard) where dear.totals.ruinDay == nil {
      #expect(dear.totals.orders == cheap.totals.orders)
      let cost = cheap.totals.contribution - dear.totals.contribution
      #expect(abs(cost - 3000 * Double(dear.totals.orders)) < 1)
    }
    // Deliveries on the way at the horizon: those of twenty days more.
    #expect(difference { Double($0.totals.orders - $0.totals.deliveries) }.low > 0)
  }
}
