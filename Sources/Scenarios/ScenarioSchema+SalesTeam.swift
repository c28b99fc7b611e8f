internal import MarketModel
internal import RandomStreams

/// The keys of a sales team (A1).
extension ScenarioSchema {
  static func readSalesTeam(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> SalesTeamConfiguration {
    SalesTeamConfiguration(
      staff: readStaff(channel, smallestPrice: smallestPrice),
      prospectsPerDay: channel.number(
        "prospectsPerDay", unit: "accounts a day", in: .closed(0...100_000),
        "accounts that the team puts on its list by itself, while it has representatives"),
      salesAssistFromSeats: channel.optional("salesAssistFromSeats") {
        $0.integer(
          "salesAssistFromSeats", unit: "seats", in: 1...1_000_000,
          "accounts that buy for so many ask for a representative where others serve themselves; "
            + "none unless given")
      },
      productQualifiedShare: channel.share(
        "productQualifiedShare", default: 0,
        "chance that an account which the product has satisfied becomes a lead"),
      order: channel.choice(
        "order", default: .hottestFirst, "which of the leads that wait is worked next"),
      contactDays: channel.distribution(
        "contactDays", unit: "days", in: .nonNegative,
        "a representative's time for one attempt to reach an account"),
      connectShare: channel.share(
        "connectShare", "attempts that reach somebody who has not asked for it"),
      attempts: channel.integer(
        "attempts", in: 1...200, default: 1, "how often an account is tried before it is dropped"),
      retryDays: channel.number(
        "retryDays", unit: "days", in: .closed(0...366), default: 7, "between two attempts"),
      coldAfterDays: channel.optional("coldAfterDays") {
        $0.distribution(
          "coldAfterDays", unit: "days", in: .nonNegative,
          "how long a lead waits for a representative before it is lost; for ever unless given")
      },
      createsNeedShare: channel.share(
        "createsNeedShare", "conversations that make a need where there was none"),
      liftPerConversation: channel.share(
        "liftPerConversation", "part of the remaining unawareness that a conversation removes"),
      meetingDays: channel.distribution(
        "meetingDays", unit: "days", in: .nonNegative,
        "a representative's time for an account with a need: meetings, proposal, terms"),
      liftPerMeeting: channel.share(
        "liftPerMeeting",
        "part of the remaining unawareness that the meetings remove, with everybody of an account"),
      meetingUtility: channel.number(
        "meetingUtility", unit: "utility", in: .closed(-20...20), default: 0,
        "what having met a representative adds to the offer"),
      cycleDays: channel.distribution(
        "cycleDays", unit: "days", in: .nonNegative,
        "from the qualification of a lead to the account's decision"),
      commissionShare: channel.share(
        "commissionShare", "representatives' part of a deal's first-year value"),
      paymentDays: channel.number(
        "paymentDays", unit: "days", in: .closed(0...366), default: 30,
        "from a deal to its payment, where there is no price plan"))
  }

  private static func readStaff(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> SalesStaffConfiguration {
    SalesStaffConfiguration(
      representativesAtStart: channel.integer(
        "representativesAtStart", unit: "people", in: 0...10_000, default: 0,
        "representatives on the first day who know their work; a review keeps those that are paid"
      ),
      costPerMonth: Money(
        minorUnits: channel.money(
          "costPerRepresentativeMonth", unit: "per month", in: .closed(0.01...1e9),
          "pay of one representative and everything that goes with it")),
      hiringDays: channel.distribution(
        "hiringDays", unit: "days", in: .nonNegative, "from the decision to hire to the first day"),
      costPerHire: Money(
        minorUnits: channel.money(
          "costPerHire", in: .nonNegative, default: 0, "paid for each who joins")),
      rampDays: channel.number(
        "rampDays", unit: "days", in: .closed(0...1000),
        "in which a new representative's output rises from nothing to full"),
      leavesPerYearShare: channel.share(
        "leavesPerYearShare", in: .closed(0...0.99),
        "chance that a representative leaves within a year"),
      noticeDays: channel.number(
        "noticeDays", unit: "days", in: .closed(0...366), default: 30,
        "from the decision to do without somebody to her last day"))
  }
}
