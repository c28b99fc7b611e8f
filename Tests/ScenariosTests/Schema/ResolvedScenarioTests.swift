import ConversionModel
import MarketModel
import Policies
import RandomStreams
import Testing

@testable import Scenarios

/// What becomes of the values that a scenario's author has written.
@Suite struct ResolvedScenarioTests {
  /// The mean month of the Gregorian calendar: 400 years have 146,097 days.
  private let month = 146_097.0 / 4800

  private func social(_ market: MarketConfiguration) throws -> SocialMediaConfiguration {
    guard case .socialMedia(let parts) = market.channels[0].kind else {
      throw Mistake.wrongKind
    }
    return parts
  }

  private func platform(_ market: MarketConfiguration) throws -> EcommercePlatformConfiguration {
    guard case .ecommercePlatform(let parts) = market.channels[1].kind else {
      throw Mistake.wrongKind
    }
    return parts
  }

  private enum Mistake: Error { case wrongKind }

  @Test("Amounts become minor units of the currency, halves to even")
  func money() throws {
    let market = try small().likely.market
    #expect(market.firm.openingCash == Money(minorUnits: 100_050))
    #expect(market.firm.fixedCostPerMonth == Money(minorUnits: 2000))
    #expect(market.product.fulfilmentCostPerOrder == 12)
    #expect(market.product.minorUnitsPerUnit == 100)
    #expect(try social(market).costPerMille == 4000)
    #expect(try platform(market).costPerClick == 120)

    let yen = try small("money.currency=JPY").likely.market
    #expect(yen.firm.openingCash == Money(minorUnits: 1000))
    #expect(yen.product.minorUnitsPerUnit == 1)
    #expect(try social(yen).costPerMille == 40)
    #expect(try platform(yen).costPerClick == 1)
  }

  @Test("Spending a month becomes spending a day, by channel in the channels' order")
  func spending() throws {
    let strategies = try small().likely.strategies
    #expect(strategies.map(\.name) == ["even", "plan", "same"])
    #expect(strategies.map(\.policyName) == ["even-split", "fixed", "even-split"])
    let even = try #require(strategies[0].policy as? EvenSplit)
    #expect(abs(even.spendPerDay - 300_000 / month) < 1e-9)
    let plan = try #require(strategies[1].policy as? FixedSpending)
    #expect(plan.spendPerDay[0] == 0 && abs(plan.spendPerDay[1] - 60_000 / month) < 1e-9)
    #expect(plan.reviewDays == 14)
    #expect(strategies[2].policy as? EvenSplit == even)
  }

