/// What happens to the AI product.
public enum ProductEvent: UInt8, Sendable, Hashable, CaseIterable {
  /// A customer uses it.
  case isUsed
  /// A person withdraws the consent to learning from her use.
  case consentEnds
  /// A training run is due by the schedule.
  case trainingIsDue
  /// A training run ends.
  case trainingEnds
  /// A source delivers its data.
  case dataArrive
  /// A breach of privacy becomes known.
  case incidentHappens
  /// A competitor releases a better product.
  case competitorReleases

  /// Whether it happens to a person; otherwise the subject of the event is a number of something
  /// else.
  var isPersonal: Bool { self == .isUsed || self == .consentEnds }
}
