import SimulationKernel
import Testing

@testable import MarketModel

/// Ruin, and what the customers are worth (R1).
struct FirmValueTests {
  private static func ruined() throws -> MarketConfiguration {
    var market = try MarketConfiguration.make(horizonDays: 90, valueDays: 200)
    market.firm.openingCash = Money(minorUnits: 1_500_000)
    market.firm.fixedCostPerMonth = Money(minorUnits: 40_000_000)
    return market
  }

  @Test("After ruin nothing flows, and the firm is still counted")
  func ruin() throws {
    let record = play(try Self.ruined(), Spending(perDay: [3000, 1000]))
    let totals = record.totals
    #expect(totals.ruinDay == 30)
    let before = try #require(record.periods.last { $0.end <= 28 }).totals
    let after = record.periods.filter { $0.end > 30 }.map(\.totals)
    #expect(before.visits > 0 && before.orders > 0 && before.ruinDay == nil)
    #expect(record.periods.count == 13 && after.count == 9)
    for later in after {
      #expect(later.ruinDay == 30 && later.customersHeld == 0)
      #expect(later.cash == after[0].cash && later.debt == after[0].debt)
      #expect(later.receivables == after[0].receivables)
      #expect(later.merchantPayables == after[0].merchantPayables)
      #expect(later.marketing == after[0].marketing && later.fixedCosts == after[0].fixedCosts)
      #expect(later.visits == after[0].visits && later.orders == after[0].orders)
      #expect(later.profit == after[0].profit)
    }
    // People go on shopping elsewhere.
    #expect(totals.rivalSales > after[0].rivalSales)
    #expect(totals.debt > 0 && totals.customerValue == 0)
    #expect(totals.firmValue == totals.cash - totals.merchantPayables - totals.debt)
    #expect(totals.firmValue < 0)
  }

  @Test("Firm value is what is owned and owed, and what the customers will bring")
  func parts() throws {
    var market = try MarketConfiguration.make(valueDays: 100)
    var platform = EcommercePlatformConfiguration.make()
    platform.operatedBy = .thirdParty
    market.channels[1].kind = .ecommercePlatform(platform)
    let totals = play(market, Spending(perDay: [500, 500])).totals
    #expect(totals.receivables > 0 && totals.customerValue > 0 && totals.debt == 0)
    #expect(totals.firmValue == totals.cash + totals.receivables + totals.customerValue)
  }

  @Test("Waiting costs: the more it does, the less the customers are worth")
  func discounting() throws {
    var values: [Double] = []
    for discount in [0, 0.1, 0.5, 0.9] {
      var market = try MarketConfiguration.make(valueDays: 150)
      market.firm.discountPerYearShare = discount
      values.append(play(market, Spending(perDay: [500, 500])).totals.customerValue)
    }
    #expect(values == values.sorted(by: >) && Set(values).count == 4)
    // The same orders at other dates' values: between none and the whole discount of 150 days.
    #expect(values[3] > values[0] * pow(0.1, 150 / 365.25))
    let none = play(try .make(), Spending(perDay: [500, 500])).totals
    #expect(none.customersHeld > 0 && none.customerValue == 0)
  }

  // Every need is answered by an order at once, so that the 560 or so customers' orders after the
  // horizon are a Poisson number, of mean 4600 or so. Needs that come within the 25th part of a day
  // that an order takes are lost, 0.1 %. Four standard errors are 6 %: a false alarm of 6e-5 each.
  @Test("With constant hazards the customers' worth is the closed form", arguments: [0, 0.4])
  func closedForm(discount: Double) throws {
    let days = 250.0
    var market = try MarketConfiguration.makeAlwaysChosen(
      people: 600, horizonDays: 90, valueDays: days, needsPerYear: 12)
    market.firm.lapseDays = 80
    market.firm.discountPerYearShare = discount
    let totals = play(market, Spending(perDay: [0])).totals
    let held = Double(totals.customersHeld)
    #expect(held > 500 && held < 600)
    // Each order is worth e^(-rt): mean and variance of a compound Poisson sum.
    let rate = -log(1 - discount) / 365.25
    func annuity(_ rate: Double) -> Double { rate == 0 ? days : (1 - exp(-days * rate)) / rate }
    let ordersPerDay = held * 12 / 365.25
    let each = MarketConfiguration.contributionIfAlwaysChosen
    let expected = each * ordersPerDay * annuity(rate)
    let error = each * (ordersPerDay * annuity(2 * rate)).squareRoot()
    #expect(abs(totals.customerValue - expected) < 4 * error)
  }

  @Test("Bills that cannot be paid are owed, to the minor unit")
  func debt() throws {
    var market = try MarketConfiguration.make(people: 1, horizonDays: 40, social: nil)
    market.need.needsPerYear = 1e-9
    market.firm.openingCash = Money(minorUnits: 700_001)
    market.firm.fixedCostPerMonth = Money(minorUnits: 1_000_003)
    let totals = play(market, Spending(perDay: [0])).totals
    #expect(totals.cash == 0 && totals.debt == 300_002 && totals.ruinDay == 30)
    #expect(totals.fixedCosts == 1_000_003 && totals.profit == -1_000_003)
    #expect(totals.firmValue == -300_002)
  }

  @Test("A branched market goes on alike")
  func branching() throws {
    var first = open(try .make(), Spending(perDay: [1000, 500]))
    first.run(until: 25)
    var second = first
    first.run(until: 60)
    second.run(until: 60)
    #expect(first.model.core.record == second.model.core.record)
  }

  @Test("What is sent back after the horizon lowers what the customers held are worth")
  func returnsAfterTheHorizon() throws {
    func value(_ share: Double) throws -> (customers: Double, refunds: Double) {
      var market = try MarketConfiguration.makeAlwaysChosen(people: 60, horizonDays: 60)
      market.firm.customerValueDays = 200
      market.calendar.shoppingFactorByDay = Array(repeating: 1, count: 262)
      market.product.returnedShare = share
      let totals = play(market, Spending(perDay: [0])).totals
      return (totals.customerValue, totals.refunds)
    }
    let (none, half, all) = (try value(0), try value(0.5), try value(1))
    #expect(none.customers > 0 && none.refunds == 0 && half.refunds > 0)
    // Handling and fees are lost, and nothing is earned.
    #expect(all.customers < 0)
    #expect(half.customers < 0.7 * none.customers && half.customers > all.customers)
  }
}
