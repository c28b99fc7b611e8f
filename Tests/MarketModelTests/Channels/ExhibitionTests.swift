import ConversionModel
import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Exhibitions: commitment, attendance, leads and follow-up (A6).
struct ExhibitionTests {
  @Test("The deposit is paid on commitment, the rest when the fair opens")
  func payments() throws {
    let market = try MarketConfiguration.make(and: .exhibition())
    let (events, record) = try traced(market, fieldSpending)
    let paid = events.filter { ["commitsToFair", "fairOpens"].contains($0.kindName) }
    #expect(paid.map(\.day) == [3, 10, 33, 40])
    #expect(paid.map(\.cashChange) == [-40_000, -60_000, -40_000, -60_000])
    let followUps = events.count { $0.kindName == "followsUp" }
    #expect(followUps > 20)
    #expect(record.channels[2].spend == Double(200_000 + 500 * followUps))
  }

  @Test("Who withdraws loses the deposit, and who is not there commits to nothing (R13)")
  func withdrawal() throws {
    var channel = try ChannelConfiguration.exhibition()
    channel.lifeCycle = LifeCycle(closesOnDay: 8)
    let record = play(try .make(and: channel), fieldSpending)
    #expect(record.channels[2].spend == 40_000 && record.channels[2].leads == 0)
    // A channel that goes live after the day of commitment commits itself on its first day, and to
    // nothing that has passed.
    channel.lifeCycle = LifeCycle(opensOnDay: 0, buildDays: 35)
    let (events, late) = try traced(try .make(and: channel), fieldSpending)
    #expect(events.filter { $0.kindName == "commitsToFair" }.map(\.day) == [35])
    #expect(late.channels[2].leads > 0)
    // Nobody commits to what cannot be paid.
    var poor = try MarketConfiguration.make(and: .exhibition())
    poor.firm.openingCash = Money(minorUnits: 99_999)
    poor.channels.removeFirst(2)
    poor.awareness.directVisitShare = 0
    #expect(play(poor, Spending(perDay: [0])).channels[0].spend == 0)
    poor.firm.openingCash = Money(minorUnits: 100_000)
    #expect(play(poor, Spending(perDay: [0])).channels[0].spend > 0)
  }

