/// What brought a person to the shop.
///
/// A channel brings visits that were paid for and visits that were not; who comes directly owes
/// it to no channel.
public struct VisitSource: Sendable, Hashable {
  /// 0 for direct; then two codes a channel, paid before organic.
  public let code: Int

  /// Typed in, bookmarked, remembered.
  public static let direct = VisitSource(code: 0)

  /// A paid impression or a promoted listing of a channel.
  public static func paid(_ channel: Int) -> VisitSource { VisitSource(code: 1 + 2 * channel) }

  /// A friend's post or an unpaid search result of a channel.
  public static func organic(_ channel: Int) -> VisitSource { VisitSource(code: 2 + 2 * channel) }

  init(code: Int) { self.code = code }

  /// The number of sources that there are with so many channels.
  public static func count(channels: Int) -> Int { 1 + 2 * channels }

  /// The channel, or nil for a direct visit.
  public var channel: Int? { code == 0 ? nil : (code - 1) / 2 }

  /// Whether the firm paid for the visit.
  public var isPaid: Bool { code % 2 == 1 }
}
