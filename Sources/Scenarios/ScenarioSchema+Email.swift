internal import MarketModel

/// The keys of e-mail (A8).
extension ScenarioSchema {
  static func readEmail(
    _ channel: ScenarioReader, smallestPrice: NumberRange
  ) -> EmailConfiguration {
    EmailConfiguration(
      mailsPerMonth: channel.number(
        "mailsPerMonth", unit: "mails a month", in: .above(0, upTo: 100),
        "regular mails to everybody on the list, as far as the channel's budget pays them"),
      costPerMail: Double(
        channel.money(
          "costPerThousandMails", unit: "per 1000 mails", in: smallestPrice,
          "what a thousand mails cost to send")) / 1000,
      joinPerVisit: channel.share(
        "joinPerVisit",
        "visitors of the shop who give their address; never who does not consent to marketing"),
      joinPerOrder: channel.share("joinPerOrder", "buyers who give their address, at an order"),
      joinPerLead: channel.share(
        "joinPerLead", default: 0, "leads of a sales team who give their address"),
      customersOnListShare: channel.share(
        "customersOnListShare", default: 0,
        "customers on the channel's first day whose address is known"),
      holdOutShare: channel.share(
        "holdOutShare", default: 0,
        "of those on the list, drawn when they join, who never get a mail, so that the effect can "
          + "be measured"),
      openShare: channel.share("openShare", "mails after a pause that are opened"),
      clickPerOpen: channel.share(
        "clickPerOpen", in: .closed(0...0.99), "of those opened without an open need, clicked"),
      openNeedClickFactor: channel.number(
        "openNeedClickFactor", in: .closed(0...1000),
        "by how much an open need multiplies the odds of a click"),
      liftPerOpen: channel.share(
        "liftPerOpen", "part of the remaining unawareness that an opened mail removes"),
      impulseShare: channel.share(
        "impulseShare", "clicks without an open need that make one"),
      fatiguePerMail: channel.number(
        "fatiguePerMail", in: .closed(0...10),
        "the share of mails opened is multiplied by exp(-this x recent mails)"),
      fatigueHalfLifeDays: channel.number(
        "fatigueHalfLifeDays", unit: "days", in: .above(0, upTo: 3660),
        "until half of the recent mails are forgotten"),
      leavePerMail: channel.share(
        "leavePerMail", "mails after a pause whose reader leaves the list"),
      annoyancePerMail: channel.number(
        "annoyancePerMail", in: .closed(0...10),
        "that share is multiplied by exp(this x recent mails)"),
      complaintShare: channel.share(
        "complaintShare", default: 0, "of those who leave, who complain of unwanted mail"),
      trustLossPerComplaint: channel.share(
        "trustLossPerComplaint", default: 0, "part of her trust that whoever complains has lost"),
      cartReminderDays: channel.optional("cartReminderDays") {
        $0.number(
          "cartReminderDays", unit: "days", in: .closed(0...366),
          "so long after a cart was left its owner is reminded of it; never unless given")
      },
      salesShareOfClicks: channel.share(
        "salesShareOfClicks", default: 0,
        "clicks by people who have bought nothing yet that ask a sales team for a representative"))
  }
}
