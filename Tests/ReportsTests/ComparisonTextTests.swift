import Experiments
import MarketModel
import Scenarios
import Testing

@testable import Reports

@Suite("What compare and run print")
struct ComparisonTextTests {
  private func text(_ records: [[MarketRecord]], otherSeeds: [Double]? = nil) throws -> String {
    ComparisonText.text(
      StrategyComparison(
        HandMade.result(records, of: try HandMade.scenario()), otherSeeds: otherSeeds))
  }

  private func record(value: Double, profit: Double) -> MarketRecord {
    HandMade.record {
      $0.totals.cash = value * 100
      $0.totals.profit = profit * 100
    }
  }

  @Test("Identical strategies differ by 0, with an infinite variance ratio")
  func copies() throws {
    let records = [10.0, 20, 30].map { record(value: $0, profit: 1) }
    let lines = try text([records, records]).split(separator: "\n")
    let pair = try #require(lines.first { $0.hasPrefix("copy − even-split") })
    #expect(pair.split(separator: " ").dropFirst(3) == ["0", "0", "…", "0", "∞"])
    #expect(lines.first?.hasPrefix("No clear winner") == true)
  }

  @Test("The baseline is marked, and so is a strategy over the limit on ruin")
  func remarks() throws {
    let ruined = [10.0, 20].map { value in
      HandMade.record {
        $0.totals.cash = value * 100
        $0.totals.ruinDay = 4
      }
    }
    let lines = try text([[1.0, 2].map { record(value: $0, profit: 1) }, ruined])
      .split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("1  even-split") && $0.hasSuffix("  baseline") })
    #expect(lines.contains { $0.hasPrefix("2  copy") && $0.hasSuffix("  over the limit") })
  }

  @Test("There is a warning only if profit gives another order")
  func profitWarning() throws {
    let first = [1.0, 2].map { record(value: $0, profit: 50) }
    let agreeing = [5.0, 7].map { record(value: $0, profit: 90) }
    let contrary = [5.0, 7].map { record(value: $0, profit: 40) }
    #expect(!(try text([first, agreeing]).contains("Warning")))
    #expect(
      try text([first, contrary]).contains(
        "Warning: by profit to the horizon the order would be even-split, copy;"))
  }

  @Test("The variance split is named when it was run")
  func split() throws {
    let values = (1...10).map { Double($0) }
    let records = [values, values.map { 10 * $0 }].map {
      $0.map { record(value: $0, profit: 1) }
    }
    #expect(!(try text(records).contains("Of the variance")))
    #expect(
      try text(records, otherSeeds: values.map { 10 * $0 }).contains(
        "Of the variance of copy's firm value, 100 % comes from the uncertain inputs, 0 % from chance."
      ))
    let others = [13.0, 18, 32, 41, 45, 66, 69, 81, 88, 103]
    let split = try text(records, otherSeeds: others)
    #expect(split.contains("firm value, 99 % (95 % interval: 98 % to >99 %)"), "\(split)")
    // Of fewer the share is hardly known, and nothing is said.
    let few = records.map { Array($0.dropLast()) }
    #expect(!(try text(few, otherSeeds: Array(others.dropLast())).contains("Of the variance")))
  }

  @Test("A line says what the model learnt, or that it learnt nothing")
  func learning() throws {
    let learnt = [0.5, 0.75].map { loss in
      HandMade.record {
        $0.periods[0].learning.examples = 10
        $0.periods[0].learning.logLoss = loss
        $0.periods[0].learning.baseRateLogLoss = loss - 0.125
        $0.periods[0].learning.auc = 0.5
      }
    }
    #expect(
      try text([learnt, learnt]).contains(
        "log loss 0.62500 against 0.50000 of the running base rate, higher by\n0.12500 ± 0.00000"))
    let idle = [1.0, 2].map { record(value: $0, profit: 1) }
    #expect(try text([idle, idle]).contains("The model has learnt nothing in even-split"))
  }

  @Test("The figures of a run are those of its summary, and the odds of ruin have an interval")
  func run() throws {
    let result = HandMade.result(firmValues: [[1000, 2000, 3000]], of: try HandMade.scenario())
    let text = RunText.text(result)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("firm_value") })
    #expect(line.split(separator: " ").dropFirst().prefix(3) == ["CNY", "2.0", "k"])
    #expect(text.contains("P(ruin) 0 % (95 %: 0 % to 56 %), limit 10 %."))
  }

  @Test("Running text breaks between words only, and not before a unit")
  func wrapping() {
    #expect(LineWrapping.wrapped("one two three", width: 7) == "one two\nthree")
    #expect(LineWrapping.wrapped("incomprehensible to me", width: 5) == "incomprehensible\nto me")
    #expect(LineWrapping.wrapped("best in 12 %, or 3 k", width: 10) == "best in\n12 %, or\n3 k")
    #expect(LineWrapping.wrapped("", width: 5).isEmpty)
  }
}
