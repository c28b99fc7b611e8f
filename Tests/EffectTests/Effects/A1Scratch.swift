import Foundation
import MarketModel
import RandomStreams
import Testing

private func env(_ name: String, _ value: Double) -> Double {
  ProcessInfo.processInfo.environment[name].flatMap(Double.init) ?? value
}

struct A1Scratch {
  @Test func scratch() async throws {
    let days = Int(env("DAYS", 730))
    let reps = Int(env("REPS", 9))
    let more = Int(env("MORE", 10))
    let replications = Int(env("R", 10))
    let accounts = Int(env("ACCOUNTS", 800))
    let meeting = try Distribution.exponential(mean: env("MEETING", 6))
    let contact = try Distribution.exponential(mean: env("CONTACT", 0.1))
    let cold = try Distribution.exponential(mean: env("COLD", 14))
    let base = try EffectMarket.organisations(days: days).changing { market in
      market.population.people = 4 * accounts
      market.need.needsPerYear = env("NEEDS", 0.4)
      market.need.occasionsPerDay = env("OCC", 0.1)
      market.awareness.directVisitShare = env("DIRECT", market.awareness.directVisitShare)
      market.awareness.knowUsNowShare = env("KNOW", market.awareness.knowUsNowShare)
      market.product.waitingUtility = env("WAIT", 1)
      market.product.abandoningUtility = env("ABANDON", 0)
      market.product.awarenessUtility = env("AWARE", market.product.awarenessUtility)
    }
    func records(_ count: Int) async throws -> [MarketRecord] {
      let market = try base.staffed(count).changingTeam {
        $0.prospectsPerDay = env("PROSPECTS", 20)
        $0.meetingDays = meeting
        $0.contactDays = contact
        $0.coldAfterDays = cold
        $0.createsNeedShare = env("CREATES", 0.03)
        $0.connectShare = env("CONNECT", 0.245)
      }
      return try await withThrowingTaskGroup(of: (Int, MarketRecord).self) { group in
        for r in 0..<replications {
          group.addTask { (r, try market.record(ReplicationStreams(seed: 1, replication: UInt32(r)))) }
        }
        var all = [MarketRecord?](repeating: nil, count: replications)
        for try await (r, record) in group { all[r] = record }
        return all.compactMap { $0 }
      }
    }
    let few = try await records(reps)
    let many = try await records(more)
    for (name, side) in [("few", few), ("many", many)] {
      let p = side.map { $0.channels[0].pipeline }
      func sum(_ f: (PipelineTotals) -> Double) -> Double { p.reduce(0) { $0 + f($1) } / Double(p.count) }
      print(
        name, "leads", sum { Double($0.leads) }, "conv", sum { Double($0.conversations) }, "qual",
        sum { Double($0.qualified) }, "opp", sum { Double($0.opportunities) }, "won",
        sum { Double($0.won) }, "lost", sum { Double($0.lost) }, "nodec",
        sum { Double($0.noDecisions) }, "exp", sum { Double($0.expired) }, "unaided",
        sum { Double($0.unaided) }, "disq", sum { Double($0.disqualified) }, "open",
        sum { Double($0.open) }, "util", sum(\.busyDays) / sum(\.availableDays), "wait",
        sum(\.waitDays) / sum { Double($0.requests) })
      print(
        name, "orders", side.reduce(0) { $0 + $1.totals.orders }, "rival",
        side.reduce(0) { $0 + $1.totals.rivalSales }, "nodec",
        side.reduce(0) { $0 + $1.totals.noDecisions }, "direct leads",
        side.reduce(0) { $0 + $1.direct.leadsBrought }, "needs", side.reduce(0) { $0 + $1.totals.needs },
        "events", side.reduce(0) { $0 + $1.totals.events })
    }
    let pairs = zip(many, few).map {
      Measurement(
        treated: Quotient(numerator: Double($0.channels[0].pipeline.won)),
        control: Quotient(numerator: Double($1.channels[0].pipeline.won)))
    }
    let estimate = EffectEstimate(pairs, scale: .ratio)
    let pairs2 = zip(many, few).map {
      Measurement(
        treated: Quotient(numerator: Double($0.channels[0].pipeline.opportunities)),
        control: Quotient(numerator: Double($1.channels[0].pipeline.opportunities)))
    }
    let e2 = EffectEstimate(pairs2, scale: .ratio)
    print("ratio wins", estimate.value, estimate.interval(), "opportunities", e2.value, e2.interval())
  }
}