  // Binomials of 6000 people: 4.5 standard errors, 7e-6 each.
  @Test("A share attends, some of them notice the stand, in its hours, and talk")
  func attendance() throws {
    var market = try MarketConfiguration.make(
      people: 6000, horizonDays: 30,
      and: .exhibition {
        $0.openNeedTalkFactor = 1
        $0.writeLaterShare = 0
      })
    market.channels.removeFirst(2)
    let (events, record) = try traced(market, Spending(perDay: [0]))
    let passing = events.filter { $0.kindName == "passesStand" }
    for (count, share) in [(passing.count, 0.4 * 0.6), (record.channels[0].leads, 0.24 * 0.3)] {
      let error = (6000 * share * (1 - share)).squareRoot()
      #expect(abs(Double(count) - 6000 * share) < standardErrors * error)
    }
    #expect(record.channels[0].impressions == passing.count)
    #expect(passing.allSatisfy { (10..<13).contains($0.day) })
    #expect(
      passing.allSatisfy {
        let hour = $0.day - $0.day.rounded(.down)
        return hour >= 0.375 && hour <= 0.75
      })
    #expect(Set(passing.map { Int($0.day) }) == [10, 11, 12])
  }

  @Test("The stand talks to so many on a day and no more")
  func capacity() throws {
    let record = play(
      try .make(people: 600, and: .exhibition { $0.talksPerDay = 4 }), fieldSpending)
    let leads = record.channels[2].leads
    #expect(leads > 18 && leads <= 24)
    #expect(play(try .make(people: 600, and: .exhibition()), fieldSpending).channels[2].leads > 60)
  }

  // Answers are binomial given the leads: the difference to the mean has 4.5 standard errors.
  @Test("The longer a lead waits, the fewer answer: half after the half-life")
  func followUp() throws {
    for (days, share) in [(0.0, 0.6), (13, 0.3), (26, 0.15)] {
      var market = try MarketConfiguration.make(
        people: 3000, horizonDays: 60,
        and: .exhibition {
          $0.answerShare = 0.6
          $0.followUpDays = try .constant(days)
          $0.fairs.removeLast()
        })
      market.channels.removeFirst(2)
      market.awareness.directVisitShare = 0
      let totals = try #require(play(market, Spending(perDay: [0])).channels.first)
      let leads = Double(totals.leads)
      #expect(leads > 150 && totals.opportunities > 0 && totals.opportunities <= totals.paidClicks)
      let error = (leads * share * (1 - share)).squareRoot()
      #expect(abs(Double(totals.paidClicks) - leads * share) < standardErrors * error)
    }
  }

  @Test("Who passes the stand comes to know the brand; who talks comes to trust it")
  func brand() throws {
    func played(lift: Double) throws -> MarketRecord {
      var market = try MarketConfiguration.make(
        and: .exhibition {
          $0.liftPerNotice = lift
          $0.talkShare = lift == 0 ? 0.3 : 0
        })
      market.channels.removeFirst(2)
      market.product.trustUtility = 1e-9
      market.awareness.knowUsNowShare = 0
      market.awareness.liftPerVisit = 0
      return play(market, Spending(perDay: [0]))
    }
    let aware = Int(FunnelStage.aware.rawValue)
    let known = try played(lift: 0.9)
    #expect(known.periods[1].stages[aware] > 20 && known.totals.meanTrust == 0)
    let trusted = try played(lift: 0)
    #expect(trusted.periods[1].stages[aware] == 0 && trusted.totals.meanTrust ?? 0 > 0)
  }

  @Test("Taking the fairs away shifts nobody else's draws (R9)")
  func counterfactual() throws {
    var with = try MarketConfiguration.make(
      and: .exhibition {
        $0.liftPerNotice = 0
        $0.answerShare = 0
      })
    with.awareness.liftPerVisit = 0
    var without = with
    without.channels.removeLast()
    let record = play(with, fieldSpending)
    #expect(record.channels[2].leads > 20)
    let plain = play(without, Spending(perDay: [4000, 1000]))
    #expect(Array(record.channels.prefix(2)) == plain.channels && record.direct == plain.direct)
    // One fair more leaves the other as it was.
    let one = play(
      try .make(horizonDays: 35, and: .exhibition { $0.fairs.removeLast() }), fieldSpending)
    let both = play(try .make(horizonDays: 35, and: .exhibition()), fieldSpending)
    #expect(one.channels[2].leads == both.channels[2].leads)
  }

  @Test("The firm's books see the leads who answer, as far as they are matched (R5)")
  func visibility() throws {
    for (sees, matchShare) in [(ChannelVisibility.none, 1.0), (.identified, 1), (.identified, 0)] {
      var channel = try ChannelConfiguration.exhibition()
      channel.sees = sees
      channel.matchShare = matchShare
      var market = try MarketConfiguration.make(and: channel)
      market.channels.removeFirst(2)
      market.awareness.directVisitShare = 0
      var simulation = open(market, Spending(perDay: [0]))
      simulation.run(until: 60)
      let core = simulation.model.core
      let answers = core.record.channels[0].paidClicks
      #expect(answers > 5)
      #expect(core.learner.touches == (sees == .identified && matchShare == 1 ? answers : 0))
      #expect(
        core.reports[0].cohorts.reduce(0) { $0 + $1.clicks } == (sees == .none ? 0 : answers))
    }
  }

  @Test("Nobody and no money gets lost at fairs", arguments: 1...6)
  func conservation(seed: Int) throws {
    var market = try MarketConfiguration.make(and: .exhibition())
    market.firm.openingCash = Money(minorUnits: Int64(seed) * 400_000)
    try MarketReplication.check(market, policy: fieldSpending, streams: streams(seed))
    let record = play(market, fieldSpending, seed: seed)
    let totals = record.totals
    let earned = totals.contribution - totals.marketing - totals.fixedCosts
    #expect(
      totals.cash + totals.receivables - totals.merchantPayables - totals.debt
        == market.firm.openingCash.asDouble + earned)
    #expect(totals.marketing == record.channels.reduce(0) { $0 + $1.spend })
    #expect(record.channels[2].leads >= record.channels[2].opportunities)
  }
}
