/// What the firm can see of a channel's touches (R5).
public enum ChannelVisibility: String, Sendable, CaseIterable {
  /// Nothing but the bill.
  case none
  /// Totals: impressions, clicks, spend.
  case aggregate
  /// Who clicked, where the click can be matched.
  case clickId
  /// Who was touched, where the touch can be matched.
  case identified
}

/// One way to the customer: a name, what the firm sees of it, and its kind with the kind's parameters.
public struct ChannelConfiguration: Sendable, Hashable {
  /// The channel's name, unique in a scenario.
  public var name: String
  /// What the firm sees of it.
  public var sees: ChannelVisibility
  /// The share of visible touches that can be matched to a person.
  public var matchShare: Double
  /// Which kind it is, with that kind's parameters.
  public var kind: ChannelKind

  /// When it opens, pauses and closes, and what that costs.
  public var lifeCycle: LifeCycle
  /// How often people with an open need look for an offer by this channel, beside the weights of
  /// the other channels that can answer (R4).
  ///
  /// Without meaning for a channel that only addresses people.
  public var seekWeight: Double
  /// The part of a person's remaining distrust that a touch by the channel removes (B7): a visit, a
  /// talk at a stand.
  public var trustPerTouch: Double

  /// A channel of its parts.
  public init(
    name: String, sees: ChannelVisibility, matchShare: Double, kind: ChannelKind,
    lifeCycle: LifeCycle = LifeCycle(), seekWeight: Double = 1, trustPerTouch: Double = 0
  ) {
    self.trustPerTouch = trustPerTouch
    self.lifeCycle = lifeCycle
    self.seekWeight = seekWeight
    self.name = name
    self.sees = sees
    self.matchShare = matchShare
    self.kind = kind
  }
}

/// The kinds of channel that are built.
public enum ChannelKind: Sendable, Hashable {
  /// Paid impressions and organic spread (A3).
  case socialMedia(SocialMediaConfiguration)
  /// Search traffic, ranking, commission; browse, cart, order (A4).
  case ecommercePlatform(EcommercePlatformConfiguration)
  /// Places with opening hours, staff and a till (A5).
  case shops(ShopsConfiguration)
  /// Dated fairs with a stand, and leads to follow up (A6).
  case exhibition(ExhibitionConfiguration)
  /// The firm's own site, which search engines find (A2).
  case website(WebsiteConfiguration)
  /// Advertisements beside the results of search engines (A2).
  case searchAds(SearchAdsConfiguration)
  /// Representatives who work leads and close deals (A1).
  case salesTeam(SalesTeamConfiguration)
  /// Mails to people who have given their address (A8).
  case email(EmailConfiguration)
  /// Questions, answered by a bot or by people (A8, C8).
  case chat(ChatConfiguration)
  /// Dated courses for professionals (A8).
  case courses(CoursesConfiguration)
  /// Agents and distributors who sell for the firm (A7).
  case partners(PartnersConfiguration)
  /// Developers who embed the product in theirs (A9).
  case developers(DevelopersConfiguration)

  /// The kind's name in scenario files and reports.
  public var name: String {
    switch self {
    case .socialMedia: "socialMedia"
    case .ecommercePlatform: "ecommercePlatform"
    case .shops: "shops"
    case .exhibition: "exhibition"
    case .website: "website"
    case .searchAds: "searchAds"
    case .salesTeam: "salesTeam"
    case .email: "email"
    case .chat: "chat"
    case .courses: "courses"
    case .partners: "partners"
    case .developers: "developers"
    }
  }

  /// Whether people with an open need look for offers by such a channel.
  public var answersSearches: Bool { wayOfSeeking != nil }

  /// Whether people can differ in how much they use such a channel.
  public var hasHabits: Bool {
    if case .socialMedia = self { return true }
    return answersSearches
  }

  /// By which way people with an open need come upon such a channel; nil if by none.
  var wayOfSeeking: SeekingWay.Kind? {
    switch self {
    case .socialMedia, .exhibition, .salesTeam, .email, .chat, .courses, .developers: nil
    case .ecommercePlatform, .shops: .ownSearch
    case .website, .searchAds: .searchEngine
    case .partners(let parts): parts.selling.recommendShare > 0 ? .ownSearch : nil
    }
  }

