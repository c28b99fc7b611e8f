import RandomStreams
import Testing

@testable import MarketModel

/// The firm's money in a market (D7).
struct FundingTests {
  /// A firm that sells nothing and pays 10,000.03 a month.
  private static func idleFirm(days: Double = 100, cash: Int64) throws -> MarketConfiguration {
    var market = try MarketConfiguration.make(people: 1, horizonDays: days, social: nil)
    market.need.needsPerYear = 1e-9
    market.firm.customersNowShare = 0
    market.firm.openingCash = Money(minorUnits: cash)
    market.firm.fixedCostPerMonth = Money(minorUnits: 1_000_003)
    return market
  }

  @Test("Bills beyond the cash are drawn on the credit line, with interest, to the minor unit")
  func credit() throws {
    var market = try Self.idleFirm(days: 60, cash: 700_001)
    market.firm.finance.credit = CreditConfiguration(
      limit: Money(minorUnits: 5_000_000), interestPerYearShare: 0.121_75)
    let totals = play(market, idle).totals
    // 300,002 from day 30 to day 60 at 1 in 3000 a day: 3000.02. Day 60 is the horizon, at which
    // thirty days of a mean month are due.
    let second = Money(rounding: 30 * 1_000_003 / daysPerMonth).asDouble
    #expect(totals.ruinDay == nil && totals.cash == 0)
    #expect(totals.finance.interest == 3000)
    #expect(totals.finance.creditDrawn == 300_002 + second + 3000)
    #expect(totals.firmValue == -totals.finance.creditDrawn)
  }

  @Test("A firm is ruined when cash and credit have ended, and not before")
  func end() throws {
    var market = try Self.idleFirm(cash: 1_500_000)
    #expect(play(market, idle).totals.ruinDay == 60)
    market.firm.finance.credit = CreditConfiguration(
      limit: Money(minorUnits: 600_000), interestPerYearShare: 0)
    let totals = play(market, idle).totals
    #expect(totals.ruinDay == 90)
    #expect(totals.finance.creditDrawn == 600_000 && totals.cash == 0)
    #expect(totals.debt == 3 * 1_000_003 - 2_100_000)
  }

  @Test("The tax is the share of the profit, and nothing of a loss")
  func tax() throws {
    var market = try MarketConfiguration.makeAlwaysChosen(people: 300, horizonDays: 90)
    market.firm.fixedCostPerMonth = .zero
    let untaxed = play(market, idle).totals
    market.firm.finance.tax = TaxConfiguration(share: 0.25, everyMonths: 12)
    let taxed = play(market, idle).totals
    #expect(untaxed.profit > 0)
    #expect(taxed.finance.taxes == Money(rounding: untaxed.profit * 0.25).asDouble)
    #expect(taxed.profit == untaxed.profit - taxed.finance.taxes)
    #expect(taxed.cash == untaxed.cash - taxed.finance.taxes)
    var losing = try Self.idleFirm(cash: 10_000_000)
    losing.firm.finance.tax = TaxConfiguration(share: 0.25, everyMonths: 1)
    #expect(play(losing, idle).totals.finance.taxes == 0)
  }

  @Test("Positions are paid for their months")
  func payroll() throws {
    var market = try Self.idleFirm(days: 91, cash: 100_000_000)
    market.firm.finance.payroll = [
      PayrollPosition(
        name: "care", people: 3, costPerPersonMonth: Money(minorUnits: 200_000), fromDay: 30,
        toDay: 75)
    ]
    let totals = play(market, idle).totals
    // A whole month of thirty days and half of the next.
    #expect(totals.finance.payroll == 600_000 * 1.5)
    #expect(totals.profit == -totals.finance.payroll - totals.fixedCosts)
  }

  @Test("A round closes when its conditions hold, is no value, and may be refused")
  func rounds() throws {
    func play(_ change: (inout FundingRound) -> Void) throws -> MarketRecord {
      var market = try MarketConfiguration.makeSubscribing(
        to: try .make(meanChurn: 0), people: 100, horizonDays: 300, needsPerYear: 3)
      var round = FundingRound(name: "a", amount: Money(minorUnits: 7_000_000), notBeforeDay: 45)
      change(&round)
      market.firm.finance.funding = [round]
      return MarketModelTests.play(market, idle)
    }
    let without = try play { $0.notBeforeDay = 400 }
    #expect(without.totals.finance.roundsClosed == 0)
    let open = try play { _ in }
    #expect(open.totals.finance.roundsClosed == 1)
    #expect(open.totals.cash == without.totals.cash + 7_000_000)
    #expect(open.totals.firmValue == without.totals.firmValue)
    #expect(open.periods[0].cash == without.periods[0].cash)
    #expect(open.periods[1].cash == without.periods[1].cash + 7_000_000)
    // All accounts pay 100.00 a month: 5000.00 need fifty, which are there after 45 days or so.
    let late = try play { $0.needsMRR = Money(minorUnits: 900_000) }
    let closing = try #require(late.periods.firstIndex { $0.totals.finance.roundsClosed == 1 })
    #expect(closing > 1 && late.periods[closing].totals.subscriptions.mrr >= 900_000)
    #expect(try play { $0.needsCustomers = 101 }.totals.finance.roundsClosed == 0)
    #expect(try play { $0.chanceShare = 0 }.totals.finance.roundsClosed == 0)
    #expect(try play { $0.notAfterDay = 45 }.totals.finance.roundsClosed == 0)
  }
}
