import ConversionModel
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// E-mail: who is on the list, what a mail does, and who is held out (A8).
struct EmailTests {
  private let spending = Spending(perDay: [4000, 1000, 1000])

  /// The list of a small market whose only way to be met is the mail, after a while.
  private func list(
    people: Int = 2000, days: Double = 60, _ change: (inout EmailConfiguration) -> Void
  ) throws -> (core: MarketCore, subscribers: [Subscriber], totals: ChannelTotals) {
    var market = try MarketConfiguration.make(
      people: people, horizonDays: days, and: .email(change))
    market.channels.removeFirst(2)
    market.awareness.directVisitShare = 0
    market.firm.customersNowShare = 1
    market.firm.fixedCostPerMonth = .zero
    var simulation = open(market, Spending(perDay: [100_000]))
    simulation.run(until: days)
    simulation.edit { market, _ in market.close(at: days) }
    guard let list = simulation.model.channels[0] as? EmailList else {
      throw NoList()
    }
    let core = simulation.model.core
    return (core, list.subscribers, core.record.channels[0])
  }

  private struct NoList: Error {}

  @Test("Everybody on the list gets so many mails a month, and each is paid")
  func rhythm() throws {
    let (core, subscribers, totals) = try list(days: 61) { $0.leavePerMail = 0 }
    #expect(subscribers.allSatisfy(\.isOnList) && totals.mailing.onList == 2000)
    // Sixty-one days are eight intervals and a part of one: 8 mails or 9.
    #expect(subscribers.allSatisfy { $0.mails == 8 || $0.mails == 9 })
    #expect(totals.impressions == subscribers.reduce(0) { $0 + Int($1.mails) })
    #expect(totals.spend == (2.5 * Double(totals.impressions)).rounded(.toNearestOrEven))
    #expect(core.ledger.balance(of: .marketing).asDouble == totals.spend)
  }

  @Test("A budget that pays half of the mails sends half of them, and none sends none")
  func budget() throws {
    var market = try MarketConfiguration.make(
      people: 1000, horizonDays: 60, and: .email { $0.leavePerMail = 0 })
    market.channels.removeFirst(2)
    market.firm.customersNowShare = 1
    let perDay = 1000 * 2.5 * 4 / daysPerMonth
    let whole = play(market, Spending(perDay: [2 * perDay])).channels[0]
    let half = play(market, Spending(perDay: [perDay / 2])).channels[0]
    #expect(abs(Double(half.impressions) / Double(whole.impressions) - 0.5) < 0.03)
    #expect(half.spend <= perDay / 2 * 60.5 + 3)
    let none = play(market, Spending(perDay: [0])).channels[0]
    #expect(none.impressions == 0 && none.spend == 0 && none.mailing.onList > 0)
  }

