/// The rank of an event among the events of one instant: a smaller phase runs first.
///
/// A model names the phases it needs in an extension, so that its order within an instant can be
/// read in one place:
///
///     extension EventPhase {
///       static let openingOfDay = EventPhase(rawValue: 10)
///       static let report = EventPhase(rawValue: 240)
///     }
public struct EventPhase: RawRepresentable, Comparable, Hashable, Sendable {
  /// The rank, 0 (first) to 255 (last).
  public let rawValue: UInt8

  /// A phase of the given rank.
  @inlinable
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The phase of events that name none: the middle, so that others fit before and after it.
  @inlinable
  public static var ordinary: EventPhase { EventPhase(rawValue: 128) }

  /// Whether `left` runs before `right` at the same instant.
  @inlinable
  public static func < (left: EventPhase, right: EventPhase) -> Bool {
    left.rawValue < right.rawValue
  }
}
