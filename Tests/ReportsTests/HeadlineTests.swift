import Experiments
import MarketModel
import Scenarios
import Testing

@testable import Reports

@Suite("The first answer")
struct HeadlineTests {
  private func comparison(
    _ values: [[Double]], ruined: [Int] = [], _ settings: String...
  ) throws -> StrategyComparison {
    let records = values.enumerated().map { strategy, values in
      values.map { value in
        HandMade.record {
          $0.totals.cash = value * 100
          $0.totals.marketing = Double(1 + strategy)
          $0.totals.ruinDay = ruined.contains(strategy) ? 5 : nil
        }
      }
    }
    let scenario = try HandMade.scenario("goal.maxRuinShare=0.1")
    return StrategyComparison(HandMade.result(records, of: scenario))
  }

  @Test("A clear winner is named with its odds, its lead and its risk")
  func winner() throws {
    let text = Headline.text(
      try comparison([[1000, 2000, 3000], [9000, 10_100, 11_000], [0, 0, 0]]))
    #expect(
      text
        == "Choose copy: best in 100 % of the 3 futures played; +8.0 k CNY over even-split "
        + "(90 %: 8.0 k … 8.1 k); ruin 0 %, limit 10 %.")
  }

  @Test("The only strategy within the limit on ruin is chosen as that")
  func lastStanding() throws {
    let text = Headline.text(try comparison([[1, 2, 3], [7, 8, 9]], ruined: [1]))
    #expect(text.hasPrefix("Choose even-split: best in 100 % of"))
    #expect(text.contains("; the only one within the limit; ruin 0 %, limit 10 %."))
  }

  @Test("Without a clear winner the most reversible is advised")
  func noWinner() throws {
    let text = Headline.text(try comparison([[1, 20, 3], [10, 2, 30]]))
    #expect(
      text
        == "No clear winner among copy and even-split: best in 67 % and 33 % of the 3 futures "
        + "played; copy's lead of 6 CNY over even-split may be luck, which 3 replications cannot "
        + "tell and about 58 would; take the most reversible, even-split, which spent the least "
        + "(0.010 CNY); ruin 0 %, limit 10 %.")
  }

  @Test("Of thirty replications and more shares are those of the futures; a lead of many says so")
  func many() throws {
    let values = (0..<30).map { Double($0 % 3) }
    let text = Headline.text(
      try comparison([values, values.map { $0 + 1 }.enumerated().map { $1 + Double($0 % 2) }]))
    #expect(
      text.hasPrefix("Choose copy: best in 100 % of the futures consistent with your numbers"))
  }

  @Test("Where nobody leads by an amount that matters, that is said")
  func ties() throws {
    let text = Headline.text(try comparison([[1, 20, 3], [1, 20, 3]]))
    #expect(
      text.contains("none is best in any of the 3 futures played, while "))
    #expect(text.contains("while in 100 % none leads by more than 0 CNY; take"))
  }

  @Test("A strategy that is best in no future is not advised, however little it spends")
  func neverBest() throws {
    // Even-split spends the least, and is the best of the three in none of the futures.
    let text = Headline.text(try comparison([[5, 5, 5], [10, 2, 30], [1, 20, 3]]))
    #expect(
      text.hasPrefix(
        "No clear winner among copy, social-only and even-split: best in 67 %, 33 % and "
          + "none of the 3 futures played; copy's lead of "))
    #expect(
      text.contains(
        "; take the most reversible, copy, which spent the least of those that are best in some "
          + "future ("))
  }

  @Test("Where every strategy is ruined too often, none is recommended")
  func nothingIsSafe() throws {
    let text = Headline.text(try comparison([[1, 2, 3], [7, 8, 9]], ruined: [0, 1]))
    #expect(
      text
        == "Choose none: every strategy is ruined in more than 10 % of the 3 futures played; least often even-split, 100 %."
    )
  }
}
