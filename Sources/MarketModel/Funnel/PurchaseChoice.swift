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
  ///   - uniform: A draw from [0, 1). Our share of it starts at 0, so that whatever raises our
  ///     utility can only turn other choices into ours.
  init(us: Double?, rival: Double?, neither: Double, uniform: Double) {
    let weightOfUs = us.map { exp($0 - neither) } ?? 0
    let weightOfRival = rival.map { exp($0 - neither) } ?? 0
    let point = uniform * (weightOfUs + weightOfRival + 1)
    // The rival's share lies at the far end for the same reason as ours lies at the near one.
    if point < weightOfUs {
      self = .us
    } else if point >= weightOfUs + 1 {
      self = .rival
    } else {
      self = .neither
    }
  }
}
