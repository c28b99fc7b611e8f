public import MarketModel
public import Scenarios

/// What happens to a person, in plain words: a line an event.
public enum JourneyText {
  /// An event as a sentence without its subject, such as `goes shopping directly in our shop; looks
  /// and leaves`.
  ///
  /// Words are made of the kind of event, of what was counted and of what changed.
  public static func words(_ event: TracedEvent, in scenario: Scenario) -> String {
    let parts = phrases[event.kindName]?(Telling(event, scenario)) ?? [event.kindName]
    return parts.joined(separator: "; ")
  }

  /// An event's line: the day, the date and time, who, and the words; ended by a line feed.
  ///
  /// Nothing is said of what comes to nothing after the horizon, when few people still act.
  ///
  /// - Parameter isOfOnePerson: Whether all lines are about one person, so that none names her.
  static func line(_ event: TracedEvent, in scenario: Scenario, isOfOnePerson: Bool) -> String {
    if event.isVoid && event.day >= scenario.likely.market.calendar.horizonDays { return "" }
    let time = scenario.start.dateAndTime(afterDays: event.day).dropLast(3)
    let day = ReadableNumber.fixed(event.day, decimals: 2)
    let who = isOfOnePerson ? "" : event.person.map { "person \($0): " } ?? ""
    return "day \(day) (\(time)): \(who)\(words(event, in: scenario))\n"
  }

  /// The kinds of event that have words; every kind must.
  static var kindNames: Set<String> { Set(phrases.keys) }

  private static let phrases: [String: @Sendable (Telling) -> [String]] =
    ofPeople.merging(ofFirm) { first, _ in first }

