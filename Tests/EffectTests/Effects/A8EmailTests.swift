import MarketModel
import Policies
import RandomStreams
import Testing

/// E-mail (A8), judged as Hillstrom did: by people who are held out at random.
struct A8EmailTests {
  @Test("A8 A mail a fortnight multiplies the orders of last year's customers by 1.5-2.2")
  func orders() async throws { try await check(.a8Orders) }

  @Test("A8 People held out of a list show what its mails do, within the run itself")
  func holdOut() async throws { try await check(.a8HoldOut) }

  @Test("A8 A mail loses more addresses when there are four a week than when there is one")
  func annoyance() async throws { try await check(.a8Annoyance) }
}

extension EffectMarket {
  /// Customers of the last year, all of whose addresses are known, and nothing but mails.
  ///
  /// Needs and the utility of waiting are set so that without mails the worked example's people
  /// visit and order in a fortnight as Hillstrom's did (10.6 % and .57 %); a mail a fortnight is
  /// opened as campaigns are (.379, Klaviyo) and clicked by .05 of its readers (p90 of the
  /// benchmarks, as his list of recent buyers was). Impulses are set so that mails bring about the
  /// visits that his did (+4.5 and +7.7 points of the customers).
  static func mailed(
    people: Int, days: Int, mailsPerMonth: Double = 2.174, holdOutShare: Double = 0,
    openShare: Double = 0.379, annoyancePerMail: Double = 0.3
  ) -> EffectMarket {
    worked(people: people, days: days).with(
      "firm.cash=400000", "firm.customersNowShare=1", "firm.lapseDays=365",
      "market.needs.perYear=0.87", "product.waitingUtility=2.6", "market.rival.consideredShare=0.6",
      "clock.reportEveryDays=28",
      "channels.mail={kind: email, sees: identified, matchShare: 1, mailsPerMonth: \(mailsPerMonth), "
        + "costPerThousandMails: 5, joinPerVisit: 0, joinPerOrder: 0, customersOnListShare: 1, "
        + "holdOutShare: \(holdOutShare), openShare: \(openShare), clickPerOpen: 0.13, "
        + "openNeedClickFactor: 3, liftPerOpen: 0.03, impulseShare: 0.5, fatiguePerMail: 0.1, "
        + "fatigueHalfLifeDays: 7, leavePerMail: 0.004, annoyancePerMail: \(annoyancePerMail), "
        + "complaintShare: 0.1}",
      "strategies.fixed.spendByChannelPerMonth={mail: 1000}"
    ).under("fixed")
  }
}

extension Effect {
  static let a8Orders = Effect(
    id: "A8", name: "randomised e-mail",
    claim: "A mail multiplies the orders of a fortnight by 1.5–2.2",
    mechanism: "reading (no mail is opened)",
    source: "band: Hillstrom 2008 (64,000 customers, two weeks: .57 % to .88 and 1.25 %); mails "
      + "opened .379, clicked .05 (Klaviyo, p90); click to order: set by the same experiment",
    scale: .ratio, band: 1.5...2.2, replications: 6, placeboReplications: 2
  ) { mechanism, streams in
    func orders(holdOutShare: Double) throws -> Quotient {
      let market = EffectMarket.mailed(
        people: 3000, days: 28, holdOutShare: holdOutShare,
        openShare: mechanism == .on ? 0.379 : 0)
      return Quotient(numerator: Double(try market.record(streams).totals.orders))
    }
    return Measurement(
      treated: try orders(holdOutShare: 0), control: try orders(holdOutShare: 1))
  }

  static let a8HoldOut = Effect(
    id: "A8", name: "measured by a hold-out",
    claim: "Held out at random, half of a list order 1.5–2.2 times less than the other half",
    mechanism: "reading (no mail is opened)",
    source: "band and parameters as above; the share held out is known to the firm (R6)",
    scale: .ratio, band: 1.5...2.2, replications: 16
  ) { mechanism, streams in
    let market = EffectMarket.mailed(
      people: 5000, days: 28, holdOutShare: 0.5, openShare: mechanism == .on ? 0.379 : 0)
    let record = try market.record(streams)
    let totals = record.channels[2].mailing
    return Measurement(
      treated: Quotient(numerator: Double(totals.mailedOrders), divisor: totals.mailedDays),
      control: Quotient(numerator: Double(totals.heldOutOrders), divisor: totals.heldOutDays))
  }

  static let a8Annoyance = Effect(
    id: "A8", name: "mails too often",
    claim: "With four mails a week instead of one a mail loses 1.2–4 times as many addresses",
    mechanism: "annoyance by recent mails",
    source:
      "band: judgement; who leaves .18–.6 % a mail (Klaviyo); annoyance .3 a mail: assumption",
    scale: .ratio, band: 1.2...4, replications: 4
  ) { mechanism, streams in
    func lost(perWeek: Double) throws -> Quotient {
      let market = EffectMarket.mailed(
        people: 1000, days: 56, mailsPerMonth: perWeek * 4.348,
        annoyancePerMail: mechanism == .on ? 0.3 : 0)
      let record = try market.record(streams)
      let totals = record.channels[2]
      return Quotient(numerator: Double(totals.mailing.left), divisor: Double(totals.impressions))
    }
    return Measurement(treated: try lost(perWeek: 4), control: try lost(perWeek: 1))
  }
}