  @Test("A strategy that switches has the policies of those that it names, wherever they stand")
  func switching() throws {
    let change = try #require(
      try small(replacing: [
        "same: {from: even}":
          "same: {policy: switch, first: plan, second: late, onDay: 45}\n"
          + "  late: {from: even, reviewDays: 7}"
      ]).likely.strategies[2].policy as? SwitchingPolicy)
    #expect(change.day == 45)
    #expect((change.first as? FixedSpending)?.spendPerDay[0] == 0)
    #expect((change.second as? EvenSplit)?.reviewDays == 7)
    #expect(change.nextReview(after: 40) == 45 && change.nextReview(after: 28) == 42)
  }

  @Test("Policies get the settings that are written, and the documented defaults")
  func policies() throws {
    let greedy = try small(replacing: [
      "{from: even}": "{from: even, policy: greedy-return, reviewDays: 7, stepShare: 0.3}"
    ]).likely.strategies[2].policy
    let expected = GreedyReturn(
      spendPerDay: 300_000 / month, reviewDays: 7, stepShare: 0.3, floorShare: 0.2,
      maturityDays: 14, cohortsJudged: 3)
    #expect(greedy as? GreedyReturn == expected)
    let precise = try #require(
      try small(replacing: [
        "{from: even}":
          "{from: even, policy: precision-marketing, targetShare: 0.3, explorationShare: 0.1}"
      ]).likely.strategies[2].policy as? PrecisionMarketing)
    #expect(precise.targetShare == 0.3 && precise.explorationShare == 0.1)
    #expect(precise.minimumConversions == 50 && precise.reviewDays == 14)
  }

  @Test("Weekdays are relative to their mean, and overlapping seasons multiply, last days included")
  func shopping() throws {
    let factors = try small().likely.market.calendar.shoppingFactorByDay
    // The mean weekday is 2. Day 0 is Sunday, January 31; the feast is on Thursday and Friday, days
    // 4 and 5; the sale on day 5; day 7 is a Sunday.
    #expect(factors[0...7] == [4, 0.5, 0.5, 0.5, 0.25, 0.75, 0.5, 4])
    // 90 days and a year's run-off, which 365.2425 rounds to, and a last day for rounding.
    #expect(factors.count == 90 + 365 + 1)
  }

  @Test("Month ends follow the calendar, and the last day of a month stands for a missing one")
  func months() throws {
    let calendar = try small().likely.market.calendar
    // January 31 to February 28, March 31, April 30; May 31 is after the horizon.
    #expect(calendar.monthEndDays == [28, 59, 89])
    #expect(calendar.horizonDays == 90 && calendar.reportEveryDays == 30)
    // An event at the horizon would not run: what is due then is paid when the books are closed.
    #expect(
      try small("clock.horizonDays=89").likely.market.calendar.monthEndDays == [28, 59])
    // The last month is April 30 to May 31, or March 31 to April 30 where the run ends with it.
    #expect(calendar.lastMonthDays == 31)
    #expect(try small("clock.horizonDays=89").likely.market.calendar.lastMonthDays == 30)
  }

  @Test(
    "A year from the first of January has twelve months' costs, and a broken month its part",
    arguments: [
      ("2027-01-01", 365, 12.0), ("2027-01-01", 45, 1 + 14.0 / 28), ("2027-02-01", 28, 1),
    ])
  func monthsPaid(start: String, days: Int, months: Double) throws {
    let scenario = try small(
      "clock.start=\(start)", "clock.horizonDays=\(days)", "firm.cash=200000",
      "firm.fixedCostPerMonth=7000",
      "firm.payroll=[{name: care, people: 2, costPerPersonMonth: 1000}]",
      "firm.customerValueMonths=0", "market.people=20", "baseline=even")
    let totals = MarketReplication.run(
      scenario.likely.market, policy: scenario.likely.strategies[scenario.baseline].policy,
      streams: ReplicationStreams(seed: 1, replication: 0)
    ).totals
    #expect(totals.fixedCosts == 700_000 * months)
    #expect(totals.finance.payroll == 200_000 * months)
  }

  @Test("The other parts have the numbers that are written")
  func parts() throws {
    let scenario = try small()
    let market = scenario.likely.market
    #expect(scenario.goal.maxRuinShare == 0.1 && scenario.goal.ignoreDifferencesBelow == 100)
    #expect(scenario.start == CalendarDate(year: 2027, month: 1, day: 31))
    #expect(market.firm.customerValueDays == 365 && market.firm.discountPerYearShare == 0.1)
    #expect(market.firm.customersNowShare == 0.15)
    #expect(market.firm.lapseDays == 100 && market.firm.attributionWindowDays == 7)
    #expect(market.population.people == 500)
    #expect(market.population.priceSensitivity == (try .constant(2)))
    #expect(market.need.needsPerYear == 2 && market.need.occasionsPerDay == 0.25)
    #expect(market.awareness.customersKeepShare == 0.4)
    #expect(market.awareness.liftPerOrder == 0.6 && market.awareness.directVisitShare == 0.25)
    #expect(market.product.priceLevel == 1.1 && market.product.abandoningUtility == 1.5)
    #expect(market.product.cartDays == (try .constant(0.5)))
    #expect(market.rival.name == "other" && market.rival.priceLevel == 0.9)
    #expect(market.network == .wattsStrogatz(meanDegree: 4, rewiredShare: 0.1))
    #expect(market.channels.map(\.name) == ["social", "shop"])
    #expect(market.channels.map(\.sees) == [.clickId, .identified])
    #expect(try platform(market).operatedBy == .thirdParty)
    #expect(try social(market).frequencyCapPerWeek == 4)
    let learner = market.learner
    #expect(learner.method == .adam)
    #expect(learner.settings.step == 0.02 && learner.settings.decayExamples == 1000)
    #expect(learner.labelTiming == .atWindowClose && learner.decisionThreshold == 0.5)
    #expect(learner.priorConversionRate == 0.05 && learner.settings.l2 == 0)
  }

  @Test("The correlation that is written holds between the normals behind the traits")
  func correlation() throws {
    let copula = try small().likely.market.population.copula
    let streams = ReplicationStreams(seed: 5, replication: 0)
    var uniforms = [Double](repeating: 0, count: copula.dimension)
    let count = 4000
    var products = (written: 0.0, other: 0.0)
    for person in 0..<count {
      var stream = streams.stream(StreamPurpose(1), entity: person)
      copula.draw(from: &stream, into: &uniforms)
      let normals = uniforms.map(standardNormalQuantile)
      products.written += normals[Trait.age.rawValue] * normals[Trait.taste.rawValue]
      products.other += normals[Trait.age.rawValue] * normals[Trait.spend.rawValue]
    }
    // A mean product of correlated normals has variance (1 + r²)/n: five standard errors, which a
    // right program exceeds for one seed in 900,000 a comparison.
    #expect(abs(products.written / Double(count) + 0.5) < 5 * (1.25 / Double(count)).squareRoot())
    #expect(abs(products.other / Double(count)) < 5 * (1 / Double(count)).squareRoot())
  }

  @Test("Uncertain inputs stay in their ranges, differ by replication and are shared by strategies")
  func uncertain() throws {
    let scenario = try small(replacing: [
      "satisfiedShare: 0.9": "satisfiedShare: [0.5, 0.9, 0.99]",
      "quality: 0.25": "quality: [-1, 0.25, 2]",
      "costPerMille: 40": "costPerMille: [10, 40, 90]",
      "people: 500": "people: [300, 500, 900]",
      "spendPerMonth: 3000": "spendPerMonth: [1000, 3000, 9000]",
    ])
    #expect(
      Set(scenario.uncertainInputs.map(\.keyPath)) == [
        "product.satisfiedShare", "product.quality", "channels.social.costPerMille",
        "market.people", "strategies.even.spendPerMonth",
      ])
    var people: Set<Int> = []
    for replication in 0..<200 {
      let streams = ReplicationStreams(seed: 9, replication: UInt32(replication))
      let drawn = try scenario.resolved(drawnBy: streams)
      let market = drawn.market
      #expect((0...1).contains(market.product.satisfiedShare))
      #expect((-20...20).contains(market.product.quality))
      #expect(market.population.people >= 1)
      #expect(try social(market).costPerMille > 0)
      let even = try #require(drawn.strategies[0].policy as? EvenSplit)
      #expect(drawn.strategies[2].policy as? EvenSplit == even)
      #expect(even.spendPerDay >= 0 && even.spendPerDay.isFinite)
      people.insert(market.population.people)
      let again = try scenario.resolved(drawnBy: streams)
      #expect(again.market.population.people == market.population.people)
      #expect(again.strategies[0].policy as? EvenSplit == even)
    }
    #expect(people.count > 100)
    #expect(scenario.likely.market.population.people == 500)
    #expect(scenario.likely.market.product.satisfiedShare == 0.9)
  }

  @Test("Without uncertain inputs every replication plays the likely scenario")
  func certain() throws {
    let scenario = try small()
    #expect(scenario.uncertainInputs.isEmpty)
    let drawn = try scenario.resolved(drawnBy: ReplicationStreams(seed: 1, replication: 3))
    #expect(drawn.market.product == scenario.likely.market.product)
    #expect(drawn.market.firm == scenario.likely.market.firm)
  }
}