  // Binomial: 4.5 standard errors, 7e-6 each.
  @Test("The n-th mail is opened and clicked by its share, dulled by the recent ones")
  func opening() throws {
    for fatigue in [0, 0.4] {
      let (_, _, totals) = try list(days: 7.6) {
        // A mail every 3.8 days: two for each, the second with half of the first still fresh.
        $0.mailsPerMonth = daysPerMonth / 3.8
        $0.fatigueHalfLifeDays = 3.8
        $0.fatiguePerMail = fatigue
        $0.openNeedClickFactor = 1
        $0.leavePerMail = 0
      }
      #expect(totals.impressions == 4000)
      let share = 0.25 + 0.25 * exp(-fatigue * 0.5)
      let error = (4000 * share * (1 - share)).squareRoot()
      #expect(abs(Double(totals.mailing.opened) - 4000 * share) < standardErrors * error)
      let clicks = Double(totals.mailing.opened) * 0.3
      #expect(
        abs(Double(totals.paidClicks) - clicks) < standardErrors * (clicks * 0.7).squareRoot())
    }
  }

  // Each mail's chance is its own; the bound is 4.5 standard errors of a sum of Bernoullis.
  @Test("Recent mails drive people off the list, for good, and some complain")
  func leaving() throws {
    let (core, subscribers, totals) = try list(days: 7.6) {
      $0.mailsPerMonth = daysPerMonth / 3.8
      $0.fatigueHalfLifeDays = 3.8
      $0.leavePerMail = 0.1
      $0.annoyancePerMail = 1
      $0.joinPerVisit = 1
      $0.joinPerOrder = 1
    }
    let second = 0.1 * exp(0.5)
    let expected = 2000 * (0.1 + 0.9 * second)
    let variance = 2000 * (0.1 + 0.9 * second) * (0.9 * (1 - second))
    #expect(
      abs(Double(totals.mailing.left) - expected) < standardErrors * variance.squareRoot())
    #expect(subscribers.count(where: \.hasLeft) == totals.mailing.left)
    #expect(!subscribers.contains { $0.hasLeft && $0.isOnList })
    let complaints = Double(totals.mailing.left) * 0.3
    #expect(
      abs(Double(totals.mailing.complaints) - complaints)
        < standardErrors * (complaints * 0.7).squareRoot())
    #expect(core.record.totals.visits > 0)
  }

  // The share held out is binomial: 4.5 standard errors.
  @Test("R6: who is held out is drawn once with the known chance, and never gets a mail")
  func holdOut() throws {
    let (core, subscribers, totals) = try list { $0.holdOutShare = 0.3 }
    #expect(
      abs(Double(totals.mailing.heldOut) - 600) < standardErrors * (2000 * 0.21).squareRoot())
    #expect(totals.mailing.mailed + totals.mailing.heldOut == 2000)
    #expect(subscribers.allSatisfy { $0.isHeldOut ? $0.mails == 0 : $0.mails > 0 })
    #expect(!subscribers.contains { $0.isHeldOut && $0.hasLeft })
    // Everybody joined on the first day.
    #expect(abs(totals.mailing.heldOutDays - 60 * Double(totals.mailing.heldOut)) < 1e-6)
    let orders = totals.mailing.mailedOrders + totals.mailing.heldOutOrders
    #expect(orders == core.record.totals.orders)
  }

  @Test("Addresses come by visits and orders, and a lasting share of them")
  func joining() throws {
    var market = try MarketConfiguration.make(
      people: 1000,
      and: .email {
        $0.customersOnListShare = 0
        $0.joinPerVisit = 1
        $0.joinPerOrder = 0
        $0.leavePerMail = 0
      })
    market.channels[2].lifeCycle = LifeCycle(buildDays: 20)
    var simulation = open(market, spending)
    simulation.run(until: 20)
    #expect(simulation.model.core.record.channels[2].mailing.onList == 0)
    simulation.run(until: 60)
    guard let list = simulation.model.channels[2] as? EmailList else { throw NoList() }
    let core = simulation.model.core
    #expect(core.record.channels[2].mailing.onList > 50)
    // With every visit an address is given, so that nobody has an order without it but those who
    // put it into the cart before the list was there.
    #expect(list.subscribers.count(where: \.isOnList) == core.record.channels[2].mailing.onList)
  }

  @Test("A cart that was left is remembered after its days, by who is on the list")
  func reminders() throws {
    let market = try MarketConfiguration.make(
      people: 600,
      and: .email {
        $0.cartReminderDays = 0.5
        $0.leavePerMail = 0
        $0.mailsPerMonth = 0.01
      })
    let (events, record) = try traced(market, spending)
    let mailing = record.channels[2].mailing
    #expect(mailing.reminders > 10)
    let reminded = events.filter { event in
      event.kindName == "remindsOfCart" && event.counts.contains { $0.name == "impression" }
    }
    #expect(reminded.count == mailing.reminders)
    var without = market
    guard case .email(var parts) = market.channels[2].kind else { throw NoList() }
    parts.cartReminderDays = nil
    without.channels[2].kind = .email(parts)
    #expect(play(without, spending).channels[2].mailing.reminders == 0)
  }

  // By a draw of her own for each mail: of 8 mails, each sent with one half, the share of people who
  // get all or none is 2/256. Binomial of 2000, 4.5 standard errors.
  @Test("Whether a mail is addressed to somebody is drawn anew for each mail")
  func addressedAnew() throws {
    var market = try MarketConfiguration.make(
      people: 2000, horizonDays: 61,
      and: .email {
        $0.leavePerMail = 0
        $0.clickPerOpen = 0
      })
    market.channels.removeFirst(2)
    market.awareness.directVisitShare = 0
    market.firm.customersNowShare = 1
    market.firm.fixedCostPerMonth = .zero
    var policy = Spending(perDay: [100_000])
    var audience = Audience()
    audience.isIncluded = Array(repeating: false, count: 2000)
    audience.explorationShare = 0.5
    policy.audience = audience
    var simulation = open(market, policy)
    simulation.run(until: 61)
    let list = try #require(simulation.model.channels[0] as? EmailList)
    let extreme = list.subscribers.count { $0.mails == 0 || $0.mails == $0.due }
    #expect(list.subscribers.allSatisfy { $0.due >= 8 })
    #expect(Double(extreme) < 2000 * 2 / 256 + standardErrors * (2000.0 * 2 / 256).squareRoot())
  }

  @Test("Taking the mails away shifts nobody else's draws (R9)")
  func counterfactual() throws {
    var with = try MarketConfiguration.make(
      and: .email {
        $0.liftPerOpen = 0
        $0.clickPerOpen = 0
      })
    with.awareness.liftPerVisit = 0
    var without = with
    without.channels.removeLast()
    let record = play(with, spending)
    #expect(record.channels[2].impressions > 50)
    let plain = play(without, Spending(perDay: [4000, 1000]))
    #expect(Array(record.channels.prefix(2)) == plain.channels && record.direct == plain.direct)
  }

  @Test("Nobody and no money gets lost in mails", arguments: 1...4)
  func conservation(seed: Int) throws {
    var market = try MarketConfiguration.make(
      and: .email {
        $0.holdOutShare = 0.2
        $0.cartReminderDays = 1
      })
    market.firm.openingCash = Money(minorUnits: Int64(seed) * 500_000)
    try MarketReplication.check(market, policy: spending, streams: streams(seed))
    let record = play(market, spending, seed: seed)
    let totals = record.totals
    let earned = totals.contribution - totals.marketing - totals.fixedCosts
    #expect(
      totals.cash + totals.receivables - totals.merchantPayables - totals.debt
        == market.firm.openingCash.asDouble + earned)
    #expect(totals.marketing == record.channels.reduce(0) { $0 + $1.spend })
    let mailing = record.channels[2].mailing
    #expect(mailing.opened <= record.channels[2].impressions)
    #expect(mailing.onList + mailing.left == mailing.mailed + mailing.heldOut)
  }
}
