internal import MarketModel

/// A key that has an effect with another channel alone, as one by which people are handed to a sales
/// team; to be checked once all channels are read.
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
      case .partners(let parts) where parts.relationship.lossPerPartnerSale > 0:
        "lossPerPartnerSale"
      default: nil
      }
    return key.map { [HandingOver(channel: channel, key: $0)] } ?? []
  }

  /// Reports those that no other channel gives an effect.
  static func check(_ keys: [HandingOver], among channels: [ChannelConfiguration]) {
    let hasTeam = channels.contains { $0.kind.name == "salesTeam" }
    let programmes = channels.count { $0.kind.name == "partners" }
    for key in keys {
      if key.key == "lossPerPartnerSale" {
        if programmes < 2 {
          key.channel.report(
            .statement("there are no other partners"), at: key.key,
            expected: "another channel of kind partners, or no such line")
        }
      } else if !hasTeam {
        key.channel.report(
          .statement("there is no sales team for its leads"), at: key.key,
          expected: "a channel of kind salesTeam, or no such line")
      }
    }
  }
}
