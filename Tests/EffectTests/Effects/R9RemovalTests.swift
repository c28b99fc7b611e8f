import MarketModel
import Policies
import RandomStreams
import Testing

/// Counterfactuals (R9): taking a channel away shifts nobody's draws.
struct R9RemovalTests {
  /// What happened to a person, event by event.
  private struct Step: Hashable {
    let day: Double
    let kind: String
    let stage: FunnelStage?
  }

  private struct Journeys {
    var steps: [Int: [Step]] = [:]
    var touched: Set<Int> = []
  }

  /// Everybody's steps in a market whose people meet only through social media: nothing else that
  /// one does changes what another meets.
  private static func journeys(withSocial: Bool, seed: UInt32) throws -> Journeys {
    let base = EffectMarket.worked(people: 600, days: 90).with(
      "channels.platform.otherListings=0", "channels.social.sharePerVisit=0.3")
    var market = try base.resolved().market
    let social = try base.channel("social")
    var spend = [Double](repeating: 0, count: market.channels.count)
    spend[social] = 13
    if !withSocial {
      market.channels.remove(at: social)
      spend.remove(at: social)
    }
    var journeys = Journeys()
    _ = try MarketReplication.trace(
      market, policy: FixedSpending(spendPerDay: spend, reviewDays: 14),
      streams: ReplicationStreams(seed: seed, replication: 0),
      label: ReplicationLabel(text: "R9", startDay: 0), filter: TraceFilter()
    ) { event in
      guard let person = event.person else { return }
      if event.channel == "social" { journeys.touched.insert(person) }
      journeys.steps[person, default: []].append(
        Step(day: event.day, kind: event.kindName, stage: event.stageAfter))
    }
    return journeys
  }

  @Test(
    "R9 Whom a channel has not touched lives the same life to the last bit without it",
    arguments: [1, 2] as [UInt32])
  func untouched(seed: UInt32) throws {
    let with = try Self.journeys(withSocial: true, seed: seed)
    let without = try Self.journeys(withSocial: false, seed: seed)
    #expect(without.touched.isEmpty)
    #expect(with.touched.count > 100)
    let untouched = (0..<600).filter { !with.touched.contains($0) }
    #expect(untouched.count > 100)
    #expect(untouched.contains { (with.steps[$0] ?? []).count > 10 })
    for person in untouched {
      #expect(with.steps[person] == without.steps[person], "person \(person)")
    }
    #expect(with.touched.contains { with.steps[$0] != without.steps[$0] })
  }
}
