import Foundation
import MarketModel
import RandomStreams
import Testing

/// Learning from data (C1): a power law.
struct C1LearningTests {
  @Test("C1 The exponent that is configured is found again in the deployed models")
  func exponent() async throws { try await check(.c1Exponent) }
}

extension Effect {
  /// The slope of the log error above the floor on the log of the data, by least squares within
  /// replications.
  ///
  /// The data are those that the deployed model has learnt from; with the loop off there is no new
  /// model, and they are those that there are.
  static let c1Exponent = Effect(
    id: "C1", name: "exponent",
    claim: "The error above the floor falls by the configured power of the data, .30",
    mechanism: "training (the loop off)",
    source: "band: EFFECTS, ± .02; exponent: Hestness et al. 2017 (.07 to .35 by task)",
    scale: .level, band: 0.28...0.32, replications: 6, placeboReplications: 3
  ) { mechanism, streams in
    let ai = AIProductConfiguration.effect(training: mechanism == .on ? try .effect() : nil)
    let record = try EffectMarket.used(people: 100, days: 150, ai: ai).record(streams)
    var points: [(x: Double, y: Double)] = []
    var deployments = -1
    for product in record.periods.compactMap(\.product)
    where mechanism == .off || product.totals.deployments > deployments {
      deployments = product.totals.deployments
      let model = product.segments[0]
      points.append(
        (
          mechanism == .on ? log(model.learntFromRecords) : log(model.effectiveRecords),
          log(1 - model.quality - ai.learning.irreducibleError)
        ))
    }
    let n = Double(points.count)
    let x = points.reduce(0) { $0 + $1.x } / n
    let y = points.reduce(0) { $0 + $1.y } / n
    return Measurement(
      treated: Quotient(
        numerator: -points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) },
        divisor: points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }))
  }
}