  private static let ofPeople: [String: @Sendable (Telling) -> [String]] = [
    "needOpens": { telling in
      guard !telling.isVoid else { return ["has a need that counts no more"] }
      return [
        telling.event.hadNeed == true
          ? "needs something once more, and goes on looking"
          : "begins to need something that the firm sells"
      ]
    },
    "shops": \.shopping,
    "checksOut": \.checkingOut,
    "needCloses": \.closing,
    "isDelivered": { telling in
      guard !telling.isVoid else { return ["gets an order that counts no more"] }
      return [
        "gets the order",
        telling.event.isSatisfied == true ? "is satisfied" : "is not satisfied",
      ]
    },
    "awarenessFades": { [$0.hasChangedStage ? "has forgotten the firm" : "remembers the firm"] },
    "lapses": {
      [
        $0.hasChangedStage
          ? "is a customer no more, after so long without an order" : "stays a customer"
      ]
    },
    "collects": { ["a platform pays the firm \($0.cash)"] },
    "paysMerchants": { ["the firm pays its merchants \($0.cash)"] },
    "monthEnds": { ["the firm pays salaries and rent, \($0.cash)"] },
    "review": { _ in ["the policy looks at the books and decides"] },
    "periodEnds": { _ in ["a reporting period ends"] },
    "startsBuilding": { ["the building of \($0.channel) begins"] },
    "goesLive": { ["\($0.channel) goes live"] },
    "pauses": { ["\($0.channel) pauses"] },
    "closes": { ["\($0.channel) closes"] },
    "offersAdSlot": { telling in
      guard telling.event.person != nil else {
        return ["nobody is shown an advertisement on \(telling.channel)"]
      }
      return telling.response(to: "sees an advertisement on \(telling.channel)")
    },
    "seesPost": { telling in
      telling.isVoid
        ? ["a friend's post on \(telling.channel) comes to nothing"]
        : telling.response(to: "sees a friend's post on \(telling.channel)")
    },
    "endUserComes": {
      $0.response(to: "meets the product in a developer's, by \($0.channel)")
    },
    "seesFirmPost": { $0.response(to: "sees a post of the firm on \($0.channel)") },
    "passesShop": { $0.response(to: "passes a shop of \($0.channel)") },
    "visitsShop": { ["comes to a shop of \($0.channel)"] },
    "leavesLine": {
      [
        $0.isVoid
          ? "would have lost patience in a shop, but was served"
          : "has waited too long at \($0.channel) and leaves"
      ]
    },
    "isServed": { ["is served at \($0.channel)"] + $0.outcome },
    "passesStand": { $0.response(to: "comes past the stand at \($0.channel)") },
    "writesLater": { ["writes to the firm, with a leaflet of \($0.channel) in hand"] },
    "followsUp": { ["is called by the firm after \($0.channel)"] + $0.outcome },
    "leadExpires": { ["has waited too long for a representative of \($0.channel)"] },
    "leadReturns": { ["is on the list of \($0.channel) again"] },
    "contactEnds": { telling in
      ["a representative of \(telling.channel) has tried to reach the account"]
        + (telling.reaches(.qualified) ? ["there is a need, and they are going to meet"] : [])
    },
    "meetingEnds": { telling in
      ["the meetings with \(telling.channel) are over"]
        + (telling.reaches(.opportunity) ? ["considers the offer"] : [])
    },
    "accountDecides": { ["decides about the offer of \($0.channel)"] + $0.outcome },
    "mailIsDue": { telling in
      guard telling.hasSeen else {
        return ["gets no mail of \(telling.channel) this time"]
      }
      return telling.response(to: "gets a mail of \(telling.channel)")
    },
    "remindsOfCart": { telling in
      guard telling.hasSeen else { return ["is not reminded of a cart"] }
      return telling.response(to: "gets a mail of \(telling.channel) about a cart left behind")
    },
    "chatEnds": { ["has talked with somebody at \($0.channel)"] + $0.outcome },
    "leavesChat": {
      [
        $0.isVoid
          ? "would have lost patience in a chat, but was answered"
          : "has waited too long at \($0.channel) and leaves"
      ]
    },
    "enrols": { ["wants a seat in a course of \($0.channel)"] },
    "watchesShow": { $0.response(to: "sees a creator's show on \($0.channel)") },
    "finishesCourse": { ["has taken part in a course of \($0.channel)"] + $0.outcome },
    "partnerOfferDecided": {
      ["decides about the offer by a partner of \($0.channel)"] + $0.outcome
    },
    "subscriptionDue": { telling in
      telling.isVoid ? ["a term that counts no more ends"] : telling.endOfTerm
    },
    "isTold": { _ in ["is told of the firm by a customer"] },
    "isUsed": {
      [$0.isVoid ? "would have used the product, but has left it" : "uses the product"]
    },
    "consentEnds": { _ in ["withdraws the consent to learning from the use"] },
    "withdrawsConsent": { _ in ["withdraws all consent"] },
    "deletesData": { _ in ["has the data deleted that the firm holds"] },
  ]

