public import RandomStreams

/// Organisations that buy: who decides in each, and for how many (R8).
///
/// Every account has the same roles, one person in each. The people of account *a* are *a* · roles
/// and those that follow, in the order of the roles.
public struct AccountsConfiguration: Sendable, Hashable {
  /// Who has a say; the first has the need and looks for offers.
  public var roles: [BuyingRole]
  /// For how many seats an account buys, rounded to a whole number and 1 at least; nil where a
  /// price plan says it, or every account buys one.
  public var seats: Distribution?

  /// Accounts of their parts; there is at least one role.
  public init(roles: [BuyingRole], seats: Distribution? = nil) {
    precondition(!roles.isEmpty, "an account has at least one person")
    self.roles = roles
    self.seats = seats
  }
}

/// A place in a buying group, whose holder may veto a purchase (R8).
public struct BuyingRole: Sendable, Hashable {
  /// What the role is called.
  public var name: String
  /// Chance of a veto where the offer's name means nothing to the person.
  public var vetoShare: Double
  /// Chance of a veto where the person fully trusts the name.
  public var vetoShareIfTrusted: Double

  /// A role of its parts.
  public init(name: String, vetoShare: Double, vetoShareIfTrusted: Double) {
    self.name = name
    self.vetoShare = vetoShare
    self.vetoShareIfTrusted = vetoShareIfTrusted
  }

  /// Chance of a veto at a trust from 0 to 1, in proportion between the two.
  func vetoShare(trust: Double) -> Double {
    vetoShare + (vetoShareIfTrusted - vetoShare) * trust
  }
}
