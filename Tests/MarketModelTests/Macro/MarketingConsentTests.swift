import ConversionModel
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Consent to marketing: who may be written to, and chosen for advertisements (R15).
struct MarketingConsentTests {
  private func market(
    _ shares: [Double], withdrawalsPerYear: Double = 0, law: [LawRow] = []
  ) throws -> MarketConfiguration {
    var market = try MarketConfiguration.make(
      people: 400, horizonDays: 90,
      and: .email {
        $0.joinPerVisit = 1
        $0.leavePerMail = 0
        $0.cartReminderDays = 1
      })
    market.macro.consent = ConsentConfiguration(
      shares: shares, withdrawalsPerYear: withdrawalsPerYear)
    market.macro.law = law
    return market
  }

  private let spending = Spending(perDay: [4000, 1000, 1000])

  private func subscribers(_ simulation: borrowing Simulation<Market>) throws -> [Subscriber] {
    guard let list = simulation.model.channels[2] as? EmailList else { throw NoList() }
    return list.subscribers
  }

  private struct NoList: Error {}

  @Test("R15: a person who never consented leaves no data in any model, and is on no list")
  func neverConsented() throws {
    var simulation = open(try market([0.5, 0.3, 0.3, 1]), spending)
    simulation.run(until: 90)
    let core = simulation.model.core
    let list = try subscribers(simulation)
    var refusing = 0
    for person in core.people.indices {
      let consents = core.macro.consents[person]
      if !consents.contains(ConsentPurposes(.marketing)) {
        refusing += 1
        #expect(list[person] == Subscriber())
      }
      if !consents.contains(ConsentPurposes(.profiling)) {
        #expect(core.records[person] == .blank)
      }
    }
    #expect(refusing > 140 && refusing < 260)
    #expect(list.contains { $0.mails > 0 })
    let visits = (0..<core.records.count).reduce(0) { $0 + core.records[$1].visits }
    #expect(core.learner.touches == visits && visits > 0)
  }

  @Test("R15: who withdraws gets no mail any more")
  func withdrawal() throws {
    var simulation = open(try market([1, 1, 1, 1], withdrawalsPerYear: 6), spending)
    simulation.run(until: 90)
    let core = simulation.model.core
    let list = try subscribers(simulation)
    let withdrawn = core.people.indices.filter { core.macro.consents[$0].isEmpty }
    #expect(withdrawn.count > 200)
    // Who withdrew over a week ago has had a mail due since, and was taken off the list.
    #expect(core.record.channels[2].mailing.left > 50)
    let events = try traced(try market([1, 1, 1, 1], withdrawalsPerYear: 6), spending).events
    var gone: Set<Int> = []
    for event in events {
      guard let person = event.person else { continue }
      if event.kindName == "withdrawsConsent" { gone.insert(person) }
      if event.kindName == "mailIsDue" || event.kindName == "remindsOfCart" {
        let isSent = event.counts.contains { $0.name == "impression" }
        #expect(!isSent || !gone.contains(person))
      }
    }
    #expect(!list.indices.contains { list[$0].hasLeft && list[$0].isOnList })
  }

  @Test("R15: where the law asks for no consent to marketing, everybody may be written to")
  func withoutLaw() throws {
    let law = LawRow(name: "data", day: -10, consentFor: ConsentPurposes(.profiling))
    let record = play(try market([0, 1, 1, 1], law: [law]), spending)
    #expect(record.channels[2].impressions > 100)
    #expect(play(try market([0, 1, 1, 1]), spending).channels[2].impressions == 0)
  }

  @Test("R15: nobody is chosen for advertisements who does not consent to marketing")
  func targeting() throws {
    var audience = Audience()
    audience.isIncluded = Array(repeating: true, count: 400)
    audience.explorationShare = 0.1
    let policy = Spending(perDay: [4000, 0, 0], audience: audience)
    var simulation = open(try market([0.5, 1, 1, 1]), policy)
    simulation.run(until: 10)
    let core = simulation.model.core
    for person in core.people.indices {
      let isChosen = core.macro.consents[person].contains(ConsentPurposes(.marketing))
      #expect(core.propensity(of: person, on: 0, at: 10) == (isChosen ? 1 : 0.1))
    }
    // Who chooses nobody asks nobody: the offer is everybody's.
    var plain = open(try market([0.5, 0.5, 1, 1]), spending)
    plain.run(until: 10)
    #expect(
      core.people.indices.allSatisfy { plain.model.core.propensity(of: $0, on: 0, at: 9) == 1 })
  }
}