  /// Whether somebody who comes directly may come by such a channel all the same.
  var meetsDirectVisitors: Bool {
    switch self {
    case .socialMedia, .ecommercePlatform, .website, .shops, .exhibition, .salesTeam, .email, .chat,
      .courses, .partners, .developers:
      false
    case .searchAds(let parts): parts.ownName != nil
    }
  }

  /// Utility that an offer gains where it is met.
  var trustUtility: Double {
    switch self {
    case .socialMedia, .ecommercePlatform, .searchAds, .shops, .exhibition, .salesTeam, .email,
      .chat, .courses, .developers:
      0
    case .website(let parts): parts.trustUtility
    case .partners(let parts): parts.selling.adviceUtility
    }
  }

  /// Whether a policy's budget for the channel is spent; another kind has its own costs.
  public var takesBudget: Bool {
    switch self {
    case .socialMedia, .ecommercePlatform, .website, .searchAds, .salesTeam, .email, .partners,
      .developers:
      true
    case .shops, .exhibition, .chat, .courses: false
    }
  }

  /// Whether a direct visit lands on such a channel, and orders are placed there.
  var isHome: Bool {
    switch self {
    case .socialMedia, .searchAds, .shops, .exhibition, .salesTeam, .email, .chat, .courses,
      .partners, .developers:
      false
    case .ecommercePlatform, .website: true
    }
  }

  /// Whether orders are placed there at once, at a till of the firm's own.
  var hasOwnTill: Bool {
    switch self {
    case .socialMedia, .ecommercePlatform, .exhibition, .website, .searchAds, .salesTeam, .email,
      .chat, .courses, .partners, .developers:
      false
    case .shops: true
    }
  }

  /// On what terms somebody else's till takes the orders; nil where it is the firm's own.
  var sellingTerms: SellingTerms? {
    switch self {
    case .socialMedia, .website, .searchAds, .shops, .exhibition, .email, .chat, .courses: nil
    case .ecommercePlatform(let parts):
      SellingTerms(
        operatedBy: parts.operatedBy, commissionShare: parts.commissionShare,
        settlementDays: parts.settlementDays, collectsBills: parts.operatedBy == .thirdParty)
    case .salesTeam(let parts):
      // The firm sends a bill: nobody keeps a part of it.
      SellingTerms(
        operatedBy: .thirdParty, commissionShare: 0, settlementDays: parts.paymentDays)
    case .partners(let parts):
      SellingTerms(
        operatedBy: .thirdParty, commissionShare: parts.contract.commissionShare,
        settlementDays: parts.contract.paymentDays,
        commissionMonths: parts.contract.commissionMonths, takesTitle: parts.stock != nil,
        isPartners: true, collectsBills: true)
    case .developers(let parts):
      // The developer gets its part of what those buy whom it has brought.
      parts.endUsers.map {
        SellingTerms(
          operatedBy: .thirdParty, commissionShare: $0.revenueShare,
          settlementDays: parts.usage.paymentDays)
      }
    }
  }

  /// From how many seats on an account asks such a channel for a representative; nil if none does.
  var salesAssistFromSeats: Int? {
    switch self {
    case .socialMedia, .ecommercePlatform, .exhibition, .website, .searchAds, .shops, .email, .chat,
      .courses, .partners, .developers:
      nil
    case .salesTeam(let parts): parts.salesAssistFromSeats
    }
  }

  /// Whether such a channel wants to know who visits the shop, and who leaves a cart.
  var hearsVisits: Bool {
    switch self {
    case .email(let parts): parts.joinPerVisit > 0 || parts.cartReminderDays != nil
    case .chat(let parts): parts.asksPerVisit > 0
    case .website(let parts): parts.form != nil
    default: false
    }
  }

