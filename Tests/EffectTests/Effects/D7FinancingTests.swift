import MarketModel
import Policies
import RandomStreams
import Testing

/// Financing (D7): a second source of money.
struct D7FinancingTests {
  @Test("D7 A second source of money averts at least three ruins in ten")
  func ruin() async throws { try await check(.d7Ruin) }

  // Orders a visit of the same visitors: 16 pairs.
  @Test("D7 A second source of money leaves the win rate as it is")
  func winRate() throws {
    let measurements = try (0..<8).map { replication in
      let streams = ReplicationStreams(seed: 1, replication: UInt32(replication))
      return Measurement(
        treated: Effect.d7WinRate(try Effect.d7Market(credit: 600).record(streams)),
        control: Effect.d7WinRate(try Effect.d7Market(credit: 0).record(streams)))
    }
    let estimate = EffectEstimate(measurements, scale: .ratio)
    #expect(estimate.interval().contains(1))
    #expect(estimate.value > 0.8 && estimate.value < 1.25)
  }
}

extension Effect {
  /// A firm whose cash is about as large as what it is going to burn.
  static let d7Ruin = Effect(
    id: "D7", name: "ruin",
    claim: "A credit line of a third of the cash averts at least three ruins in ten",
    mechanism: "the credit line's limit (zero)",
    source: "band: judgement; interest 8 % a year: assumption", scale: .ratio, band: 0...0.7,
    replications: 14, placeboReplications: 2
  ) { mechanism, streams in
    func ruined(credit: Int) throws -> Quotient {
      let record = try d7Market(credit: credit).record(streams)
      return Quotient(numerator: record.totals.ruinDay == nil ? 0 : 1)
    }
    return Measurement(
      treated: try ruined(credit: mechanism == .on ? 600 : 0), control: try ruined(credit: 0))
  }

  static func d7Market(credit: Int) -> EffectMarket {
    EffectMarket.worked(people: 300, days: 120).with(
      "firm.cash=1700", "firm.fixedCostPerMonth=600", "clock.reportEveryDays=120",
      "strategies.even-split.spendPerMonth=0", "market.needs.perYear=6",
      "firm.credit.limit=\(credit)", "firm.credit.interestPerYearShare=0.08")
  }

  static func d7WinRate(_ record: MarketRecord) -> Quotient {
    Quotient(numerator: Double(record.totals.orders), divisor: Double(record.totals.visits))
  }
}
