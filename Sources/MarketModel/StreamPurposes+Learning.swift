internal import RandomStreams

/// What is random about learning and trying out; see `StreamPurposes.swift` for the rules.
extension StreamPurpose {
  /// A draw by which a policy tries out a person on a channel.
  ///
  /// Entity: person; occurrence: review.
  static let tryingOut = StreamPurpose(180)
}