  /// The channel's state at the start of a run.
  func channel(at index: Int, streamChannel: Int, in core: MarketCore) -> any Channel {
    switch self {
    case .socialMedia(let parts):
      SocialMedia(
        index: index, streamChannel: streamChannel, configuration: parts,
        people: core.people.count)
    case .ecommercePlatform(let parts):
      EcommercePlatform(
        index: index, streamChannel: streamChannel, configuration: parts, streams: core.streams)
    case .shops(let parts):
      Shops(index: index, streamChannel: streamChannel, configuration: parts, in: core)
    case .exhibition(let parts):
      Exhibition(index: index, streamChannel: streamChannel, configuration: parts, in: core)
    case .website(let parts):
      Website(
        index: index, streamChannel: streamChannel, configuration: parts,
        people: core.people.count)
    case .searchAds(let parts):
      SearchAds(index: index, streamChannel: streamChannel, configuration: parts)
    case .salesTeam(let parts):
      SalesTeam(
        index: index, streamChannel: streamChannel, configuration: parts,
        accounts: core.accounts.count)
    case .email(let parts):
      EmailList(
        index: index, streamChannel: streamChannel, configuration: parts,
        people: core.people.count)
    case .chat(let parts):
      Chat(
        index: index, streamChannel: streamChannel, configuration: parts,
        people: core.people.count)
    case .courses(let parts):
      Courses(index: index, streamChannel: streamChannel, configuration: parts, in: core)
    case .partners(let parts):
      Partners(
        index: index, streamChannel: streamChannel, configuration: parts,
        accounts: core.accounts.count)
    case .developers(let parts):
      Developers(index: index, streamChannel: streamChannel, configuration: parts)
    }
  }
}

/// What a place where orders are placed keeps of them, and when it pays.
struct SellingTerms: Sendable, Hashable {
  /// Who runs the place.
  let operatedBy: PlatformOperator
  /// Its part of an order's value.
  let commissionShare: Double
  /// Days from an order to the payment between the place and the seller.
  let settlementDays: Double
  /// Of a subscription, the months in which the part is kept; nil for as long as it lasts.
  var commissionMonths: Double?
  /// Whether what is sold was bought for a stock before, so that the firm has its price already.
  var takesTitle = false
  /// Whether the sellers are partners, who hear of what is sold.
  var isPartners = false
  /// Whether bills of a price plan are paid to them, who pass the money on; else the firm sends them.
  var collectsBills = false
}

/// Social media (A3): impressions bought by the thousand, and posts that friends pass on.
public struct SocialMediaConfiguration: Sendable, Hashable {
  /// Price of a thousand impressions, minor units; in an auction the firm's bid for them.
  public var costPerMille: Double
  /// Chance of a click on the first impression after a pause, for a person with no open need.
  public var clickThroughShare: Double
  /// By how much an open need multiplies the odds of a click.
  public var openNeedClickFactor: Double
  /// The part of the remaining unawareness that the first impression after a pause removes.
  public var liftPerImpression: Double
  /// Impressions to a person in a week, at most.
  public var frequencyCapPerWeek: Int
  /// How strongly recent impressions dull the next one: the effect is exp(−fatigue × recent).
  public var fatiguePerImpression: Double
  /// Days until half of the recent impressions are forgotten.
  public var fatigueHalfLifeDays: Double
  /// Chance that a click without an open need makes one (R4).
  public var impulseShare: Double
  /// Chance that a visitor who came by this channel posts about it.
  public var sharePerVisit: Double
  /// Chance that a satisfied buyer posts about the order.
  public var sharePerSatisfyingOrder: Double
  /// Chance that a person passes on a friend's post.
  public var resharePerPost: Double
  /// Chance that a given friend sees a post.
  public var friendSeesPostShare: Double
  /// The part of the remaining unawareness that a friend's post removes.
  public var liftPerFriendPost: Double
  /// Mean days until a friend sees a post.
  public var postDelayDays: Double
  /// People who post about the firm at the start, whoever they are: a launch.
  public var launchPosts: Int
  /// Who else bids for impressions; nil for the fixed price.
  public var auction: AdAuctionConfiguration?
  /// How advertisements wear out; nil for never.
  public var creative: CreativeConfiguration?
  /// Who follows the firm and sees its own posts; nil for nobody.
  public var following: FollowingConfiguration?
  /// Shows of creators; none unless given.
  public var creators: [CreatorConfiguration]

