internal import ArgumentParser
internal import ConversionModel
internal import Foundation
internal import MarketModel
internal import RandomStreams
internal import Scenarios

/// The learners within the simulator: regret against the truth over time, and the time of learning.
///
/// All learners see the same touches, as the baseline's policy asks none of them; so the truth is found
/// out once for all. What they lose is judged by the share of futures that end in a conversion, not by
/// the one that came: the chance of the labels is then nearly out of what they lose against the truth
/// and against one another.
struct MarketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "market",
    abstract:
      "Regret over time of every learner in a market, and the share of learning in its time.")

  @Option(help: "The scenario.") var scenario = "scenarios/ecommerce-conversion.yaml"
  @Option(help: "The people of the market.") var people = 3_000
  @Option(help: "The replications.") var replications = 4
  @Option(help: "Every so many touches the truth is found out; 0 for never.") var every = 40
  @Option(help: "The futures that are played for it, at least.") var futures = 32
  @Option(help: "The most, where all are alike; regret is overrated by at most 0.3 over this.")
  var mostFutures = 100
  @Option(help: "The length of a period, days.") var periodDays = 30
  @Option(help: "The master seed.") var seed: UInt32 = 1

  /// What a learner has lost in a period of a replication, or in some of them.
  private struct Score {
    /// On all touches: the sums of its log loss, the base rate's and the mixture's.
    var (touches, loss, baseRate, mixture) = (0.0, 0.0, 0.0, 0.0)
    /// On those picked: the sums of the loss to be expected of it, of the oracle and the mixture.
    var (picked, expected, oracle, expectedOfMixture) = (0.0, 0.0, 0.0, 0.0)

    static func += (left: inout Self, right: Self) {
      left.touches += right.touches
      left.loss += right.loss
      left.baseRate += right.baseRate
      left.mixture += right.mixture
      left.picked += right.picked
      left.expected += right.expected
      left.oracle += right.oracle
      left.expectedOfMixture += right.expectedOfMixture
    }
  }

  /// The replications in which learning is timed by itself.
  private static let timed = 2

  func run() throws {
    let scenario = try Scenario(
      file: scenario,
      settings: [
        "market.people=\(people)", "firm.customerValueMonths=0",
        "clock.reportEveryDays=\(periodDays)",
      ])
    // By learner, then by period and replication.
    var scores: [LearnerMethod: [[Score]]] = [:]
    var seconds: [LearnerMethod: (run: Double, learning: Double)] = [:]
    for replication in 0..<replications {
      let streams = ReplicationStreams(seed: seed, replication: UInt32(replication))
      let drawn = try scenario.resolved(drawnBy: streams)
      var market = drawn.market(under: scenario.baseline)
      let policy = drawn.strategies[scenario.baseline].policy
      precondition(!policy.learnsFromReviews, "the baseline's policy must not ask the learner")
      market.truthEvery = every > 0 ? every : nil
      var first: (record: MarketRecord, truths: [TouchFutures])?
      // The mixture first, as the others are compared with it.
      for method in [LearnerMethod.mixture] + LearnerMethod.allCases.filter({ $0 != .mixture }) {
        market.learner.method = method
        market.learner.settings = LearnerMethod.Settings()
        let start = processorSeconds()
        let record = MarketReplication.run(market, policy: policy, streams: streams)
        let time = processorSeconds() - start
        if replication < Self.timed {
          seconds[method, default: (0, 0)].run += time
          seconds[method, default: (0, 0)].learning += try learningSeconds(
            in: market, policy: policy, streams: streams)
        }
        let (mixture, truths) =
          first
          ?? (
            record,
            MarketReplication.futures(
              after: record.keptTouches, count: futures, most: mostFutures, in: market,
              policy: policy, streams: streams)
          )
        first = (mixture, truths)
        let found = score(record, truths, mixture, market.learner.labelWindowDays)
        for (period, score) in found.enumerated() {
          if scores[method, default: []].count <= period { scores[method, default: []].append([]) }
          scores[method, default: []][period].append(score)
        }
      }
    }
    report(scores, seconds)
  }

  /// A replication's losses, by period.
  private func score(
    _ record: MarketRecord, _ truths: [TouchFutures], _ mixture: MarketRecord, _ windowDays: Double
  ) -> [Score] {
    var (before, mixtureBefore) = (LearningRecord(), LearningRecord())
    var start = -Double.infinity
    return zip(record.periods, mixture.periods).map { period, mixturePeriod in
      let (now, mixtureNow) = (period.learning, mixturePeriod.learning)
      func sum(
        _ mean: KeyPath<LearningRecord, Double?>, _ now: LearningRecord, _ before: LearningRecord
      ) -> Double {
        (now[keyPath: mean] ?? 0) * Double(now.examples)
          - (before[keyPath: mean] ?? 0) * Double(before.examples)
      }
      var score = Score()
      score.touches = Double(now.examples - before.examples)
      score.loss = sum(\.logLoss, now, before)
      score.baseRate = sum(\.baseRateLogLoss, now, before)
      score.mixture = sum(\.logLoss, mixtureNow, mixtureBefore)
      for ((touch, truth), other) in zip(zip(record.keptTouches, truths), mixture.keptTouches) {
        precondition(
          touch.number == truth.touch.number && touch.hasConverted == truth.touch.hasConverted,
          "the learners see different touches")
        let end = touch.day + windowDays
        guard end > start, end <= period.end else { continue }
        score.picked += 1
        score.expected += truth.expectedLoss(of: touch.prediction)
        score.oracle += truth.entropy
        score.expectedOfMixture += truth.expectedLoss(of: other.prediction)
      }
      (before, mixtureBefore, start) = (now, mixtureNow, period.end)
      return score
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
    _ scores: [LearnerMethod: [[Score]]],
    _ seconds: [LearnerMethod: (run: Double, learning: Double)]
  ) {
    print(
      "learner,days,touches,log_loss,base_rate_log_loss,more_than_mixture,its_standard_error,"
        + "picked,oracle_log_loss,regret,its_standard_error,regret_more_than_mixture,"
        + "its_standard_error,learning_share_of_time")
    for method in LearnerMethod.allCases {
      guard let periods = scores[method], let time = seconds[method] else { continue }
      for (index, scores) in periods.enumerated() {
        line(method, "\(index * periodDays)-\((index + 1) * periodDays)", scores, share: nil)
      }
      var whole = Array(repeating: Score(), count: replications)
      for scores in periods {
        for (replication, score) in scores.enumerated() { whole[replication] += score }
      }
      line(method, "all", whole, share: time.learning / time.run)
    }
  }

  private func line(_ method: LearnerMethod, _ days: String, _ scores: [Score], share: Double?) {
    var all = Score()
    for score in scores { all += score }
    let more = Self.ratio(scores, \.touches) { $0.loss - $0.mixture }
    let regret = Self.ratio(scores, \.picked) { $0.expected - $0.oracle }
    let regretMore = Self.ratio(scores, \.picked) { $0.expected - $0.expectedOfMixture }
    let cells: [String] = [
      method.rawValue, days, "\(Int(all.touches))", Self.text(all.loss / all.touches),
      Self.text(all.baseRate / all.touches), Self.text(more.mean), Self.text(more.error),
      "\(Int(all.picked))", Self.text(all.oracle / all.picked), Self.text(regret.mean),
      Self.text(regret.error), Self.text(regretMore.mean), Self.text(regretMore.error),
      share.map { String(format: "%.4f", $0) } ?? "",
    ]
    print(cells.joined(separator: ","))
  }

  private static func text(_ figure: Double) -> String {
    figure.isFinite ? String(format: "%.5f", figure) : ""
  }

  /// A sum over a count, with the standard error of a ratio of sums over replications.
  private static func ratio(
    _ scores: [Score], _ count: KeyPath<Score, Double>, _ value: (Score) -> Double
  ) -> (mean: Double, error: Double) {
    let sum = scores.reduce(0) { $0 + $1[keyPath: count] }
    let mean = scores.reduce(0) { $0 + value($1) } / sum
    let squares = scores.reduce(0) { squares, score in
      let residual = value(score) - mean * score[keyPath: count]
      return squares + residual * residual
    }
    let replications = Double(scores.count)
    return (mean, (squares * replications / (replications - 1)).squareRoot() / sum)
  }
}
