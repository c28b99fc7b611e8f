/// What a person does who has to choose: a logit choice among alternatives (McFadden 1974).
enum PurchaseChoice: Sendable, Hashable {
  /// Our offer.
  case us
  /// A rival's, by its place in the scenario.
  case rival(Int)
  /// Nobody's, for now.
  case neither

  /// Draws a choice with probabilities proportional to the exponentials of the utilities.
  ///
  /// - Parameters:
  ///   - us: Utility of our offer, or nil if it is not among the alternatives.
  ///   - rivals: The exponential of each rival's utility against that of choosing nobody; 0 of one
  ///     that is not among the alternatives.
  ///   - neither: Utility of choosing nobody.
  ///   - uniform: A draw from [0, 1) that decides whether it is us: whatever raises our utility
  ///     can only turn other choices into ours.
  ///   - rivalUniform: A draw from [0, 1) that decides, if it is not us, among the rivals and
  ///     nobody, whatever our utility: by the independence of irrelevant alternatives their
  ///     ratios do not depend on us.
  init(us: Double?, rivals: [Double], neither: Double, uniform: Double, rivalUniform: Double) {
    let weightOfUs = us.map { exp($0 - neither) } ?? 0
    let weightOfRivals = rivals.reduce(0, +)
    if uniform * (weightOfUs + weightOfRivals + 1) < weightOfUs {
      self = .us
      return
    }
    var left = rivalUniform * (weightOfRivals + 1)
    for (rival, weight) in rivals.enumerated() {
      if left < weight {
        self = .rival(rival)
        return
      }
      left -= weight
    }
    self = .neither
  }
}
