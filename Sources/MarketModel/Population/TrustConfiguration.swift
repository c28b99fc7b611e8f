/// How a person's trust in the firm, a number from 0 to 1, rises and fades (B7).
///
/// It enters the choice with ``ProductConfiguration/trustUtility`` and is raised by channels at
/// their own rates (``ChannelConfiguration/trustPerTouch``), by service and by certificates.
public struct TrustConfiguration: Sendable, Hashable {
  /// The share of trust that is left after a month without any contact.
  ///
  /// .97 a month leaves 69 % after a year: it fades more slowly than awareness (assumption).
  public var carryOverPerMonthShare: Double
  /// The part of the remaining distrust that a satisfying order removes.
  public var liftPerSatisfyingOrder: Double
  /// The part of the trust that an unsatisfying order destroys.
  public var lossPerUnsatisfyingOrder: Double
  /// What vouches for the firm to everybody.
  public var certificates: [CertificateConfiguration]

  /// Trust behaviour of its parts; unless something is said, channels alone raise it.
  public init(
    carryOverPerMonthShare: Double = 0.97, liftPerSatisfyingOrder: Double = 0,
    lossPerUnsatisfyingOrder: Double = 0, certificates: [CertificateConfiguration] = []
  ) {
    self.carryOverPerMonthShare = carryOverPerMonthShare
    self.liftPerSatisfyingOrder = liftPerSatisfyingOrder
    self.lossPerUnsatisfyingOrder = lossPerUnsatisfyingOrder
    self.certificates = certificates
  }
}

/// A certificate, an approval, a seal: from its day on everybody trusts the firm more.
public struct CertificateConfiguration: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// When it is granted, days since the start.
  public var grantedOnDay: Double
  /// Paid on that day.
  public var cost: Money
  /// The part of everybody's remaining distrust that it removes, for as long as it is held.
  public var lift: Double

  /// A certificate of its parts.
  public init(name: String, grantedOnDay: Double, cost: Money, lift: Double) {
    self.name = name
    self.grantedOnDay = grantedOnDay
    self.cost = cost
    self.lift = lift
  }
}