  private static let ofFirm: [String: @Sendable (Telling) -> [String]] = [
    "certified": { ["the firm is granted a certificate, for \($0.cash)"] },
    "paysBills": { ["customers pay \($0.cash)"] },
    "opensRound": { ["investors look at the firm, and bring \($0.cash)"] },
    "refunds": { ["the firm gives back \($0.cash)"] },
    "publishes": { ["\($0.channel) publishes a piece of content"] },
    "refreshesCreative": { ["\($0.channel) gets a new creative"] },
    "commitsToFair": { ["the firm commits itself to a fair of \($0.channel)"] },
    "fairOpens": { ["a fair of \($0.channel) opens"] },
    "prospects": { ["\($0.channel) puts an account on its list"] },
    "representativeJoins": { ["a representative joins \($0.channel)"] },
    "representativeRamps": { ["\($0.channel) has learnt, and can do more"] },
    "representativeLeaves": { ["a representative leaves \($0.channel)"] },
    "opensEnrolment": { ["enrolment in a course of \($0.channel) opens"] },
    "showBegins": { ["a creator's show on \($0.channel) begins"] },
    "courseBegins": { ["a course of \($0.channel) begins"] },
    "partnerSigns": { ["a partner of \($0.channel) signs"] },
    "partnerStarts": { ["a partner of \($0.channel) begins to work"] },
    "partnerCalls": { telling in
      [
        telling.isVoid
          ? "a partner of \(telling.channel) makes no effort"
          : "a partner of \(telling.channel) calls on an account"
      ]
    },
    "partnerDefects": { telling in
      [
        telling.isVoid
          ? "a partner of \(telling.channel) stays"
          : "a partner of \(telling.channel) goes over to the rival"
      ]
    },
    "developerSignsUp": { telling in
      [
        telling.isVoid
          ? "a developer looks at \(telling.channel), for nothing"
          : "a developer signs up by \(telling.channel)"
      ]
    },
    "sandboxEnds": { ["a developer of \($0.channel) has tried enough"] },
    "integrationEnds": { ["a developer of \($0.channel) goes live, or gives up"] },
    "integrationIsShown": { ["an integration of \($0.channel) is shown to another developer"] },
    "integrationLeaves": { ["an integration of \($0.channel) is taken out"] },
    "usageIsMetered": { ["a month's use by \($0.channel) is billed"] },
    "jointCampaign": { ["a campaign of \($0.channel) runs, for \($0.cash)"] },
    "partnerLeaves": { ["a partner leaves \($0.channel)"] },
    "trainingIsDue": { ["the firm may train its model, for \($0.cash)"] },
    "trainingEnds": { _ in ["a training run ends"] },
    "dataArrive": { ["data of a source arrive, for \($0.cash)"] },
    "incidentHappens": { ["a breach of privacy, and a fine of \($0.cash)"] },
    "competitorReleases": { _ in ["a competitor releases a better model"] },
    "changesPrices": { _ in ["the price of advertising changes"] },
    "entersRegion": { ["the firm enters a region, for \($0.cash)"] },
    "opensRegion": { _ in ["sales open in a region"] },
    "lawHolds": { _ in ["a law comes into force"] },
    "rivalReacts": { ["\($0.rivalName { $0 >> 8 }) answers the firm by price, bid or quality"] },
    "rivalReleases": { ["\($0.rivalName { $0 }) betters its offer"] },
    "audits": { ["the authority looks into the firm's data, and takes \($0.cash)"] },
  ]
}

/// An event with what it takes to tell of it.
private struct Telling {
  let event: TracedEvent
  private let scenario: Scenario

  init(_ event: TracedEvent, _ scenario: Scenario) {
    self.event = event
    self.scenario = scenario
  }

  var isVoid: Bool { event.isVoid }
  var channel: String { event.channel ?? "a channel" }
  var hasChangedStage: Bool { event.stageBefore != event.stageAfter }
  var cash: String { amount(abs(event.cashChange)) }

  func count(_ name: String) -> Int {
    event.counts.first { $0.name == name }?.count ?? 0
  }

  /// Whether something of the firm was shown for money.
  var hasSeen: Bool { count("impression") > 0 }

  private func amount(_ minorUnits: Double) -> String {
    let currency = scenario.currency
    let text = ReadableNumber.fixed(
      minorUnits / currency.minorUnitsPerUnit, decimals: currency.minorDigits)
    return "\(text) \(currency.code)"
  }

  private var rival: String { event.rival ?? "a rival" }

  /// The rival that an event is about, by what it says of it.
  func rivalName(_ place: (Int) -> Int) -> String {
    guard case .macro(let macro) = event.event else { return "a rival" }
    return scenario.likely.market.rivals[place(Int(macro.subject))].name
  }

  private var isFreemium: Bool {
    if case .freemium? = scenario.likely.market.product.plan?.trying { true } else { false }
  }

  private func kind(of channel: String) -> ChannelKind? {
    scenario.likely.market.channels.first { $0.name == channel }?.kind
  }

  /// Whether the event has brought the account to a stage.
  func reaches(_ stage: FunnelStage) -> Bool {
    event.stageAfter == stage && event.stageBefore != stage
  }

  /// What is met of us on a channel where people look for offers.
  private func offer(on channel: String, isPaid: Bool) -> String {
    switch kind(of: channel) {
    case .website, .searchAds: isPaid ? "advertisement" : "site"
    default: isPaid ? "promoted listing" : "listing"
    }
  }

  /// Looking for an offer on a channel.
  private func looking(on channel: String) -> String {
    switch kind(of: channel) {
    case .website, .searchAds: "searches the web"
    default: "goes shopping on \(channel)"
    }
  }