  /// Social media of its parts.
  public init(
    costPerMille: Double, clickThroughShare: Double, openNeedClickFactor: Double,
    liftPerImpression: Double, frequencyCapPerWeek: Int, fatiguePerImpression: Double,
    fatigueHalfLifeDays: Double, impulseShare: Double, sharePerVisit: Double,
    sharePerSatisfyingOrder: Double, resharePerPost: Double, friendSeesPostShare: Double,
    liftPerFriendPost: Double, postDelayDays: Double, launchPosts: Int = 0,
    auction: AdAuctionConfiguration? = nil, creative: CreativeConfiguration? = nil,
    following: FollowingConfiguration? = nil, creators: [CreatorConfiguration] = []
  ) {
    self.costPerMille = costPerMille
    self.clickThroughShare = clickThroughShare
    self.openNeedClickFactor = openNeedClickFactor
    self.liftPerImpression = liftPerImpression
    self.frequencyCapPerWeek = frequencyCapPerWeek
    self.fatiguePerImpression = fatiguePerImpression
    self.fatigueHalfLifeDays = fatigueHalfLifeDays
    self.impulseShare = impulseShare
    self.sharePerVisit = sharePerVisit
    self.sharePerSatisfyingOrder = sharePerSatisfyingOrder
    self.resharePerPost = resharePerPost
    self.friendSeesPostShare = friendSeesPostShare
    self.liftPerFriendPost = liftPerFriendPost
    self.postDelayDays = postDelayDays
    self.launchPosts = launchPosts
    self.auction = auction
    self.creative = creative
    self.following = following
    self.creators = creators
  }
}

/// Who runs the platform, and so who takes the commission.
public enum PlatformOperator: String, Sendable, CaseIterable {
  /// The firm is the platform: it keeps the commission and pays out its merchants.
  case firm
  /// The firm sells on somebody else's platform and pays the commission.
  case thirdParty
}

/// An e-commerce platform (A4): shoppers search, look at ranked listings, fill carts and order.
public struct EcommercePlatformConfiguration: Sendable, Hashable {
  /// Who runs it.
  public var operatedBy: PlatformOperator
  /// The platform's part of an order's value.
  public var commissionShare: Double
  /// Days from an order to the payment between platform and seller.
  public var settlementDays: Double
  /// How many other listings a search finds.
  public var otherListings: Int
  /// Median sales a day of another listing; the ranking compares them with ours.
  public var otherListingSalesPerDay: Double
  /// Spread of the other listings' sales (sigma of the lognormal).
  public var otherListingSalesSigma: Double
  /// Days until half of a sale is forgotten by the ranking.
  public var rankingHalfLifeDays: Double
  /// Chance that the listing at the top is clicked.
  public var clickShareAtTop: Double
  /// The click share falls with the position to this power.
  public var clickPositionExponent: Double
  /// Price of a click on the promoted listing, minor units.
  public var costPerClick: Double
  /// Chance that the promoted listing, when shown, is clicked.
  public var promotedClickShare: Double
  /// What buyers say of the listing; nil where nobody looks at it.
  public var ratings: RatingsConfiguration?

  /// A platform of its parts.
  public init(
    operatedBy: PlatformOperator, commissionShare: Double, settlementDays: Double,
    otherListings: Int, otherListingSalesPerDay: Double, otherListingSalesSigma: Double,
    rankingHalfLifeDays: Double, clickShareAtTop: Double, clickPositionExponent: Double,
    costPerClick: Double, promotedClickShare: Double, ratings: RatingsConfiguration? = nil
  ) {
    self.operatedBy = operatedBy
    self.commissionShare = commissionShare
    self.settlementDays = settlementDays
    self.otherListings = otherListings
    self.otherListingSalesPerDay = otherListingSalesPerDay
    self.otherListingSalesSigma = otherListingSalesSigma
    self.rankingHalfLifeDays = rankingHalfLifeDays
    self.clickShareAtTop = clickShareAtTop
    self.clickPositionExponent = clickPositionExponent
    self.costPerClick = costPerClick
    self.promotedClickShare = promotedClickShare
    self.ratings = ratings
  }
}
