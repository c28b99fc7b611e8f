import ConversionModel
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// The firm sees matched touches and its own books, nothing else (R5).
struct VisibilityTests {
  private static let spending = Spending(perDay: [4000, 1000])

  private static func played(
    social: ChannelVisibility, platform: ChannelVisibility, matchShare: Double = 1
  ) throws -> MarketCore {
    var market = try MarketConfiguration.make()
    market.channels[0].sees = social
    market.channels[1].sees = platform
    for channel in market.channels.indices { market.channels[channel].matchShare = matchShare }
    var simulation = open(market, spending)
    simulation.run(until: market.calendar.horizonDays)
    return simulation.model.core
  }

  @Test(
    "A channel that shows no persons teaches the learner nothing",
    arguments: [ChannelVisibility.none, .aggregate])
  func unseen(sees: ChannelVisibility) throws {
    let market = try Self.played(social: sees, platform: .identified)
    let social = market.record.channels[0]
    #expect(social.paidClicks > 0 && social.organicVisits > 0)
    let visits = market.record.totals.visits - social.paidClicks - social.organicVisits
    #expect(market.learner.touches == visits)
    #expect(market.records.rows.reduce(0) { $0 + Int($1.visits) } == visits)
    #expect(social.attributedOrders == 0)
    #expect(market.reports[0].cohorts.allSatisfy { $0.orders == 0 && $0.contribution == 0 })
    #expect(market.reports[0].cohorts.reduce(0) { $0 + $1.spend } == social.spend)
  }

  @Test("Where everything is matched the learner gets every visit")
  func seen() throws {
    let market = try Self.played(social: .clickId, platform: .identified)
    #expect(market.learner.touches == market.record.totals.visits)
    #expect(market.record.channels[0].attributedOrders > 0)
  }

  // Several hundred visits, each matched with probability .4: 4.5 standard errors, 7e-6.
  @Test("Touches are matched at the match share")
  func matchShare() throws {
    let market = try Self.played(social: .clickId, platform: .identified, matchShare: 0.4)
    let visits = Double(market.record.totals.visits)
    let error = (0.24 * visits).squareRoot()
    #expect(visits > 200)
    #expect(abs(Double(market.learner.touches) - 0.4 * visits) < standardErrors * error)
    let none = try Self.played(social: .clickId, platform: .identified, matchShare: 0)
    #expect(none.learner.touches == 0 && none.learner.conversionsWithoutTouch > 0)
    #expect(none.record.channels.allSatisfy { $0.attributedOrders == 0 })
  }

  @Test("An observation has no field for the truth")
  func fields() throws {
    var simulation = open(try .make(people: 5), Recording(spending: Self.spending))
    simulation.run(until: 1)
    let recording = try #require(simulation.model.core.policy as? Recording)
    let observation = try #require(recording.observations.first)
    #expect(
      Mirror(reflecting: observation).children.compactMap(\.label) == [
        "now", "review", "reviewDays", "cash", "channels", "records", "features", "learner",
        "streams", "streamChannels",
      ])
    #expect(
      Mirror(reflecting: observation.records[0]).children.compactMap(\.label) == [
        "age", "isFemale", "relativeSpend", "behaviour",
      ])
    let behaviour = try #require(
      Mirror(reflecting: observation.records[0]).children.first { $0.label == "behaviour" })
    #expect(
      Mirror(reflecting: behaviour.value).children.compactMap(\.label) == [
        "visitedOn", "orderedOn", "paidOn", "visits", "orders", "lastPaidCohort", "lastPaidChannel",
        "hasFilledCart",
      ])
  }

  @Test("A policy is asked at the start and at every review, and sees labels only once mature")
  func reviews() throws {
    let market = try MarketConfiguration.make()
    var simulation = open(market, Recording(spending: Self.spending))
    simulation.run(until: 60)
    let recording = try #require(simulation.model.core.policy as? Recording)
    #expect(recording.observations.map(\.now) == (0...8).map { Double($0) * 7 })
    #expect(recording.observations.map(\.review) == Array(0...8))
    for observation in recording.observations {
      let learner = observation.learner
      #expect(learner.validation.count == learner.touches - learner.maturingExamples)
      // No label is known before the first touches' windows of ten days have closed.
      if observation.now <= 10 { #expect(learner.validation.count == 0) }
      #expect(observation.records.rows.reduce(0) { $0 + Int($1.visits) } == learner.touches)
    }
    #expect((recording.observations.last?.learner.validation.positives ?? 0) > 0)
  }

  @Test("Spend cohorts add up to the spending, and their orders to those attributed")
  func cohorts() throws {
    let market = try Self.played(social: .clickId, platform: .identified)
    for (report, totals) in zip(market.reports, market.record.channels) {
      #expect(report.cohorts.map(\.start) == (0...8).map { Double($0) * 7 })
      #expect(report.cohorts.reduce(0) { $0 + $1.spend } == totals.spend)
      #expect(report.cohorts.reduce(0) { $0 + $1.orders } == totals.attributedOrders)
    }
  }
}
