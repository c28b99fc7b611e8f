internal import RandomStreams

/// What is random about the AI product; see `StreamPurposes.swift` for the rules.
extension StreamPurpose {
  /// How often a person uses the product, and whether she consents to learning from it.
  ///
  /// Entity: person.
  static let userTraits = StreamPurpose(200)
  /// What a session holds.
  ///
  /// Entity: person; occurrence: session.
  static let usage = StreamPurpose(201)
  /// The wait for a session.
  ///
  /// Entity: person; occurrence: session.
  static let usageGap = StreamPurpose(207)
  /// When a person withdraws her consent.
  ///
  /// Entity: person.
  static let withdrawal = StreamPurpose(202)
  /// How long a training run takes, whether it fails, and its luck.
  ///
  /// Occurrence: run.
  static let training = StreamPurpose(203)
  /// The wait for a breach of privacy.
  ///
  /// Occurrence: incident.
  static let incident = StreamPurpose(204)
  /// Whom a breach of privacy concerns.
  ///
  /// Entity: person; occurrence: incident.
  static let concern = StreamPurpose(205)
  /// The wait for a competitor's release.
  ///
  /// Occurrence: release.
  static let release = StreamPurpose(206)
}
