internal import MarketModel

/// The competitors (B5).
extension ScenarioSchema {
  /// Names that reports give to other rows than a rival's.
  private static let reservedNames = ["us", "nobody"]

  /// Reads one competitor (`rival`) or any number of them, by name (`rivals`).
  static func readRivals(
    _ market: ScenarioReader, channels: [ChannelConfiguration], customersNowShare: Double
  ) -> [RivalConfiguration] {
    var rivals: [RivalConfiguration] = []
    let hasSeveral = market.has("rivals")
    if !market.isDocumenting, !hasSeveral, !market.has("rival") {
      market.report(
        .missing, at: "rival",
        expected: "the competitor; where there is none, \"rivals: {}\"")
    } else if market.isDocumenting || !hasSeveral {
      let section = market.section("rival", "the competitor, where there is one")
      let name = section.text("name", "what the rival is called")
      rivals.append(readRival(name, section, channels: channels))
      check(name, at: "name", in: section)
    }
    if market.isDocumenting || hasSeveral {
      if market.has("rival") {
        market.report(
          .statement("both rival and rivals"), at: "rival",
          expected: "one of the two; \"rival: ~\" removes what a template says here")
        market.section("rival", "the competitor, where there is one").mute()
      }
      rivals += market.collection(
        "rivals", "the competitors by name, any number of them; in place of rival"
      ) { name, section in
        check(name, at: nil, in: section)
        return readRival(name, section, channels: channels)
      }
    }
    let shares = rivals.reduce(customersNowShare) { $0 + $1.customersNowShare }
    if shares > 1 + 1e-9, !market.isDocumenting {
      market.report(
        .value("customersNowShare of firm and rivals that add up to \(shares)"),
        at: hasSeveral ? "rivals" : "rival", expected: "1 at most")
    }
    return rivals
  }

  private static func check(_ name: String, at key: String?, in section: ScenarioReader) {
    guard reservedNames.contains(name), !section.isDocumenting else { return }
    section.report(
      .value(name), at: key, expected: "another name, as results use this one for something else")
  }

  private static func readRival(
    _ name: String, _ section: ScenarioReader, channels: [ChannelConfiguration]
  ) -> RivalConfiguration {
    var rival = RivalConfiguration(
      name: name,
      priceLevel: section.number(
        "priceLevel", in: .closed(0.01...100), "prices against the market's reference"),
      quality: section.number("quality", unit: "utility", in: .closed(-20...20), "its offer"),
      consideredShare: section.share(
        "consideredShare", "chance that its offer is looked at on an occasion"))
    rival.consideredInCartShare = section.optional("consideredInCartShare") {
      $0.share(
        "consideredInCartShare",
        "chance that it is looked at again when a cart is decided about; consideredShare unless "
          + "given")
    }
    rival.attractionShape = section.optional("attractionShape") {
      $0.number("attractionShape", in: .closed(0.01...1000), attractionMeaning)
    }
    rival.customersNowShare = section.share(
      "customersNowShare", default: 0, "share of accounts that bought from it last, at the start")
    rival.loyaltyUtility = section.number(
      "loyaltyUtility", unit: "utility", in: .closed(-20...20), default: 0,
      "what its offer gains with those who bought from it last")
    rival.advertising = section.optionalSection(
      "advertising", "what keeps it known; known to everybody unless given"
    ).map(readRivalAdvertising)
    rival.bids = readBids(section, channels: channels)
    rival.releases = section.optionalSection(
      "releases", "how its offer gets better by itself; not unless given"
    ).map {
      RivalReleases(
        perYear: $0.number(
          "perYear", unit: "releases a year", in: .closed(0...52), "how often, at random"),
        utility: $0.number(
          "utility", unit: "utility", in: .closed(-20...20), "what its offer gains by each"))
    }
    readReactions(of: &rival, section)
    return rival
  }

  /// What is said of the gamma weights of a choice.
  static let attractionMeaning =
    "gamma shape, and mean, of how strongly the offer attracts a person; with nothing else between "
    + "the offers, shares of choices are Dirichlet with these shapes; 1 for everybody unless given"

  private static func readRivalAdvertising(_ section: ScenarioReader) -> RivalAdvertising {
    RivalAdvertising(
      spendPerMonth: Double(
        section.money("spendPerMonth", unit: "per month", in: .nonNegative, "its budget")),
      costPerMille: Double(
        section.money(
          "costPerMille", unit: "per 1000 contacts", in: .positive, "what a contact costs it")),
      liftPerContact: section.share(
        "liftPerContact", "part of the remaining unawareness of it that a contact removes"),
      knownNowShare: section.share(
        "knownNowShare", "share of people who know it at the start; it fades as our name does"))
  }

  private static func readBids(
    _ rival: ScenarioReader, channels: [ChannelConfiguration]
  ) -> [RivalBid] {
    guard
      let section = rival.optionalSection(
        "bids", "what it bids in auctions of ours, by channel, beside the unnamed competitors")
    else { return [] }
    let auctions = channels.filter { $0.kind.ownBid != nil }.map(\.name)
    return section.keys(naming: "channel with an auction", among: auctions).compactMap { name in
      let bid = section.distribution(
        name, unit: "units of the currency per 1000 impressions, or per click", in: .nonNegative,
        "its bid, drawn anew each time")
      return channels.firstIndex { $0.name == name }.map { RivalBid(channel: $0, bid: bid) }
    }
  }

  // MARK: - Reactions

  private static func readReactions(
    of rival: inout RivalConfiguration, _ section: ScenarioReader
  ) {
    let match = section.optionalSection(
      "match", "it takes our price while that is below its own; it keeps its price unless given")
    let undercut = section.optionalSection(
      "undercut", "it goes below our price while that is below its own, in place of match")
    if match != nil, undercut != nil, !section.isDocumenting {
      section.report(.statement("both match and undercut"), at: "undercut", expected: "one of them")
    }
    let matching = match.map { PriceReaction.match(delayDays: readDelay($0)) }
    let undercutting = undercut.map {
      PriceReaction.undercut(
        byShare: $0.share("byShare", in: .closed(0...0.9), "how far below ours"),
        floor: $0.number("floor", in: .closed(0.01...100), "the lowest price level that it asks"),
        delayDays: readDelay($0))
    }
    rival.pricing = undercutting ?? matching ?? .keep
    rival.outbidding = section.optionalSection(
      "outbid", "it bids more than we do while we spend; it keeps its bids unless given"
    ).map {
      OutbidReaction(
        byShare: $0.share("byShare", in: .closed(0...1), "how far above ours"),
        mostFactor: $0.number(
          "mostFactor", in: .closed(1...100), "the most that it bids, against its own median bid"),
        delayDays: readDelay($0))
    }
    if rival.outbidding != nil, rival.bids.isEmpty, !section.isDocumenting {
      section.report(
        .statement("it bids nowhere"), at: "outbid", expected: "bids on a channel with an auction")
    }
    rival.copying = section.optionalSection(
      "copy", "it makes up for what our offer has ahead of its own; it keeps its own unless given"
    ).map {
      CopyReaction(
        leadShare: $0.share("leadShare", "the part of our lead that it makes up"),
        delayDays: readDelay($0))
    }
  }

  private static func readDelay(_ section: ScenarioReader) -> Double {
    section.number(
      "delayDays", unit: "days", in: .closed(0...3660), "from what it sees of us to its answer")
  }
}
