internal import MarketModel

/// The channels: what all have, and what each kind adds.
extension ScenarioSchema {
  /// A person's row keeps what brought a visit in one byte, two codes a channel.
  private static let mostChannels = 100

  private static let kinds = [
    "socialMedia", "ecommercePlatform", "shops", "exhibition", "website", "searchAds", "salesTeam",
    "email", "chat", "courses",
    "partners", "developers",
  ]

  static func readChannels(
    _ root: ScenarioReader, currency: Currency, clock: Clock, groups: inout [GroupReading]
  ) -> [ChannelConfiguration] {
    // A price that rounds to nothing would buy without end.
    let smallestPrice = NumberRange.atLeast(1 / currency.minorUnitsPerUnit)
    var handingOver: [HandingOver] = []
    let hasPlan = root.names(in: "product").contains("plan")
    let hasAI = root.names(in: "product").contains("ai")
    let channels = root.collection(
      "channels", atLeast: 1, kinds: ("kind", kinds), "the ways to the customer, by name"
    ) { name, channel in
      if name == "direct", !channel.isDocumenting {
        channel.report(
          .value(name),
          expected: "another name, as results use this one for visits that no channel brought")
      }
      let problemsBefore = channel.problemCount
      let kindName = channel.choice("kind", of: kinds, "which kind of channel it is")
      if channel.problemCount > problemsBefore {
        // Which keys belong here depends on the kind.
        channel.mute()
      }
      let sees: ChannelVisibility = channel.choice(
        "sees", "what the firm sees of its touches")
      let matchShare = channel.share(
        "matchShare", "visible touches that can be matched to a person")
      let kind: ChannelKind =
        switch kindName {
        case "socialMedia":
          .socialMedia(readSocialMedia(channel, clock: clock, smallestPrice: smallestPrice))
        case "shops": .shops(readShops(channel, clock: clock, groups: &groups))
        case "exhibition": .exhibition(readExhibition(channel, clock: clock, groups: &groups))
        case "website": .website(readWebsite(channel, smallestPrice: smallestPrice))
        case "email": .email(readEmail(channel, smallestPrice: smallestPrice))
        case "chat": .chat(readChat(channel, clock: clock, hasAI: hasAI))
        case "courses": .courses(readCourses(channel, clock: clock, groups: &groups))
        case "searchAds": .searchAds(readSearchAds(channel, smallestPrice: smallestPrice))
        case "salesTeam": .salesTeam(readSalesTeam(channel, smallestPrice: smallestPrice))
        case "partners":
          .partners(
            readPartners(
              channel, clock: clock, smallestPrice: smallestPrice, hasPlan: hasPlan))
        case "developers":
          .developers(
            readDevelopers(
              channel, currency: currency, smallestPrice: smallestPrice, hasAI: hasAI))
        default:
          .ecommercePlatform(
            readPlatform(channel, smallestPrice: smallestPrice, hasPlan: hasPlan))
        }
      handingOver += HandingOver.keys(of: kind, read: channel)
      var isSought = kind.answersSearches
      // Partners are asked where they recommend the firm, which documents don't say.
      if case .partners = kind, channel.isDocumenting { isSought = true }
      return ChannelConfiguration(
        name: name, sees: sees, matchShare: matchShare, kind: kind,
        lifeCycle: readLifeCycle(channel, clock: clock),
        seekWeight: isSought ? readSeekWeight(channel) : 0,
        trustPerTouch: readTrustPerTouch(channel))
    }
    HandingOver.check(handingOver, among: channels)
    if channels.count > Self.mostChannels {
      root.report(
        .value("\(channels.count) channels"), at: "channels",
        expected: "at most \(Self.mostChannels)")
    }
    return channels
  }

  private static func readTrustPerTouch(_ channel: ScenarioReader) -> Double {
    channel.share(
      "trustPerTouch", default: 0,
      "part of a person's remaining distrust that a touch removes: a visit by the channel, a talk at "
        + "a stand, a representative's conversation, and her meetings with everybody of an account")
  }

  private static func readSeekWeight(_ channel: ScenarioReader) -> Double {
    channel.number(
      "seekWeight", in: .closed(0...1e6), default: 1,
      "how often people with an open need look here, beside the weights of the other channels "
        + "where they can look and of needs.seekElsewhereWeight; website and searchAds share the "
        + "way of the search engine, for which the largest of theirs counts")
  }

  /// Reads when a channel opens, rests and closes (D11).
  private static func readLifeCycle(_ channel: ScenarioReader, clock: Clock) -> LifeCycle {
    guard
      let section = channel.optionalSection(
        "life", "when it opens, rests and closes; live from the first day unless given")
    else { return LifeCycle() }
    let latest = clock.start.adding(days: clock.horizonDays)
    let problemsBefore = section.problemCount
    func day(_ key: String, _ meaning: String) -> Double? {
      section.optional(key) { section in
        Double(clock.start.days(until: section.date(key, from: clock.start, to: latest, meaning)))
      }
    }
    let pausesOn = day("pausesOn", "the first day of a rest; needs resumesOn")
    let resumesOn = day("resumesOn", "the first day after the rest")
    // Dates that have been refused are not compared with each other.
    func isComparable() -> Bool {
      !section.isDocumenting && !section.isRunUnclear && section.problemCount == problemsBefore
    }
    if !section.isDocumenting, (pausesOn == nil) != (resumesOn == nil) {
      section.report(
        .statement("one of pausesOn and resumesOn is missing"),
        at: pausesOn == nil ? "resumesOn" : "pausesOn", expected: "both or none")
    }
    var pause: Range<Double>?
    if let pausesOn, let resumesOn, isComparable() {
      if pausesOn < resumesOn {
        pause = pausesOn..<resumesOn
      } else {
        section.report(
          .statement("the rest ends before it begins"), at: "resumesOn",
          expected: "a day after pausesOn")
      }
    }
    let opensOn =
      section.optional("opensOn") {
        clock.day(
          of: $0.dateOrNever(
            "opensOn", from: clock.start, to: latest,
            "when building begins; the first day unless given"))
      } ?? 0
    let closesOn = day("closesOn", "when it closes for good")
    let last = pause?.upperBound ?? opensOn
    if let closesOn, closesOn <= max(opensOn, last), isComparable() {
      section.report(
        .statement("it closes before it has opened or come back"), at: "closesOn",
        expected: "a day after opensOn and resumesOn")
    }
    return LifeCycle(
      opensOnDay: opensOn,
      buildDays: section.number(
        "buildDays", unit: "days", in: .closed(0...3660), default: 0,
        "from the beginning of building to the first day of work"),
      buildCost: Money(
        minorUnits: section.money(
          "buildCost", in: .nonNegative, default: 0, "paid when building begins")),
      pause: pause, closesOnDay: closesOn,
      exitCost: Money(
        minorUnits: section.money("exitCost", in: .nonNegative, default: 0, "paid when it closes"))
    )
  }
}
