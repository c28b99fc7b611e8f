public import Experiments
internal import OutputAnalysis
internal import Scenarios

/// What `run` prints: the key figures of one strategy.
public enum RunText {
  /// The whole text, ended by a line feed.
  public static func text(_ result: ExperimentResult) -> String {
    let plan = result.plan
    var table = ConsoleTable(columns: [
      .text("metric"), .text("unit"), .number("mean"), .number("±"), .number("p5"),
      .number("p50"), .number("p95"),
    ])
    for metric in Metric.all where metric.name != Metric.ruin.name {
      let summary = result.summary(of: metric, strategy: 0)
      let spread = summary.spread
      let values = [summary.mean, summary.halfWidth, spread?.p5, spread?.p50, spread?.p95]
      let cells = values.map {
        metric.unit == .share ? ReadableNumber.percent($0) : ReadableNumber.compact($0)
      }
      table.append([metric.name, metric.unit.name(in: plan.scenario.currency)] + cells)
    }
    let notes =
      [ruin(result)].compactMap { $0 } + DelayWarningText.lines(result)
      + [LearningText.text(result, strategy: 0)].compactMap { $0 }
    return "\(plan.scenario.name), \(plan.strategyNames[0]): \(plan.replications) replications, "
      + "seed \(plan.seed); ± is 95 %\n\n" + table.rendered() + "\n"
      + notes.map { LineWrapping.wrapped($0) + "\n" }.joined()
  }

  private static func ruin(_ result: ExperimentResult) -> String? {
    let ruined = result.values(of: .ruin, strategy: 0).count { $0 > 0 }
    guard let interval = WilsonInterval(ruined, of: result.plan.replications) else { return nil }
    return "Ruined in \(ruined) of \(result.plan.replications) replications: "
      + "P(ruin) \(ReadableNumber.wholePercent(interval.share)) "
      + "(95 %: \(ReadableNumber.wholePercent(interval.lower)) to "
      + "\(ReadableNumber.wholePercent(interval.upper))), limit "
      + "\(ReadableNumber.wholePercent(result.plan.scenario.goal.maxRuinShare))."
  }
}
