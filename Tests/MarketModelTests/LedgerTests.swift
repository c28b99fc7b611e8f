import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Exact money.
struct LedgerTests {
  @Test(
    "Amounts round to the nearest minor unit, halves to even",
    arguments: [
      (0.5, 0), (1.5, 2), (2.5, 2), (-0.5, 0), (-1.5, -2), (2.4999, 2), (2.5001, 3), (-2.5001, -3),
    ] as [(Double, Int64)])
  func rounding(amount: Double, minorUnits: Int64) {
    #expect(Money(rounding: amount).minorUnits == minorUnits)
  }

  @Test("Any postings leave the balances at zero in sum, and profit is revenue minus costs")
  func postings() {
    var stream = streams(3).stream(StreamPurpose(1), entity: 0)
    var ledger = Ledger(openingCash: Money(minorUnits: 1000))
    var debits = [Int64](repeating: 0, count: Account.allCases.count)
    debits[Account.cash.rawValue] = 1000
    debits[Account.equity.rawValue] = -1000
    for _ in 0..<2000 {
      let amount = Int64(stream.index(below: 1_000_000))
      let debit = Account.allCases[stream.index(below: Account.allCases.count)]
      let credit = Account.allCases[stream.index(below: Account.allCases.count)]
      ledger.post(Money(minorUnits: amount), debit: debit, credit: credit)
      debits[debit.rawValue] += amount
      debits[credit.rawValue] -= amount
      #expect(ledger.imbalance == .zero)
    }
    #expect(
      Account.allCases.allSatisfy { ledger.balance(of: $0).minorUnits == debits[$0.rawValue] })
    #expect(ledger.postings == 2001)
    let result: [Account] = [
      .revenue, .goodsCost, .commission, .fulfilment, .marketing, .fixedCosts, .training,
      .inference, .data, .fines, .servingCosts, .payroll, .interest, .taxes, .marketEntry,
    ]
    #expect(ledger.profit.minorUnits == -result.reduce(0) { $0 + debits[$1.rawValue] })
  }

  @Test("Firm-run platform: an order's money goes where it belongs")
  func ownPlatform() throws {
    let ledger = try Self.ledgerAfterOneOrder(.firm)
    #expect(ledger.balance(of: .revenue).minorUnits == -10_000)
    #expect(ledger.balance(of: .fulfilment).minorUnits == 1200)
    #expect(ledger.balance(of: .merchantPayables).minorUnits == -90_000)
    #expect(ledger.cash.minorUnits == 50_000_000 + 100_000 - 1200)
    #expect(ledger.balance(of: .goodsCost) == .zero && ledger.balance(of: .receivables) == .zero)
  }

  @Test("Third party's platform: an order's money goes where it belongs")
  func thirdParty() throws {
    let ledger = try Self.ledgerAfterOneOrder(.thirdParty)
    #expect(ledger.balance(of: .revenue).minorUnits == -100_000)
    #expect(ledger.balance(of: .commission).minorUnits == 10_000)
    #expect(ledger.balance(of: .goodsCost).minorUnits == 50_000)
    #expect(ledger.balance(of: .receivables).minorUnits == 90_000)
    #expect(ledger.cash.minorUnits == 50_000_000 - 50_000 - 1200)
  }

  /// One person, one order of 1000.00, seen before its settlement.
  private static func ledgerAfterOneOrder(_ platformOperator: PlatformOperator) throws -> Ledger {
    var market = try MarketConfiguration.makeAlwaysChosen(people: 1, horizonDays: 20)
    var platform = EcommercePlatformConfiguration.makeAlwaysClicked()
    platform.operatedBy = platformOperator
    platform.commissionShare = 0.1
    platform.settlementDays = 365
    market.channels[0].kind = .ecommercePlatform(platform)
    market.product.orderValue = try .constant(1000)
    market.firm.fixedCostPerMonth = .zero
    for seed in 1... {
      var simulation = open(market, Spending(perDay: [0]), seed: seed)
      simulation.run(until: 20)
      if simulation.model.core.record.totals.orders == 1 { return simulation.model.core.ledger }
    }
    preconditionFailure("some seed gives one order")
  }

  @Test("A million tiny costs are booked to the minor unit")
  func accrual() {
    var accrual = CostAccrual()
    var booked = Money.zero
    for count in 1...1_000_000 {
      booked = booked + accrual.add(0.037)
      if count % 100_000 == 0 { #expect(abs(booked.asDouble - Double(count) * 0.037) <= 0.5) }
    }
    #expect(booked.minorUnits == 37_000)
  }
}
