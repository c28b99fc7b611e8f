internal import OutputAnalysis
internal import Tallies

/// How often the intervals of one method held the true mean.
struct Coverage {
  let method: String
  /// The share that it has to reach, where it is made a claim of.
  let claim: ClosedRange<Double>?
  private var held = 0
  private var halfWidths = Tally()
  private var errors = Tally()
  private var deletions = Tally()
  private var flagged = 0

  init(_ method: String, claim: ClosedRange<Double>? = nil) {
    self.method = method
    self.claim = claim
  }

  /// Records an interval.
  mutating func record(
    _ estimate: MeanEstimate, truth: Double, deleted: Int, isTooShort: Bool = false
  ) {
    held += estimate.contains(truth) ? 1 : 0
    halfWidths.record(estimate.halfWidth ?? 0)
    errors.record(estimate.mean - truth)
    deletions.record(Double(deleted))
    flagged += isTooShort ? 1 : 0
  }

  private var share: Double { Double(held) / Double(max(1, halfWidths.count)) }

  /// Whether the share is within the claim, from 2,000 macro-replications on; of fewer, whether it
  /// may be for all that chance allows (9,999 times in 10,000).
  var keepsClaim: Bool {
    guard let claim else { return true }
    guard halfWidths.count < 2000 else { return claim.contains(share) }
    guard let chance = WilsonInterval(held, of: halfWidths.count, level: 0.9999) else {
      return true
    }
    return claim.overlaps(chance.lower...chance.upper)
  }

  /// A row of the table: coverage with Wilson's interval, half-width, bias, deletion, warnings.
  var row: [String] {
    let interval = WilsonInterval(held, of: halfWidths.count)
    let bias = MeanEstimate(errors)
    return [
      method, percent(share),
      "\(percent(interval?.lower ?? 0)) to \(percent(interval?.upper ?? 1))",
      decimal(halfWidths.mean ?? 0),
      "\(decimal(bias?.mean ?? 0)) ± \(decimal(bias?.halfWidth ?? 0))",
      "\(Int((deletions.mean ?? 0).rounded()))",
      percent(Double(flagged) / Double(max(1, halfWidths.count))),
    ]
  }

  static let header = [
    "method", "coverage", "95 % interval", "half-width", "bias", "deleted", "called too short",
  ]

  private func percent(_ share: Double) -> String {
    "\((share * 1000).rounded() / 10) %"
  }

  private func decimal(_ value: Double) -> String {
    "\((value * 1000).rounded() / 1000)"
  }
}
