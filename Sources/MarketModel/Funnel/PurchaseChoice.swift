/// What a person does who has to choose: a logit choice among alternatives (McFadden 1974).
enum PurchaseChoice: Sendable, Hashable {
  /// Our offer.
  case us
  /// The rival's.
  case rival
  /// Neither, for now.
  case neither

  /// Draws a choice with probabilities proportional to the exponentials of the utilities.
  ///
  /// - Parameters:
  ///   - us: Utility of our offer, or nil if it is not among the alternatives.
  ///   - rival: Utility of the rival's offer, or nil.
  ///   - neither: Utility of choosing neither.
  ///   - uniform: A draw from [0, 1) that decides whether it is us: whatever raises our utility
  ///     can only turn other choices into ours.
  ///   - rivalUniform: A draw from [0, 1) that decides, if it is not us, between the rival and
  ///     neither, whatever our utility: by the independence of irrelevant alternatives the ratio
  ///     of the two does not depend on us.
  init(us: Double?, rival: Double?, neither: Double, uniform: Double, rivalUniform: Double) {
    let weightOfUs = us.map { exp($0 - neither) } ?? 0
    let weightOfRival = rival.map { exp($0 - neither) } ?? 0
    if uniform * (weightOfUs + weightOfRival + 1) < weightOfUs {
      self = .us
    } else if rivalUniform * (weightOfRival + 1) < weightOfRival {
      self = .rival
    } else {
      self = .neither
    }
  }
}
