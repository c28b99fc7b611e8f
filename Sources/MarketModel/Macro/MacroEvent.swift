/// What may happen around the firm.
public enum MacroAction: UInt8, Sendable, CaseIterable {
  /// Advertising begins to cost more or less.
  case changesPrices
  /// The firm enters a region.
  case entersRegion
  /// The firm begins to sell in a region.
  case opensRegion
  /// A law comes into force.
  case lawHolds
  /// The authority looks into the firm's data.
  case audits
  /// A person withdraws all that she has allowed.
  case withdrawsConsent
  /// A person has what is on file about her deleted.
  case deletesData
  /// A rival changes its price, its bids or its quality, because of us.
  case rivalReacts
  /// A rival betters its offer by itself.
  case rivalReleases
}

/// An event around the firm.
public struct MacroEvent: Sendable, Hashable {
  /// What happens.
  public let action: MacroAction
  /// The person, or the place of the region, of the law or of the rival (with what it changes, if it
  /// reacts); −1 for none.
  public let subject: Int32

  /// An event of its parts.
  public init(_ action: MacroAction, of subject: Int = -1) {
    self.action = action
    self.subject = Int32(subject)
  }

  /// To whom it happens.
  public var person: Int? {
    switch action {
    case .withdrawsConsent, .deletesData: Int(subject)
    case .changesPrices, .entersRegion, .opensRegion, .lawHolds, .audits, .rivalReacts,
      .rivalReleases:
      nil
    }
  }
}

extension MacroAction {
  /// The action's name in traces and profiles.
  var name: StaticString {
    switch self {
    case .changesPrices: "changesPrices"
    case .entersRegion: "entersRegion"
    case .opensRegion: "opensRegion"
    case .lawHolds: "lawHolds"
    case .audits: "audits"
    case .withdrawsConsent: "withdrawsConsent"
    case .deletesData: "deletesData"
    case .rivalReacts: "rivalReacts"
    case .rivalReleases: "rivalReleases"
    }
  }
}
