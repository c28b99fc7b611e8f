internal import RandomStreams

/// What is random about rivals; see `StreamPurposes.swift` for the rules.
extension StreamPurpose {
  /// How strongly an offer attracts a person.
  ///
  /// Entity: person; occurrence: 0 for ours, else the rival's code.
  static let attraction = StreamPurpose(120)
  /// From which rival an account bought last before the start.
  ///
  /// Entity: account.
  static let openingSeller = StreamPurpose(121)
  /// The wait for a rival's release.
  ///
  /// Entity: the rival's code; occurrence: release.
  static let rivalRelease = StreamPurpose(122)
  /// What the rivals bid for an advertising slot, in their order.
  ///
  /// Occurrence: slot.
  static let rivalSlotBid = StreamPurpose(123)
  /// What the rivals bid on a search, in their order.
  ///
  /// Entity: account; occurrence: need and occasion.
  static let rivalSearchBid = StreamPurpose(124)
}
