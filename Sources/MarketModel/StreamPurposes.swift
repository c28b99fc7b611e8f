internal import Populations
internal import RandomStreams

/// What is random in a market: one named purpose for each kind of draw.
///
/// A draw is addressed by purpose, entity and occurrence, never by what happened before, so that
/// two strategies that reach the same person for the third time get the same answer from her.
/// The numbers are part of the results: changing one changes every run.
extension StreamPurpose {
  /// A person's age, gender, spend level and tastes.
  ///
  /// Entity: person.
  static let traits = StreamPurpose(1)
  /// Who are friends.
  ///
  /// Entity: person; in a regular network, the friends that everyone has so far, and occurrence:
  /// attempt.
  static let network = StreamPurpose(2)
  /// How well the other listings of a search sell.
  ///
  /// Entity: listing.
  static let listings = StreamPurpose(3)
  /// How long after the one before a need opens.
  ///
  /// Entity: person; occurrence: need.
  static let needGap = StreamPurpose(4)
  /// How long a need stays open.
  ///
  /// Entity: person; occurrence: need.
  static let needDuration = StreamPurpose(15)
  /// The wait for a shopping occasion.
  ///
  /// Entity: person; occurrence: need and occasion.
  static let occasionGap = StreamPurpose(16)
  /// One shopping occasion of an open need.
  ///
  /// Entity: person; occurrence: need and occasion.
  static let shopping = StreamPurpose(5)
  /// How long a filled cart waits.
  ///
  /// Entity: person; occurrence: need and occasion.
  static let checkout = StreamPurpose(6)
  /// What becomes of a cart.
  ///
  /// Entity: person; occurrence: need and occasion.
  static let checkoutChoice = StreamPurpose(17)
  /// An order's value and delivery.
  ///
  /// Entity: person; occurrence: order.
  static let order = StreamPurpose(7)
  /// Whether a delivery satisfies.
  ///
  /// Entity: person; occurrence: delivery.
  static let satisfaction = StreamPurpose(18)
  /// The gaps between advertising slots and who is offered one.
  ///
  /// Occurrence: slot.
  static let adSlot = StreamPurpose(8)
  /// The wait for the first advertising slot.
  static let firstAdSlot = StreamPurpose(19)
  /// A person's reaction to a paid impression.
  ///
  /// Entity: person; occurrence: impression.
  static let adResponse = StreamPurpose(9)
  /// Which friends a post reaches.
  ///
  /// Entity: person; occurrence: post.
  static let sharing = StreamPurpose(10)
  /// A person's reaction to a friend's post.
  ///
  /// Entity: person; occurrence: post seen.
  static let organicResponse = StreamPurpose(11)
  /// How long an impulse lasts.
  ///
  /// Entity: person; occurrence: impulse.
  static let impulse = StreamPurpose(14)
  /// What a person knows of us before the start.
  ///
  /// Entity: person.
  static let openingAwareness = StreamPurpose(13)
  /// Who is a customer at the start, since when, and how satisfied.
  ///
  /// Entity: person.
  static let openingCustomers = StreamPurpose(20)
  /// Whom a post meets when the network is well-mixed.
  ///
  /// Entity: person; occurrence: post.
  static let meeting = StreamPurpose(21)
  /// Who posts at the launch.
  static let launch = StreamPurpose(22)
  /// How soon somebody with an open need would look by a channel, or ask a search engine (0).
  ///
  /// Entity: account; occurrence: need and occasion.
  static let seeking = StreamPurpose(23)
  /// How soon she would look where the firm is not.
  ///
  /// Entity: account; occurrence: need and occasion.
  static let seekingElsewhere = StreamPurpose(24)
  /// How far a person lives from a shop.
  ///
  /// Entity: person; occurrence: the hash of the shop's name.
  static let distance = StreamPurpose(100)
  /// Who passes a shop next, and when.
  ///
  /// Entity: the hash of the shop's name; occurrence: number of the passer-by.
  static let passing = StreamPurpose(101)
  /// When somebody who looks for an offer goes to a shop that is closed.
  ///
  /// Entity: account; occurrence: need and occasion.
  static let goingOut = StreamPurpose(102)
  /// How long a visitor of a shop is served, and would wait.
  ///
  /// Entity: person; occurrence: visit.
  static let shopVisit = StreamPurpose(103)
  /// What a visitor of a shop chooses.
  ///
  /// Entity: person; occurrence: visit.
  static let shopChoice = StreamPurpose(104)
  /// Whether and when a person attends a fair.
  ///
  /// Entity: person; occurrence: the hash of the fair's name.
  static let attendance = StreamPurpose(105)
  /// What comes of passing a stand.
  ///
  /// Entity: person; occurrence: the hash of the fair's name.
  static let passingStand = StreamPurpose(106)
  /// When a lead is followed up, and what comes of it.
  ///
  /// Entity: person; occurrence: the hash of the fair's name.
  static let followUp = StreamPurpose(107)
  /// Who else bids for an advertising slot, and what it is worth to the firm.
  ///
  /// Occurrence: slot.
  static let adAuction = StreamPurpose(90)
  /// Auctions that a medium's planner looks at before the start.
  ///
  /// Occurrence: auction.
  static let adForecast = StreamPurpose(91)
  /// Whether a person begins to follow the firm, and how soon she sees its first post.
  ///
  /// Entity: person; occurrence: occasion to follow.
  static let following = StreamPurpose(92)
  /// A follower's reaction to a post of the firm, and how soon she sees the next.
  ///
  /// Entity: person; occurrence: post seen.
  static let firmPost = StreamPurpose(93)
  /// Whether a search shows the firm's advertisement, who else bids, and whether it is clicked.
  ///
  /// Entity: account; occurrence: need and occasion.
  static let searchAd = StreamPurpose(94)
  /// Whether a direct visitor comes by an advertisement on the firm's own name.
  ///
  /// Entity: account; occurrence: need and occasion.
  static let ownNameSearch = StreamPurpose(95)
  /// An account's seats, its chance of leaving and its first experience.
  ///
  /// Entity: account; occurrence: subscription.
  static let subscription = StreamPurpose(140)
  /// How the use of a term satisfies, and what comes of it.
  ///
  /// Entity: account; occurrence: subscription and term.
  static let experience = StreamPurpose(141)
  /// Whether an account stays at the end of a term, and with how many seats.
  ///
  /// Entity: account; occurrence: subscription and term.
  static let renewal = StreamPurpose(142)
  /// What a term's use or turnover comes to.
  ///
  /// Entity: account; occurrence: subscription and term.
  static let billedUse = StreamPurpose(143)
  /// What becomes of a trial or of free use, and when.
  ///
  /// Entity: account; occurrence: subscription.
  static let trying = StreamPurpose(144)
  /// Whom a customer tells, and when.
  ///
  /// Entity: account; occurrence: subscription and term, or delivery.
  static let telling = StreamPurpose(145)
  /// What a person makes of being told.
  ///
  /// Entity: person; occurrence: the teller.
  static let hearing = StreamPurpose(146)
  /// A customer's chance of stopping after an order.
  ///
  /// Entity: account.
  static let dropOutChance = StreamPurpose(147)
  /// Whether a customer stops after an order.
  ///
  /// Entity: account; occurrence: order.
  static let dropOut = StreamPurpose(148)
  /// What an unsatisfied buyer does.
  ///
  /// Entity: account; occurrence: delivery.
  static let complaint = StreamPurpose(149)
  /// Whether investors want to.
  ///
  /// Entity: round.
  static let funding = StreamPurpose(150)
  /// A node of the population's network.
  ///
  /// Entity: person; occurrence: the hash of the node's name.
  static let attributes = BayesianNetwork.attributes
}
