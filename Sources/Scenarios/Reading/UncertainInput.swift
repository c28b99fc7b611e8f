public import RandomStreams

/// How uncertain inputs become numbers while a scenario is read.
public enum UncertaintyResolution: Sendable {
  /// The likely value, or a distribution's mean: for checks and for what has no replications.
  case likely
  /// A draw that belongs to the replication: the same for all strategies.
  case drawn(ReplicationStreams)
}

/// A number of a scenario that was written as `[low, likely, high]` or as a distribution.
public struct UncertainInput: Hashable, Sendable {
  /// The key path under which it was written.
  public let keyPath: String
  /// What was written, as `[8, 15, 25]` or `lognormal(median: 3, sigma: 0.5)`.
  public let written: String
  /// The value that was used, in the unit of the key.
  public let value: Double
}

extension StreamPurpose {
  /// The streams of uncertain inputs; the entity is the 32-bit hash of the input's key path.
  ///
  /// The last code there is, so that model purposes may count from the first.
  public static let uncertainInput = StreamPurpose(.max)
}
