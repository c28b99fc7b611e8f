import MarketModel
import RandomStreams
import Testing

/// Stage rates (B2, R3) over the library: what a planner starts from reproduces the benchmarks too.
///
/// The rates of scenarios of one sort are added up, since each has too few orders by itself. A share
/// of so many varies by some hundredths, and no tolerance is given.
struct B2LibraryTests {
  /// Every scenario of the library in which the firm sells single goods on a marketplace, with few
  /// people.
  private static let marketplaces = [
    "ecommerce-conversion", "china-voice-recorder", "overseas-voice-recorder",
  ]

  private static func records(
    _ names: [String], people: Int
  ) throws -> [MarketRecord] {
    try names.map { name in
      try EffectMarket(
        file: "\(name).yaml", settings: ["market.people=\(people)", "firm.customerValueMonths=0"]
      ).record(ReplicationStreams(seed: 2027, replication: 0))
    }
  }

  @Test("B2 R3 On the library's marketplaces looks, carts and visits end as in life")
  func marketplaces() throws {
    let records = try Self.records(Self.marketplaces, people: 600)
    func sum(_ count: (MarketTotals) -> Int) -> Double {
      records.reduce(0) { $0 + Double(count($1.totals)) }
    }
    #expect(sum(\.carts) > 150)
    #expect((0.03...0.11).contains(sum(\.carts) / sum(\.browses)))
    #expect((0.20...0.40).contains(sum(\.cartOrders) / sum(\.carts)))
    #expect((0.010...0.035).contains(sum(\.orders) / sum(\.visits)))
  }
}
