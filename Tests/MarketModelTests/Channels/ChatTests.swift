import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// A chat: who asks, who answers, what waiting does (A8, C8).
struct ChatTests {
  private func market(
    people: Int = 600, _ change: (inout ChatConfiguration) throws -> Void = { _ in }
  ) throws -> MarketConfiguration {
    try MarketConfiguration.make(people: people, and: .chat(change))
  }

  private func service(_ market: MarketConfiguration) -> ServiceTotals {
    play(market, fieldSpending).channels[2].service
  }

  // Binomials: 4.5 standard errors, 7e-6 each.
  @Test("The bot takes its share, resolves its share of that, and people get the rest")
  func shares() throws {
    let totals = service(
      try market(people: 2000) {
        $0.staff = 1000
        $0.asksPerVisit = 1
      })
    let contacts = Double(totals.contacts)
    #expect(contacts > 200 && totals.unanswered == 0)
    let taken = Double(totals.botContacts)
    #expect(abs(taken - contacts / 2) < standardErrors * (contacts / 4).squareRoot())
    #expect(
      abs(Double(totals.resolvedByBot) - 0.4 * taken) < standardErrors * (taken * 0.24).squareRoot()
    )
    #expect(totals.requests == totals.contacts - totals.resolvedByBot)
    #expect(totals.answered <= totals.requests && totals.answered >= totals.requests - 10)
    #expect(totals.waitDays == 0)
  }

  // A binomial, with 4.5 standard errors; the model is trained on the second day of three hundred.
  @Test("A bot that is the product resolves more as the product learns, by its log odds")
  func skill() throws {
    func resolved(logOdds: Double) throws -> (share: Double, error: Double) {
      var market = try MarketConfiguration.make(
        people: 1000, horizonDays: 300,
        and: .chat {
          $0.asksPerVisit = 1
          $0.bot = BotConfiguration(
            share: 1, resolvedShare: 0.4, costPerContact: 30, resolvedLogOddsPerQuality: logOdds)
        })
      var ai = AIProductConfiguration.make(training: try .make())
      ai.learning.exponent = 1
      ai.training?.everyDays = 1
      ai.training?.days = try .constant(0)
      ai.sources = [
        DataSourceConfiguration(
          name: "all", fromDay: 0, recordsPerMonth: 1e9, consentShare: 1, correlation: 0,
          costPerMonth: 0)
      ]
      market.product.ai = ai
      let totals = service(market)
      let count = Double(totals.botContacts)
      let share = Double(totals.resolvedByBot) / count
      return (share, (share * (1 - share) / count).squareRoot())
    }
    let still = try resolved(logOdds: 0)
    #expect(abs(still.share - 0.4) < standardErrors * still.error)
    // The error falls from .25 to .03: odds of 2/3 times e^(5 · .22).
    let odds = 2.0 / 3 * 3.004_166
    let learning = try resolved(logOdds: 5)
    #expect(abs(learning.share - odds / (1 + odds)) < standardErrors * learning.error + 0.005)
    #expect(learning.error < 0.02)
  }

  @Test("Without people only the bot answers; outside their hours too")
  func nobodyThere() throws {
    let alone = service(try market { $0.staff = 0 })
    #expect(alone.answered == 0 && alone.requests == 0 && alone.resolvedByBot > 0)
    #expect(alone.unanswered == alone.contacts - alone.resolvedByBot)
    let mornings = service(
      try market {
        $0.hours = OpeningHours(sessions: Array(repeating: 0.25..<0.5, count: 7))
        $0.bot = nil
        $0.staff = 1000
      })
    // Contacts come at all hours alike: a quarter of them within these.
    let share = Double(mornings.requests) / Double(mornings.contacts)
    let error = (0.25 * 0.75 / Double(mornings.contacts)).squareRoot()
    #expect(abs(share - 0.25) < standardErrors * error)
  }

  @Test("What nobody takes in time is left, and costs trust")
  func impatience() throws {
    func played(staff: Int) throws -> MarketRecord {
      var market = try market {
        $0.bot = nil
        $0.staff = staff
        $0.serviceMinutes = try .constant(600)
        $0.patienceMinutes = try .constant(60)
        $0.trustLossPerFailure = 0.9
        $0.resolvedShare = 1
      }
      market.product.trustUtility = 1e-9
      market.trust.liftPerSatisfyingOrder = 0.9
      return play(market, fieldSpending)
    }
    let few = try played(staff: 1)
    let many = try played(staff: 1000)
    #expect(few.channels[2].service.unanswered > 20 && many.channels[2].service.unanswered == 0)
    #expect(try #require(few.totals.meanTrust) < (try #require(many.totals.meanTrust)))
    // Nobody has waited for longer than her patience.
    let service = few.channels[2].service
    #expect(service.waitDays > 0 && service.waitDays <= Double(service.requests) / 24 + 1e-9)
  }

  @Test("Who asked for help after a bad order and got it is satisfied after all")
  func trouble() throws {
    func satisfied(resolvedShare: Double) throws -> (Int, Int) {
      var market = try market {
        $0.asksPerVisit = 0
        $0.asksPerTrouble = 1
        $0.bot = nil
        $0.staff = 1000
        $0.resolvedShare = resolvedShare
      }
      market.product.satisfiedShare = 0
      market.firm.customersNowShare = 0
      var simulation = open(market, fieldSpending)
      simulation.run(until: 60)
      let core = simulation.model.core
      return (
        core.accounts.count { $0.satisfaction > 0 }, core.accounts.count { $0.deliveries > 0 }
      )
    }
    let helped = try satisfied(resolvedShare: 1)
    // A chat takes ten minutes in the mean: at the horizon hardly any is under way.
    #expect(helped.1 > 50 && helped.0 >= helped.1 - 2)
    #expect(try satisfied(resolvedShare: 0).0 == 0)
  }

  @Test("Wages run while the chat is live, a bot costs by the contact")
  func costs() throws {
    var market = try market {
      $0.asksPerVisit = 1
      $0.bot?.share = 1
      $0.wagePerMonth = 100_000
    }
    market.channels[2].lifeCycle = LifeCycle(closesOnDay: 30)
    let totals = play(market, fieldSpending).channels[2]
    let wages = (2 * 100_000 * 30 / daysPerMonth).rounded()
    #expect(abs(totals.spend - wages - 30 * Double(totals.service.botContacts)) < 1.5)
    #expect(totals.service.botContacts == totals.service.contacts)
  }

  @Test("A chat that nobody asks shifts no draw (R9)")
  func counterfactual() throws {
    var with = try market {
      $0.asksPerVisit = 0.5
      $0.asksPerTrouble = 0
      $0.bot?.resolvedShare = 0
      $0.resolvedShare = 0
    }
    var without = with
    without.channels.removeLast()
    let record = play(with, fieldSpending)
    #expect(record.channels[2].service.contacts > 50)
    let plain = play(without, Spending(perDay: [4000, 1000]))
    #expect(Array(record.channels.prefix(2)) == plain.channels && record.direct == plain.direct)
    // An answer that helps is one more look at the offer.
    guard case .chat(var parts) = with.channels[2].kind else { return }
    parts.resolvedShare = 1
    with.channels[2].kind = .chat(parts)
    #expect(play(with, fieldSpending).totals.carts > plain.totals.carts)
  }

  @Test("Nobody and no money gets lost in a chat", arguments: 1...4)
  func conservation(seed: Int) throws {
    var market = try market()
    market.firm.openingCash = Money(minorUnits: Int64(seed) * 400_000)
    try MarketReplication.check(market, policy: fieldSpending, streams: streams(seed))
    let record = play(market, fieldSpending, seed: seed)
    let totals = record.totals
    let earned = totals.contribution - totals.marketing - totals.fixedCosts
    #expect(
      totals.cash + totals.receivables - totals.merchantPayables - totals.debt
        == market.firm.openingCash.asDouble + earned)
    let service = record.channels[2].service
    #expect(service.contacts >= service.resolvedByBot + service.answered + service.unanswered)
  }
}
