internal import MarketModel

/// A key by which a channel hands people to a sales team, to be checked once all channels are read.
struct HandingOver {
  private let channel: ScenarioReader
  private let key: String

  /// The keys of a channel that say so, where they have an effect.
  static func keys(of kind: ChannelKind, read channel: ScenarioReader) -> [HandingOver] {
    guard !channel.isDocumenting else { return [] }
    let key: String? =
      switch kind {
      case .exhibition(let parts) where parts.salesShare > 0: "salesShare"
      case .email(let parts) where parts.salesShareOfClicks > 0: "salesShareOfClicks"
      case .email(let parts) where parts.joinPerLead > 0: "joinPerLead"
      case .courses(let parts) where parts.salesShare > 0: "salesShare"
      case .website(let parts) where parts.form != nil: "form"
      default: nil
      }
    return key.map { [HandingOver(channel: channel, key: $0)] } ?? []
  }

  /// Reports those that no sales team could take.
  static func check(_ keys: [HandingOver], among channels: [ChannelConfiguration]) {
    let hasTeam = channels.contains {
      if case .salesTeam = $0.kind { true } else { false }
    }
    guard !hasTeam else { return }
    for key in keys {
      key.channel.report(
        .statement("there is no sales team for its leads"), at: key.key,
        expected: "a channel of kind salesTeam, or no such line")
    }
  }
}