  // MARK: - What people do

  /// Seeing something of the firm, and what comes of it.
  func response(to sight: String) -> [String] {
    var parts = [sight]
    if event.arrival == nil {
      parts.append("does not click")
    } else {
      parts.append("clicks and comes to the shop")
      if count("impulse") > 0 { parts.append("finds that there is a need") }
      parts += outcome
    }
    return parts + awareness
  }

  /// The end of a need, which a later one may have put off.
  var closing: [String] {
    if event.hadNeed == true && event.hasNeed == false { return ["gives up: the need has passed"] }
    return [
      isVoid ? "had meant to give up, but things have moved on" : "still needs it, and looks on"
    ]
  }

  /// A shopping occasion: which way, what was met there, and what was chosen.
  var shopping: [String] {
    guard !isVoid else { return ["had meant to go shopping, but things have moved on"] }
    var parts: [String] = []
    switch (event.arrival, event.soughtBy) {
    case (let arrival?, _) where arrival.channel == nil:
      parts.append("goes shopping directly in our shop")
    case (let arrival?, _):
      let place = event.place.map { " at position \($0)" } ?? ""
      let channel = arrival.channel ?? ""
      let offer = offer(on: channel, isPaid: arrival.isPaid)
      parts.append(looking(on: channel))
      parts.append(
        arrival.isPaid ? "clicks our \(offer)" : "finds our \(offer)\(place) and clicks")
    case (nil, let channel?):
      parts.append(looking(on: channel))
      let place = event.place.map {
        "our \(offer(on: channel, isPaid: false)) is at position \($0)"
      }
      let promoted =
        count("impression") > 0 ? "our \(offer(on: channel, isPaid: true)) is shown" : nil
      let found = [promoted, place].compactMap { $0 }.joined(separator: ", and ")
      if !found.isEmpty { parts.append(found) }
      parts.append("does not click")
    case (nil, nil): parts.append("goes shopping elsewhere")
    }
    return parts + outcome + awareness
  }

  /// What follows a look at the offer, or none.
  var outcome: [String] {
    if count("order") > 0 {
      let isPlan = scenario.likely.market.product.plan != nil
      return [isPlan ? "subscribes" : "buys for \(amount(event.orderValue))"]
    }
    if count("cart") > 0 { return ["fills a cart"] }
    if reaches(.trial) { return [isFreemium ? "begins to use it freely" : "begins a trial"] }
    if reaches(.lead) { return ["asks for a representative"] }
    if count("sale of the rival's") > 0 { return ["buys from \(rival)"] }
    return event.arrival == nil ? [] : ["looks and leaves"]
  }

  /// The end of a trial, of free use or of a term.
  var endOfTerm: [String] {
    let stays = event.stageAfter == .customer
    guard event.stageBefore == .trial else {
      return ["a term ends", stays ? "stays" : "leaves"]
    }
    return [isFreemium ? "free use ends" : "the trial ends", stays ? "subscribes" : "leaves"]
  }

  private var awareness: [String] {
    event.madeAware ? ["now knows the firm"] : []
  }

  /// The decision about a cart.
  var checkingOut: [String] {
    guard !isVoid else { return ["had meant to order, but things have moved on"] }
    if event.stageAfter == .order || count("order") > 0 || event.orderValue > 0 {
      let value = event.orderValue > 0 ? " for \(amount(event.orderValue))" : ""
      let first = count("first order") > 0 ? ", the first time" : ""
      return ["orders\(value)\(first)"] + cart
    }
    if count("sale of the rival's") > 0 { return ["leaves the cart and buys from \(rival)"] }
    return ["leaves the cart, and goes on looking"]
  }

  /// By what the cart came.
  private var cart: [String] {
    guard let arrival = event.arrival else { return [] }
    guard let channel = arrival.channel else { return ["the cart came by a direct visit"] }
    let way =
      switch (arrival.isSearch, arrival.isPaid) {
      case (true, true): "our promoted listing"
      case (true, false): "our listing"
      case (false, true): "an advertisement"
      case (false, false): "a friend's post"
      }
    return ["the cart came by \(way) on \(channel)"]
  }
}
