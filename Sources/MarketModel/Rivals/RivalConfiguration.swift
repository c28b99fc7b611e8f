public import RandomStreams

/// A competitor (B5): another alternative in every choice, and what it does about us.
///
/// One that is given by its name, price, quality and presence alone stands still.
public struct RivalConfiguration: Sendable, Hashable {
  /// What the rival is called in reports.
  public var name: String
  /// The rival's price level against the market's reference, before it reacts.
  public var priceLevel: Double
  /// Utility of the rival's offer, before it is bettered.
  public var quality: Double
  /// Chance that the rival's offer is looked at on a shopping occasion by who knows it.
  public var consideredShare: Double
  /// The same when somebody decides about a filled cart; as on an occasion if nil.
  public var consideredInCartShare: Double?
  /// Shape, and mean, of the gamma distribution over people of how strongly the offer attracts.
  ///
  /// Nil for 1 for everybody.
  public var attractionShape: Double?
  /// The share of the accounts that bought from it last, at the start.
  public var customersNowShare = 0.0
  /// Utility that its offer gains with those who bought from it last.
  public var loyaltyUtility = 0.0
  /// What keeps it known; nil where everybody knows it.
  public var advertising: RivalAdvertising?
  /// What it bids in auctions of ours.
  public var bids: [RivalBid] = []
  /// How its offer gets better by itself; nil for not at all.
  public var releases: RivalReleases?
  /// What it does about our price.
  public var pricing = PriceReaction.keep
  /// What it does about our bids; nil to keep its own.
  public var outbidding: OutbidReaction?
  /// What it does about our quality; nil to keep its own.
  public var copying: CopyReaction?

  /// A rival that stands still.
  public init(name: String, priceLevel: Double, quality: Double, consideredShare: Double) {
    self.name = name
    self.priceLevel = priceLevel
    self.quality = quality
    self.consideredShare = consideredShare
  }

  /// Whether there is nothing about it but its place in a choice.
  var standsStill: Bool {
    self
      == RivalConfiguration(
        name: name, priceLevel: priceLevel, quality: quality, consideredShare: consideredShare)
  }
}

/// How a rival stays known: contacts that its budget buys, against forgetting.
///
/// Nerlove and Arrow (Economica 29, 1962): what is known of it rises with the contacts of those who
/// don't know it and fades as our name does.
public struct RivalAdvertising: Sendable, Hashable {
  /// What it spends in a month, minor units.
  public var spendPerMonth: Double
  /// Price of a thousand contacts, minor units.
  public var costPerMille: Double
  /// The part of the remaining unawareness that a contact removes.
  public var liftPerContact: Double
  /// Its awareness at the start.
  public var knownNowShare: Double

  /// Advertising of its parts.
  public init(
    spendPerMonth: Double, costPerMille: Double, liftPerContact: Double, knownNowShare: Double
  ) {
    self.spendPerMonth = spendPerMonth
    self.costPerMille = costPerMille
    self.liftPerContact = liftPerContact
    self.knownNowShare = knownNowShare
  }
}

/// What a rival bids in the auctions of one of our channels.
public struct RivalBid: Sendable, Hashable {
  /// The channel's place in the scenario.
  public var channel: Int
  /// Its bid, drawn anew each time: units of the currency for a thousand impressions, or a click.
  public var bid: Distribution

  /// A bid of its parts.
  public init(channel: Int, bid: Distribution) {
    self.channel = channel
    self.bid = bid
  }
}

/// A rival's own progress: releases by a Poisson process, each of which betters its offer.
public struct RivalReleases: Sendable, Hashable {
  /// Releases in a year.
  public var perYear: Double
  /// Utility that its offer gains by each.
  public var utility: Double

  /// Releases of their parts.
  public init(perYear: Double, utility: Double) {
    self.perYear = perYear
    self.utility = utility
  }
}

/// What a rival does about our price; it never goes above its own.
public enum PriceReaction: Sendable, Hashable {
  /// Keeps its own.
  case keep
  /// Takes ours if it is lower, so many days after it has seen it.
  case match(delayDays: Double)
  /// Goes below ours by a share, down to a floor.
  case undercut(byShare: Double, floor: Double, delayDays: Double)

  /// The price level that a rival aims at.
  func aim(own: Double, ours: Double) -> Double {
    switch self {
    case .keep: own
    case .match: min(own, ours)
    case .undercut(let share, let floor, _): min(own, max(floor, ours * (1 - share)))
    }
  }

  var delayDays: Double {
    switch self {
    case .keep: 0
    case .match(let delay): delay
    case .undercut(_, _, let delay): delay
    }
  }
}

/// A rival that bids more than we do wherever we do, while we spend there.
public struct OutbidReaction: Sendable, Hashable {
  /// By how much more than our bid.
  public var byShare: Double
  /// The most that it bids, against its own ordinary bid's median.
  public var mostFactor: Double
  /// From our spending to its bid.
  public var delayDays: Double

  /// A reaction of its parts.
  public init(byShare: Double, mostFactor: Double, delayDays: Double) {
    self.byShare = byShare
    self.mostFactor = mostFactor
    self.delayDays = delayDays
  }
}

/// A rival that copies what makes our offer better than its own.
public struct CopyReaction: Sendable, Hashable {
  /// The part of our lead that it makes up.
  public var leadShare: Double
  /// From our lead to its copy.
  public var delayDays: Double

  /// A reaction of its parts.
  public init(leadShare: Double, delayDays: Double) {
    self.leadShare = leadShare
    self.delayDays = delayDays
  }
}

extension MarketConfiguration {
  /// The first competitor, where there is one.
  public var rival: RivalConfiguration {
    get { rivals[0] }
    set { rivals[0] = newValue }
  }

  /// Whether it is followed who buys from whom: not where there is one rival that stands still.
  public var followsSellers: Bool {
    rivals.count != 1 || !rivals[0].standsStill || product.attractionShape != nil
  }
}
