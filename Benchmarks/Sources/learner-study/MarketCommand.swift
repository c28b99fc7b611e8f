internal import ArgumentParser
internal import ConversionModel
internal import Foundation
internal import MarketModel
internal import RandomStreams
internal import Scenarios

/// The learners within the simulator: regret against the truth over time, and the time of learning.
///
/// All learners see the same touches, as the baseline's policy asks none of them; so what they lose
/// against one another is exact, and what the oracle would have lost is found out once for all.
struct MarketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "market",
    abstract:
      "Regret over time of every learner in a market, and the share of learning in its time.")

  @Option(help: "The scenario.") var scenario = "scenarios/ecommerce-conversion.yaml"
  @Option(help: "The people of the market.") var people = 3_000
  @Option(help: "The replications.") var replications = 4
  @Option(help: "Every so many touches the truth is found out; 0 for never.") var every = 4
  @Option(help: "The length of a period, days.") var periodDays = 30
  @Option(help: "The master seed.") var seed: UInt32 = 1

  /// What a learner has lost in a period, or in all of them.
  private struct Score {
    var touches = 0
    var (loss, baseRate) = (0.0, 0.0)
    /// By replication: touches picked, the learner's loss on them, and the oracle's.
    var picked: [(count: Double, loss: Double, oracle: Double)] = []
  }

  func run() throws {
    let scenario = try Scenario(
      file: scenario,
      settings: [
        "market.people=\(people)", "firm.customerValueMonths=0",
        "clock.reportEveryDays=\(periodDays)",
      ])
    var scores: [LearnerMethod: [Score]] = [:]
    var seconds: [LearnerMethod: (run: Double, learning: Double)] = [:]
    for replication in 0..<replications {
      let streams = ReplicationStreams(seed: seed, replication: UInt32(replication))
      let drawn = try scenario.resolved(drawnBy: streams)
      var market = drawn.market(under: scenario.baseline)
      let policy = drawn.strategies[scenario.baseline].policy
      precondition(!policy.learnsFromReviews, "the baseline's policy must not ask the learner")
      market.truthEvery = every > 0 ? every : nil
      var oracle: [TouchTruth]?
      for method in LearnerMethod.allCases {
        market.learner.method = method
        market.learner.settings = LearnerMethod.Settings()
        let start = processorSeconds()
        let record = MarketReplication.run(market, policy: policy, streams: streams)
        let time = processorSeconds() - start
        seconds[method, default: (0, 0)].run += time
        seconds[method, default: (0, 0)].learning += try learningSeconds(
          in: market, policy: policy, streams: streams)
        let truths =
          oracle
          ?? MarketReplication.truth(
            about: record.keptTouches, in: market, policy: policy, streams: streams)
        oracle = truths
        add(record, truths, market.learner.labelWindowDays, to: &scores[method, default: []])
      }
    }
    report(scores, seconds)
  }

  /// Adds a replication's losses, by period.
  private func add(
    _ record: MarketRecord, _ truths: [TouchTruth], _ windowDays: Double, to scores: inout [Score]
  ) {
    var before = LearningRecord()
    var start = -Double.infinity
    for (index, period) in record.periods.enumerated() {
      if scores.count <= index { scores.append(Score()) }
      let now = period.learning
      func sum(_ mean: KeyPath<LearningRecord, Double?>) -> Double {
        (now[keyPath: mean] ?? 0) * Double(now.examples)
          - (before[keyPath: mean] ?? 0) * Double(before.examples)
      }
      scores[index].touches += now.examples - before.examples
      scores[index].loss += sum(\.logLoss)
      scores[index].baseRate += sum(\.baseRateLogLoss)
      var picked = (count: 0.0, loss: 0.0, oracle: 0.0)
      for (touch, truth) in zip(record.keptTouches, truths) {
        precondition(
          touch.number == truth.touch.number && touch.hasConverted == truth.touch.hasConverted,
          "the learners see different touches")
        let end = touch.day + windowDays
        guard end > start, end <= period.end else { continue }
        picked.count += 1
        picked.loss += touch.logLoss
        picked.oracle += truth.oracleLogLoss
      }
      scores[index].picked.append(picked)
      (before, start) = (now, period.end)
    }
  }

  /// The processor time that a learner takes for as many touches of as many features.
  private func learningSeconds(
    in market: MarketConfiguration, policy: any Policy, streams: ReplicationStreams
  ) throws -> Double {
    var run = MarketRun(market, policy: policy, streams: streams)
    run.play(until: run.horizon)
    let played = run.learner
    let count = played.featureNames.count
    var learner = ConversionLearner(
      featureNames: played.featureNames, standardized: Array(repeating: true, count: count),
      people: people, configuration: market.learner)
    var generator = SplitMix(seed: 1)
    let rows = (0..<1_000).map { _ in (0..<count).map { _ in generator.normal() } }
    let converts = (0..<played.touches).map { _ in
      generator.uniform() < played.validation.positiveShare ?? 0
    }
    let start = processorSeconds()
    for touch in 0..<played.touches {
      let time = Double(touch) / Double(played.touches) * run.horizon
      let row = rows[touch % 1_000]
      _ = learner.touch(person: touch % people, at: time, features: row.span)
      if converts[touch] { learner.conversion(person: touch % people, at: time) }
    }
    learner.mature(upTo: run.horizon)
    return processorSeconds() - start
  }

  private func report(
    _ scores: [LearnerMethod: [Score]], _ seconds: [LearnerMethod: (run: Double, learning: Double)]
  ) {
    print(
      "learner,days,touches,log_loss,base_rate_log_loss,oracle_log_loss,regret,standard_error,"
        + "learning_share_of_time")
    for method in LearnerMethod.allCases {
      guard let periods = scores[method], let time = seconds[method] else { continue }
      let share = time.learning / time.run
      for (index, score) in periods.enumerated() {
        line(method, "\(index * periodDays)-\((index + 1) * periodDays)", score, share: nil)
      }
      var whole = Score()
      whole.picked = Array(repeating: (0, 0, 0), count: replications)
      for score in periods {
        whole.touches += score.touches
        whole.loss += score.loss
        whole.baseRate += score.baseRate
        for (index, picked) in score.picked.enumerated() {
          whole.picked[index].count += picked.count
          whole.picked[index].loss += picked.loss
          whole.picked[index].oracle += picked.oracle
        }
      }
      line(method, "all", whole, share: share)
    }
  }

  private func line(_ method: LearnerMethod, _ days: String, _ score: Score, share: Double?) {
    let touches = Double(score.touches)
    let count = score.picked.reduce(0) { $0 + $1.count }
    let oracle = score.picked.reduce(0) { $0 + $1.oracle } / count
    let regret = score.picked.reduce(0) { $0 + $1.loss } / count - oracle
    // Of a ratio of sums over replications.
    let squares = score.picked.reduce(0) { sum, picked in
      let residual = picked.loss - picked.oracle - regret * picked.count
      return sum + residual * residual
    }
    let replications = Double(score.picked.count)
    let error = (squares * replications / (replications - 1)).squareRoot() / count
    let figures = [
      score.loss / touches, score.baseRate / touches, oracle, regret, error,
    ].map { $0.isFinite ? String(format: "%.5f", $0) : "" }
    let timeShare = share.map { String(format: "%.4f", $0) } ?? ""
    print(
      ([method.rawValue, days, "\(score.touches)"] + figures + [timeShare]).joined(separator: ","))
  }
}
