import RandomStreams
import Testing

@testable import MarketModel

/// Agents that stand for several people each (R12).
struct AgentsTests {
  @Test("Agents are the people over those that each stands for, rounded")
  func agents() throws {
    var market = try MarketConfiguration.make(people: 1004)
    for (represented, agents) in [(1, 1004), (10, 100), (7, 143), (5000, 1)] {
      market.agentRepresents = represented
      #expect(market.agents == agents)
      #expect(market.playedByAgents.population.people == agents)
    }
  }

  @Test("An agent of one person changes nothing")
  func one() throws {
    let market = try MarketConfiguration.make()
    #expect(market.playedByAgents.firm == market.firm)
    #expect(market.playedByAgents.channels == market.channels)
  }

  @Test("R12 What is recorded is that of the small market, multiplied: cash, counts and budgets")
  func multiplied() throws {
    var small = try MarketConfiguration.make(people: 120)
    small.firm.openingCash = Money(minorUnits: 5_000_000)
    small.firm.fixedCostPerMonth = Money(minorUnits: 100_000)
    var large = small
    large.population.people = 1200
    large.firm.openingCash = Money(minorUnits: 50_000_000)
    large.firm.fixedCostPerMonth = Money(minorUnits: 1_000_000)
    large.agentRepresents = 10
    guard case .ecommercePlatform(var parts) = large.channels[1].kind else { return }
    parts.otherListingSalesPerDay *= 10
    large.channels[1].kind = .ecommercePlatform(parts)
    let few = play(small, Spending(perDay: [400, 100]))
    let many = play(large, Spending(perDay: [4000, 1000]))
    #expect(many == few.representing(10))
    #expect(many.totals.orders == 10 * few.totals.orders && few.totals.orders > 0)
    #expect(many.periods.last?.stages.reduce(0, +) == 1200)
  }

  @Test("R12 A policy sees the cash and the books of all the people")
  func observed() throws {
    func observations(represented: Int) throws -> [Observation] {
      var market = try MarketConfiguration.make(people: 200 * represented)
      market.firm.openingCash = Money(minorUnits: 50_000_000 * Int64(represented))
      market.firm.fixedCostPerMonth = Money(minorUnits: 1_000_000 * Int64(represented))
      market.agentRepresents = represented
      guard case .ecommercePlatform(var parts) = market.channels[1].kind else { return [] }
      parts.otherListingSalesPerDay *= Double(represented)
      market.channels[1].kind = .ecommercePlatform(parts)
      let seen = Seen()
      _ = play(
        market,
        Noting(
          spending: Spending(perDay: [2000, 500].map { $0 * Double(represented) }), seen: seen))
      return seen.observations
    }
    let few = try observations(represented: 1)
    let many = try observations(represented: 8)
    #expect(few.count == many.count && few.count > 5)
    for (one, eight) in zip(few, many) {
      #expect(eight.cash == 8 * one.cash)
      for (part, whole) in zip(one.channels, eight.channels) {
        #expect(whole.cohorts == part.representing(8).cohorts)
      }
    }
    #expect((few.last?.channels[0].cohorts.reduce(0) { $0 + $1.impressions } ?? 0) > 0)
  }

  /// Every number of a total but those of the run itself: a new one must not be forgotten.
  @Test("Every count and amount of the totals is multiplied")
  func complete() throws {
    var market = try MarketConfiguration.make(valueDays: 60)
    market.firm.openingCash = Money(minorUnits: 2_000_000)
    var record = play(market, Spending(perDay: [4000, 1000]))
    record.channels[0].mailing = .counted
    let whole = record.representing(10)
    let pairs =
      zip(Mirror(reflecting: record.totals).children, Mirror(reflecting: whole.totals).children)
      .map { ($0, $1) }
      + zip(
        Mirror(reflecting: record.channels[0]).children,
        Mirror(reflecting: whole.channels[0]).children
      )
      .map { ($0, $1) }
      + zip(
        Mirror(reflecting: record.channels[0].mailing).children,
        Mirror(reflecting: whole.channels[0].mailing).children
      )
      .map { ($0, $1) }
    #expect(pairs.count > 30)
    // What is refused beside agents that stand for several people stays as it is.
    let others: Set = [
      "events", "ruinDay", "meanTrust", "subscriptions", "loyalty", "finance", "pipeline",
      "service", "courses", "live", "mailing", "partners", "developers",
    ]
    for (one, ten) in pairs where !others.contains(one.label ?? "") {
      if let count = one.value as? Int {
        #expect(ten.value as? Int == 10 * count, "\(one.label ?? "")")
      } else if let amount = one.value as? Double {
        #expect(ten.value as? Double == 10 * amount, "\(one.label ?? "")")
      } else {
        Issue.record("\(one.label ?? "") is neither a count nor an amount")
      }
    }
    #expect(whole.totals.events == record.totals.events)
  }
}

extension MailingTotals {
  /// Something of everything, so that what is forgotten shows.
  fileprivate static var counted: MailingTotals {
    var totals = MailingTotals()
    let counts: [WritableKeyPath<MailingTotals, Int>] = [
      \.onList, \.left, \.complaints, \.opened, \.reminders, \.mailed, \.heldOut, \.mailedOrders,
      \.heldOutOrders,
    ]
    for (number, count) in counts.enumerated() { totals[keyPath: count] = number + 1 }
    totals.mailedDays = 10.5
    totals.heldOutDays = 11.5
    return totals
  }
}

/// What a policy has been shown.
private final class Seen: @unchecked Sendable {
  var observations: [Observation] = []
}

/// Spends as another policy does and keeps what it was shown, of one run in one thread.
private struct Noting: Policy {
  var spending: Spending
  let seen: Seen
  var reviewDays: Double { spending.reviewDays }

  mutating func decide(on observation: Observation, updating decision: inout Decision) {
    seen.observations.append(observation)
    spending.decide(on: observation, updating: &decision)
  }
}
