import Experiments
import MarketModel
import Scenarios
import Testing

@testable import Reports

@Suite("Result files")
struct ResultTablesTests {
  @Test("A summary has a row a strategy and metric; money is in units, ratios are sums over sums")
  func summary() throws {
    // One customer for 100.00 in the first replication, 99 for 100.00 in the second.
    let records = [1, 99].map { customers in
      HandMade.record {
        $0.totals.marketing = 10_000
        $0.totals.newCustomers = customers
        $0.totals.ruinDay = customers == 1 ? 12 : nil
      }
    }
    let csv = ParsedCSV(
      SummaryTable.table(HandMade.result([records], of: try HandMade.scenario())).text)
    #expect(csv.rows.count == Metric.all.count)
    let spend = try #require(csv.row(["metric": "spend"]))
    #expect(spend["scenario"] == "small" && spend["strategy"] == "even-split")
    #expect(spend["unit"] == "CNY" && spend["mean"] == "100.0" && spend["half_width"] == "0.0")
    let cac = try #require(csv.row(["metric": "cac_blended"]))
    #expect(cac["mean"] == "2.0", "200 for 100 customers, not the mean of 100 and 1.01")
    #expect(cac["p95"].flatMap(Double.init) ?? 0 > 90)
    let ruin = try #require(csv.row(["metric": "ruin"]))
    #expect(ruin["mean"] == "0.5" && ruin["unit"] == "share")
    let day = try #require(csv.row(["metric": "ruin_day"]))
    #expect(day["replications"] == "1" && day["mean"] == "12.0" && day["half_width"] == "")
    let orderValue = try #require(csv.row(["metric": "average_order_value"]))
    #expect(orderValue["replications"] == "0" && orderValue["mean"] == "")
  }

