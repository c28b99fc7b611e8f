import RandomStreams
import Testing

@testable import MarketModel

/// Credit, tax, funding, pay and the waterfall, by their definitions.
struct FinanceTests {
  @Test("Interest is that of the days on which money was drawn")
  func interest() {
    var line = CreditLine(
      CreditConfiguration(
        limit: Money(minorUnits: 1_000_000), interestPerYearShare: 0.073_05,
        keepCash: Money(minorUnits: 500)))
    #expect(line.takeInterest(at: 10) == .zero)
    line.draw(Money(minorUnits: 400_000), at: 10)
    line.draw(Money(minorUnits: 600_000), at: 20)
    #expect(line.available == .zero)
    line.repay(Money(minorUnits: 1_000_000), at: 30)
    // 2 in 10,000 a day: ten days of 400,000 and ten of a million.
    #expect(line.takeInterest(at: 50).minorUnits == 2800)
    #expect(line.takeInterest(at: 60) == .zero)
    line.draw(Money(minorUnits: 700), at: 60)
    #expect(line.repayment(from: Money(minorUnits: 1000)).minorUnits == 500)
    #expect(line.repayment(from: Money(minorUnits: 5000)).minorUnits == 700)
    #expect(line.repayment(from: Money(minorUnits: 100)) == .zero)
  }

  @Test("A loss is carried forward, and nothing is taxed twice")
  func tax() {
    var tax = ProfitTax(TaxConfiguration(share: 0.25, everyMonths: 12))
    let profits: [Int64] = [-1000, 400, 800, 500, 900]
    #expect(
      profits.map { tax.due(onProfitBeforeTax: Money(minorUnits: $0)).minorUnits } == [
        0, 100, 100, 0, 25,
      ])
  }

  @Test("A funding round needs all its conditions")
  func funding() {
    let round = FundingRound(
      name: "a", amount: Money(minorUnits: 1), notBeforeDay: 0, needsMRR: Money(minorUnits: 100),
      needsCustomers: 5)
    #expect(round.isMet(mrr: Money(minorUnits: 100), customers: 5))
    #expect(!round.isMet(mrr: Money(minorUnits: 99), customers: 5))
    #expect(!round.isMet(mrr: Money(minorUnits: 100), customers: 4))
  }

  @Test("People are paid for the days that they are there")
  func payroll() {
    let position = PayrollPosition(
      name: "care", people: 2, costPerPersonMonth: Money(minorUnits: 3100), fromDay: 10, toDay: 50)
    #expect(position.cost(from: 0, to: 31, monthDays: 31).minorUnits == 4200)
    #expect(position.cost(from: 31, to: 59, monthDays: 28).minorUnits == 4207)
    #expect(position.cost(from: 59, to: 90, monthDays: 31) == .zero)
  }

  @Test("Whatever happens, the waterfall ends at what there is")
  func waterfall() {
    var stream = streams(6).stream(StreamPurpose(1), entity: 0)
    var recurring = RecurringRevenue()
    var rows: [Int64] = [500, 700]
    for row in rows { recurring.open(Money(minorUnits: row)) }
    for step in 0..<500 {
      switch stream.index(below: 3) {
      case 0:
        rows.append(Int64(1 + stream.index(below: 900)))
        recurring.begin(Money(minorUnits: rows[rows.count - 1]))
      case 1 where !rows.isEmpty:
        recurring.end(
          Money(minorUnits: rows.remove(at: stream.index(below: rows.count))), isOld: step % 2 == 0)
      default:
        guard !rows.isEmpty else { continue }
        let row = stream.index(below: rows.count)
        let new = Int64(stream.index(below: 900))
        recurring.change(
          from: Money(minorUnits: rows[row]), to: Money(minorUnits: new), isOld: step % 2 == 0)
        rows[row] = new
      }
      #expect(recurring.isBalanced)
      #expect(recurring.present.minorUnits == rows.reduce(0, +))
    }
    #expect(recurring.fromOldCustomers.churn > .zero)
    #expect(recurring.fromOldCustomers.churn < recurring.churn)
  }

  // ANCHORS: .8 and .1 give 2.6667; twelve terms of the sum itself give its beginning.
  @Test("The lifetime value's formula is the sum of its terms")
  func lifetimeValue() {
    let value = CustomerLifetimeValue.perUnitOfMargin(retentionShare: 0.8, discountShare: 0.1)
    #expect(abs(value - 8.0 / 3) < 1e-12)
    let sum = (1...400).reduce(0.0) { $0 + pow(0.8 / 1.1, Double($1)) }
    #expect(abs(value - sum) < 1e-9)
  }
}
