import Experiments
import Foundation
import MarketModel
import Scenarios

/// Experiment results whose numbers a test writes itself.
enum HandMade {
  /// A scenario with three strategies: even-split (the baseline), copy, social-only; currency CNY.
  static func scenario(_ settings: String...) throws -> Scenario {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../CommandLineTests/Fixtures/small.yaml").standardizedFileURL.path
    return try Scenario(
      file: fixture, settings: ["goal.ignoreDifferencesBelow=0"] + settings)
  }

  /// A result of records, `records[strategy][replication]`; the drawn inputs are 0.5.
  static func result(_ records: [[MarketRecord]], of scenario: Scenario) -> ExperimentResult {
    let replications = records[0].count
    return ExperimentResult(
      plan: ExperimentPlan(
        scenario: scenario, strategies: Array(records.indices), replications: replications,
        seed: 7, jobs: 1),
      records: records,
      inputs: (0..<replications).map { _ in scenario.uncertainInputs.map { _ in 0.5 } })
  }

  /// A result in which only cash, in units of the currency, and so firm value differs.
  static func result(firmValues: [[Double]], of scenario: Scenario) -> ExperimentResult {
    result(
      firmValues.map { values in
        values.map { value in record { $0.totals.cash = value * 100 } }
      }, of: scenario)
  }

  /// A record with two channels and one period, changed by a test.
  static func record(_ change: (inout MarketRecord) -> Void) -> MarketRecord {
    var record = MarketRecord()
    record.channels = [ChannelTotals(), ChannelTotals()]
    var period = PeriodRecord()
    period.end = 7
    period.stages = FunnelStage.allCases.map { _ in 0 }
    period.channelSpend = [0, 0]
    record.periods = [period]
    change(&record)
    return record
  }
}

/// A CSV text as rows of cells by column name; good for cells without quotes.
struct ParsedCSV {
  let header: [String]
  let rows: [[String: String]]

  init(_ text: String) {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    header = lines[0]
    rows = lines.dropFirst().map { cells in
      Dictionary(uniqueKeysWithValues: zip(lines[0], cells))
    }
  }

  /// The only row whose cells are these, or nil.
  func row(_ cells: [String: String]) -> [String: String]? {
    let found = rows.filter { row in cells.allSatisfy { row[$0.key] == $0.value } }
    return found.count == 1 ? found[0] : nil
  }
}
