internal import RandomStreams

/// What is random about learning and trying out; see `StreamPurposes.swift` for the rules.
extension StreamPurpose {
  /// A draw by which a policy tries out a person on a channel.
  ///
  /// Entity: person; occurrence: review.
  static let tryingOut = StreamPurpose(180)
  /// On which side of a policy's experiment a person is.
  ///
  /// Entity: person; occurrence: review.
  static let experiment = StreamPurpose(184)
  /// Which futures are played after a touch to find out how likely a conversion was.
  ///
  /// Entity: touch.
  static let futures = StreamPurpose(181)
  /// The choice at a touch, in such a future.
  ///
  /// Entity: account.
  static let choiceWithOtherLuck = StreamPurpose(182)
  /// Whether a touch makes a need, in such a future.
  ///
  /// Entity: account.
  static let impulseWithOtherLuck = StreamPurpose(183)
}
