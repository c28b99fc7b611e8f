import Experiments
import MarketModel
import OutputAnalysis
import Testing

/// From records to an answer (R1, R17).
struct RecommendationTests {
  /// Eight replications around a mean, alike for all strategies but for a small ripple.
  private static func values(_ mean: Double, ripple: Double = 10) -> [Double] {
    (0..<8).map { mean + Double($0) * 1000 + ($0 % 2 == 0 ? ripple : -ripple) }
  }

  private static func ruined(_ count: Int) -> [Bool] { (0..<8).map { $0 < count } }

  private static func comparison(
    _ values: [[Double]], ruins: [Int]? = nil, marketing: [Double]? = nil
  ) throws -> StrategyComparison {
    StrategyComparison(
      try SmallScenario.result(
        values: values, ruins: ruins.map { $0.map(ruined) }, marketing: marketing))
  }

  @Test("A strategy that is clearly and always best is recommended over the next")
  func choose() throws {
    let comparison = try Self.comparison([
      Self.values(0), Self.values(5000, ripple: -10), Self.values(2000, ripple: 0),
    ])
    #expect(comparison.ranking == [1, 2, 0])
    #expect(Recommendation(comparison) == .choose(1, over: 2))
    #expect(comparison.best.winShares == [0, 1, 0])
    let lead = try #require(comparison.pair(1, minus: 2)).difference
    #expect(lead.meanDifference == 3000 && lead.excludesZero && lead.comparisons == 3)
    let reversed = try #require(comparison.pair(2, minus: 1)).difference
    #expect(reversed.meanDifference == -3000 && reversed.halfWidth == lead.halfWidth)
  }

  @Test("Strategies that can't be told apart have no winner; the cheapest is the most reversible")
  func noClearWinner() throws {
    // The first is ahead by 200 on average, but by +1700 and -1300 in turn.
    let comparison = try Self.comparison(
      [Self.values(200, ripple: 1500), Self.values(0, ripple: 0), Self.values(-9000)],
      marketing: [500, 300, 100])
    #expect(Recommendation(comparison) == .noClearWinner([0, 1], mostReversible: 1))
  }

  @Test("A difference that the scenario ignores makes no winner")
  func ignored() throws {
    // Certain, but of 60 only, where 100 are ignored.
    let comparison = try Self.comparison(
      [Self.values(60), Self.values(0)], marketing: [100, 300])
    #expect(try #require(comparison.pair(0, minus: 1)).difference.excludesZero)
    #expect(Recommendation(comparison) == .noClearWinner([0, 1], mostReversible: 0))
    #expect(comparison.best.winShares == [0, 0] && comparison.best.tieShare == 1)
  }

  @Test("A difference that is mostly above what is ignored, but not on average, makes no winner")
  func ignoredOnAverage() throws {
    // By 110 in five replications of eight, by 40 in three: 84 on average, where 100 are ignored.
    let leader = (0..<8).map { $0 < 5 ? 110.0 : 40 }
    let comparison = try Self.comparison(
      [leader, Array(repeating: 0, count: 8)], marketing: [100, 300])
    #expect(try #require(comparison.pair(0, minus: 1)).difference.excludesZero)
    #expect(comparison.best.winShares == [0.625, 0])
    #expect(Recommendation(comparison) == .noClearWinner([0, 1], mostReversible: 0))
  }

  @Test("Strategies ruined too often rank last and are not recommended (R1)")
  func infeasible() throws {
    // A limit of 10 %: one ruin of eight is too often.
    let comparison = try Self.comparison(
      [Self.values(9000), Self.values(0), Self.values(2000), Self.values(10_000)],
      ruins: [1, 0, 0, 2])
    #expect(comparison.ranking == [2, 1, 3, 0])
    #expect(comparison.ruin.map(\.share) == [0.125, 0, 0, 0.25])
    #expect(!comparison.isFeasible(0) && comparison.isFeasible(1))
    #expect(Recommendation(comparison) == .choose(2, over: 1))
  }

  @Test("The only strategy within the limit is chosen over none")
  func onlyOne() throws {
    let comparison = try Self.comparison(
      [Self.values(9000), Self.values(0)], ruins: [3, 0])
    #expect(Recommendation(comparison) == .choose(1, over: nil))
  }

  @Test("Where every strategy is ruined too often, nothing is safe")
  func nothingIsSafe() throws {
    let comparison = try Self.comparison([Self.values(9000), Self.values(0)], ruins: [3, 8])
    #expect(Recommendation(comparison) == .nothingIsSafe)
    #expect(comparison.ranking == [0, 1])
  }

  @Test("Every pair is compared once, in the plan's order")
  func pairs() throws {
    let comparison = try Self.comparison([Self.values(0), Self.values(5), Self.values(9)])
    #expect(comparison.pairs.map { [$0.first, $0.second] } == [[1, 0], [2, 0], [2, 1]])
    #expect(comparison.pair(0, minus: 0) == nil)
  }

  @Test("Another order by profit than by firm value is noticed (R1)")
  func profit() throws {
    func differs(_ profits: [Double]) throws -> Bool {
      StrategyComparison(
        try SmallScenario.result(values: [Self.values(0), Self.values(500)]) {
          record, strategy, _ in record.totals.profit = profits[strategy]
        }
      ).profitRanksDifferently
    }
    #expect(try differs([2, 1]))
    #expect(try !differs([1, 2]))
  }
}
