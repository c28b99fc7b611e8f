/// Agents that stand for several people each (R12).
///
/// A configuration, a policy and a record speak of the whole market; what is played has a part of
/// the people, and that part of everything else that belongs to the whole: cash and bills, budgets,
/// the sales of others. What belongs to a person, such as prices and degrees, is left.
extension MarketConfiguration {
  /// How many agents are played: people over those that each represents, rounded, one at least.
  public var agents: Int { Self.agents(for: population.people, each: agentRepresents) }

  /// How many agents stand for some people, each for so many of them.
  public static func agents(for people: Int, each represented: Int) -> Int {
    max(1, (people + represented / 2) / represented)
  }

  /// What stands against agents that represent several people, in words: what has whole parts, such
  /// as a representative, or is not divided; nil if nothing does.
  public var needsEverybody: String? {
    for channel in channels {
      switch channel.kind {
      case .socialMedia(let parts) where parts.creative != nil: return "a creative that wears out"
      case .socialMedia(let parts) where !parts.creators.isEmpty: return "shows of creators"
      case .ecommercePlatform(let parts) where parts.ratings != nil: return "ratings"
      case .socialMedia, .ecommercePlatform, .searchAds, .email: break
      case .website, .shops, .exhibition, .salesTeam, .chat, .courses, .partners,
        .developers:
        return "a channel of kind \(channel.kind.name)"
      }
    }
    if product.ai != nil { return "product.ai" }
    if product.plan != nil { return "product.plan" }
    if !macro.regions.isEmpty { return "market.regions" }
    if accounts != nil { return "market.accounts" }
    if firm.finance != FinanceConfiguration() { return "funding, credit, taxes or pay" }
    if loyalty != LoyaltyConfiguration() { return "product.dropOut, referral or care" }
    return nil
  }

  /// What the agents play: this configuration with everything of the whole market in proportion.
  var playedByAgents: MarketConfiguration {
    guard agentRepresents > 1 else { return self }
    let people = Double(agentRepresents)
    var played = self
    played.population.people = agents
    played.firm.openingCash = firm.openingCash / people
    played.firm.fixedCostPerMonth = firm.fixedCostPerMonth / people
    for index in rivals.indices { played.rivals[index].advertising?.spendPerMonth /= people }
    for index in channels.indices {
      let life = channels[index].lifeCycle
      played.channels[index].lifeCycle.buildCost = life.buildCost / people
      played.channels[index].lifeCycle.exitCost = life.exitCost / people
      played.channels[index].kind = channels[index].kind.inProportion(to: people)
    }
    return played
  }
}

extension ChannelKind {
  /// The kind with what belongs to the whole market divided by the people of an agent.
  fileprivate func inProportion(to people: Double) -> ChannelKind {
    switch self {
    case .socialMedia(var parts):
      // A launch stays one, however few its agents.
      let posts = Double(parts.launchPosts)
      parts.launchPosts = posts > 0 ? max(1, Int((posts / people).rounded())) : 0
      return .socialMedia(parts)
    case .ecommercePlatform(var parts):
      parts.otherListingSalesPerDay /= people
      return .ecommercePlatform(parts)
    case .searchAds, .email: return self
    case .website, .shops, .exhibition, .salesTeam, .chat, .courses, .partners, .developers:
      preconditionFailure("such a channel is played with everybody")
    }
  }
}

extension Money {
  fileprivate static func / (amount: Money, divisor: Double) -> Money {
    Money(rounding: amount.asDouble / divisor)
  }
}
