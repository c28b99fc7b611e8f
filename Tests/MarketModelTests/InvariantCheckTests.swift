import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Lost money and lost people are found at the event that lost them.
struct InvariantCheckTests {
  private static let spending = Spending(perDay: [3000, 1000])

  /// The fault found after something was done to a sound market in the middle of its run.
  private func fault(_ spoil: (inout MarketCore) -> Void) throws -> MarketFault? {
    var simulation = open(try .make(people: 120, horizonDays: 40), Self.spending)
    simulation.run(until: 20)
    spoil(&simulation.model.core)
    var check = InvariantCheck()
    do {
      try simulation.run(until: 40, observedBy: &check)
      return nil
    } catch {
      return error
    }
  }

  /// Takes money out of the till behind the books' back: no call of the ledger's does that.
  private static func takeAway(_ minorUnits: Int64, from ledger: inout Ledger) {
    withUnsafeMutablePointer(to: &ledger) { ledger in
      // The balances are its first property.
      ledger.withMemoryRebound(to: [Int64].self, capacity: 1) { $0.pointee[0] -= minorUnits }
    }
  }

  @Test("A sound market has no fault, run-off included")
  func sound() throws {
    #expect(try fault { _ in } == nil)
    try MarketReplication.check(
      try .make(people: 120, horizonDays: 40, valueDays: 20), policy: Self.spending,
      streams: streams(3))
  }

  @Test("Money that nobody booked is found after the next event")
  func money() throws {
    var simulation = open(try .make(people: 120, horizonDays: 40), Self.spending)
    simulation.run(until: 20)
    let time = simulation.schedule.nextEventTime
    let next = try #require(time)
    let number = simulation.schedule.dispatchedCount + 1
    let fault = try #require(
      try fault { Self.takeAway(5, from: &$0.ledger) })
    #expect(fault.what == "the ledger is out of balance by -5 minor units")
    #expect(fault.day == next && fault.eventNumber == number)
  }

  @Test("A person who is counted twice is found")
  func countedTwice() throws {
    let fault = try #require(
      try fault { $0.funnel = FunnelCounts(accounts: 121, in: .unaware) })
    #expect(fault.what == "121 of 120 accounts are counted")
  }

  @Test(
    "A person in a stage that does not follow from her state is found at a report at the latest")
  func stage() throws {
    let fault = try #require(
      try fault { market in
        for person in market.accounts.indices where market.accounts[person].stage != .lapsed {
          market.accounts[person].stage = .lapsed
        }
      })
    #expect(fault.what.contains("and is") || fault.eventName == "periodEnds")
    #expect(fault.day >= 20 && fault.day <= 21)
  }

  @Test("A market in which time stands still ends with an error, not never")
  func standstill() throws {
    var simulation = open(try .make(people: 120, horizonDays: 40), Self.spending)
    for _ in 0..<11 { simulation.schedule.schedule(.lapses(account: 4), at: 3.5) }
    var limit = InstantLimit<Market>(10)
    let runaway = try #require(throws: RunawayModel.self) {
      try simulation.run(until: 10, observedBy: &limit)
    }
    let error = MarketFault(runaway)
    #expect(error.what.hasPrefix("more than 10 events at this instant"))
    #expect(error.day == 3.5 && error.eventNumber == simulation.schedule.dispatchedCount)
    #expect(error.eventName == "lapses" && error.person == 4)
  }
}