  @Test("A replication's row has every metric, empty where undefined, and the drawn inputs")
  func replications() throws {
    let scenario = try HandMade.scenario()
    let result = HandMade.result(firmValues: [[10, 20], [30, 40]], of: scenario)
    let csv = ParsedCSV(ReplicationsTable.table(result).text)
    #expect(
      csv.header == ["scenario", "strategy", "replication"] + Metric.all.map(\.name)
        + scenario.uncertainInputs.map { "input:\($0.keyPath)" })
    #expect(csv.header.contains("input:product.quality"))
    #expect(csv.rows.count == 4)
    let row = try #require(csv.row(["strategy": "copy", "replication": "2"]))
    #expect(row["firm_value"] == "40.0" && row["visit_to_order"] == "")
    #expect(row["input:product.quality"] == "0.5")
  }

  @Test("A period's flows are differences of the cumulated totals; cash and customers are levels")
  func timeSeries() throws {
    let record = HandMade.record {
      $0.periods[0].cash = 500
      $0.periods[0].totals.orders = 3
      $0.periods[0].totals.visitOrders = 2
      $0.periods[0].totals.visits = 10
      $0.periods[0].totals.customersHeld = 3
      $0.periods[0].channelSpend = [1_000, 200]
      var second = $0.periods[0]
      second.end = 12
      second.cash = 700
      second.totals.orders = 8
      second.totals.visitOrders = 6
      second.totals.visits = 20
      second.totals.customersHeld = 5
      second.channelSpend = [1_500, 200]
      $0.periods.append(second)
    }
    let csv = ParsedCSV(
      TimeSeriesTable.table(HandMade.result([[record]], of: try HandMade.scenario())).text)
    func mean(_ period: Int, _ metric: String, channel: String = "") -> String? {
      csv.row(["period": "\(period)", "metric": metric, "channel": channel])?["mean"]
    }
    #expect(mean(1, "orders") == "3.0" && mean(2, "orders") == "5.0")
    // Four of the five orders: the fifth was a deal.
    #expect(mean(2, "visit_to_order") == "0.4")
    #expect(mean(1, "cash") == "5.0" && mean(2, "cash") == "7.0")
    #expect(mean(2, "customers_held") == "5.0")
    #expect(mean(1, "spend", channel: "social") == "10.0")
    #expect(mean(2, "spend", channel: "social") == "5.0")
    #expect(mean(2, "spend", channel: "platform") == "0.0")
    // The scenario starts on 2027-03-01.
    let dates = Set(csv.rows.map { [$0["period"] ?? "", $0["date"] ?? ""] })
    #expect(dates == [["1", "2027-03-08"], ["2", "2027-03-13"]])
  }

  @Test("Channels have their costs by the field's names, and the visits that none brought")
  func channels() throws {
    let record = HandMade.record {
      $0.totals.visits = 30
      $0.channels[0].impressions = 1_000
      $0.channels[0].paidClicks = 10
      $0.channels[0].spend = 4_000
      $0.channels[0].newCustomers = 2
      $0.channels[0].orderValue = 12_000
      $0.channels[1].organicVisits = 5
      $0.direct.orders = 4
    }
    let csv = ParsedCSV(
      ChannelsTable.table(HandMade.result([[record]], of: try HandMade.scenario())).text)
    #expect(csv.rows.count == 3 * ChannelMetric.all.count)
    func mean(_ channel: String, _ metric: String) -> String? {
      csv.row(["channel": channel, "metric": metric])?["mean"]
    }
    #expect(mean("social", "ctr") == "0.01" && mean("social", "cpm") == "40.0")
    #expect(mean("social", "cpc") == "4.0" && mean("social", "cac_paid") == "20.0")
    #expect(mean("social", "roas_order_value") == "3.0")
    #expect(mean("platform", "organic_visits") == "5.0" && mean("platform", "cpm") == "")
    #expect(mean("direct", "organic_visits") == "15.0" && mean("direct", "orders") == "4.0")
  }

  @Test("The funnel has the people of each stage")
  func funnel() throws {
    let records = [10, 20].map { people in
      HandMade.record { $0.periods[0].stages[Int(FunnelStage.customer.rawValue)] = people }
    }
    let csv = ParsedCSV(
      FunnelTable.table(HandMade.result([records], of: try HandMade.scenario())).text)
    #expect(
      csv.rows.map { $0["stage"] } == FunnelStage.allCases.filter { $0 != .trial }.map(\.name))
    #expect(csv.row(["stage": "customer"])?["mean"] == "15.0")
    #expect(csv.row(["stage": "lapsed"])?["p95"] == "0.0")
  }

  @Test("The learner stands beside the base rate; the gain is paired and weighs every example")
  func learning() throws {
    let records = [(100, 0.5, 0.75), (300, 0.25, 0.375)].map { examples, loss, base in
      HandMade.record {
        $0.periods[0].learning.examples = examples
        $0.periods[0].learning.logLoss = loss
        $0.periods[0].learning.baseRateLogLoss = base
        $0.periods[0].learning.precision = examples == 100 ? 0.5 : nil
      }
    }
    let csv = ParsedCSV(
      LearningTable.table(HandMade.result([records], of: try HandMade.scenario())).text)
    #expect(csv.rows.count == LearningMetric.all.count)
    #expect(csv.row(["metric": "log_loss"])?["mean"] == "0.3125")
    #expect(csv.row(["metric": "base_rate_log_loss"])?["mean"] == "0.46875")
    let gain = try #require(csv.row(["metric": "log_loss_gain"]))
    #expect(gain["mean"] == "0.15625" && gain["unit"] == "nats")
    #expect(gain["standard_error"].flatMap(Double.init) ?? 0 > 0)
    let precision = try #require(csv.row(["metric": "precision"]))
    #expect(precision["replications"] == "1" && precision["mean"] == "0.5")
  }

  @Test("Weights and calibration of the model come out of a played scenario")
  func explanation() async throws {
    let scenario = try HandMade.scenario("market.people=400", "learner.labelWindowDays=3")
    let result = try await Experiment.run(
      ExperimentPlan(scenario: scenario, strategies: [0], replications: 2, seed: 3, jobs: 1))
    let weights = ParsedCSV(WeightsTable.table(result).text)
    #expect(weights.rows.count == 4 * result.learntFeatures(strategy: 0).count)
    let age = try #require(weights.row(["feature": "age", "metric": "weight"]))
    #expect(age["replications"] == "2" && age["mean"].flatMap(Double.init) ?? 0 != 0)
    #expect(weights.row(["feature": "constant", "metric": "weight"]) != nil)
    let records = result.records[0]
    let touches = records.map { $0.periods.last?.learning.examples ?? 0 }.reduce(0, +)
    let groups = ParsedCSV(CalibrationTable.table(result).text).rows
    #expect(groups.compactMap { $0["touches"].flatMap(Int.init) }.reduce(0, +) == touches)
    #expect(touches > 20 && groups.count > 1 && groups.count <= 20)
    let predictions = groups.compactMap { $0["mean_prediction"].flatMap(Double.init) }
    #expect(predictions == predictions.sorted())
    for group in groups {
      let share = try #require(group["conversion_share"].flatMap(Double.init))
      #expect(try #require(group["lower"].flatMap(Double.init)) <= share)
      #expect(try #require(group["upper"].flatMap(Double.init)) >= share)
    }
  }

  @Test("Each pair of strategies is compared once; a copy differs by exactly zero")
  func comparison() throws {
    let values = [[10.0, 20, 31], [10, 20, 31], [15, 26, 36]]
    let comparison = StrategyComparison(
      HandMade.result(firmValues: values, of: try HandMade.scenario()))
    let csv = ParsedCSV(ComparisonTable.table(comparison).text)
    #expect(csv.rows.count == 3)
    let copy = try #require(csv.row(["strategy": "copy", "other": "even-split"]))
    #expect(copy["mean_difference"] == "0.0" && copy["half_width"] == "0.0")
    #expect(copy["variance_ratio"] == "inf" && copy["p_value"] == "1.0")
    #expect(copy["excludes_zero"] == "false")
    let other = try #require(csv.row(["strategy": "social-only", "other": "even-split"]))
    #expect(other["excludes_zero"] == "true" && other["replications"] == "3")
    #expect(other["mean_difference"].flatMap(Double.init).map { abs($0 - 16.0 / 3) < 1e-9 } == true)
    #expect(other["variance_ratio"].flatMap(Double.init) ?? 0 > 5)
  }

  @Test("The ranking has the best first and those over the limit on ruin last")
  func ranking() throws {
    let scenario = try HandMade.scenario()
    let records = [[1.0, 2], [3, 5], [9, 9]].enumerated().map { strategy, values in
      values.map { value in
        HandMade.record {
          $0.totals.cash = value * 100
          $0.totals.profit = -value * 100
          $0.totals.ruinDay = strategy == 2 && value == 9 ? 3 : nil
        }
      }
    }
    let comparison = StrategyComparison(HandMade.result(records, of: scenario))
    let csv = ParsedCSV(RankingTable.table(comparison).text)
    #expect(csv.rows.map { $0["strategy"] } == ["copy", "even-split", "social-only"])
    #expect(csv.rows.map { $0["rank"] } == ["1", "2", "3"])
    #expect(csv.rows.map { $0["baseline"] } == ["false", "true", "false"])
    #expect(csv.rows.map { $0["within_limit"] } == ["true", "true", "false"])
    #expect(csv.rows.map { $0["p_best"] } == ["1.0", "0.0", "0.0"])
    #expect(csv.rows.map { $0["p_ruin"] } == ["0.0", "0.0", "1.0"])
    #expect(csv.rows[0]["firm_value"] == "4.0" && csv.rows[0]["profit"] == "-4.0")
    #expect(csv.rows[0]["p_ruin_upper"].flatMap(Double.init) ?? 0 > 0.1)
    #expect(csv.rows[0]["input_variance_share"] == "")
  }

  @Test("A comparison has the files of a run and two more, whose columns are the listed ones")
  func files() throws {
    let comparison = StrategyComparison(
      HandMade.result(firmValues: [[1, 2], [3, 5]], of: try HandMade.scenario()))
    let files = ResultFiles.files(of: comparison)
    // The scenario has no AI product, no regions, a rival that stands still and no targeting: no files of them.
    let tables = ResultFiles.tables.filter {
      $0 != ProductTable.self && $0 != RegionsTable.self && $0 != SellersTable.self
        && $0 != TargetingTable.self
    }
    #expect(files.map(\.name) == tables.map { $0.fileName })
    #expect(ResultFiles.files(of: comparison.result).map(\.name) == files.dropLast(2).map(\.name))
    for (file, table) in zip(files, tables) where file.name != "replications.csv" {
      let header = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")[0]
      #expect(header == table.columns.map(\.name).joined(separator: ","))
    }
  }
}
