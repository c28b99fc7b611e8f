import MarketModel
import Policies
import RandomStreams
import Testing

/// Needs are routed (R4): channels compete for the same buyers.
struct R4RoutingTests {
  @Test("R4 Buyers of a channel that stops divert to the others")
  func diversion() async throws { try await check(.r4Diversion) }
}

extension Effect {
  /// What a platform gains in visits when another one closes, over the visits that the other had.
  ///
  /// Two platforms alike, and half a weight elsewhere: of those who would have looked on the closed
  /// one, 1 of 1.5 look on the other.
  static let r4Diversion = Effect(
    id: "R4", name: "diversion",
    claim: "When one of two platforms closes, half to four fifths of its visits go to the other",
    mechanism: "routing (people look elsewhere, 1000 to 1)",
    source: "band: judgement; closed form 2/3 by the weights 1, 1 and .5",
    scale: .difference, band: 0.5...0.8, replications: 8
  ) { mechanism, streams in
    let elsewhere = mechanism == .on ? 0.5 : 1000
    let both = EffectMarket.worked(people: 1000, days: 60).changing { market in
      market.need.seekElsewhereWeight = elsewhere
      // No ranking: it would make the one that remains easier to find.
      for channel in market.channels.indices {
        guard case .ecommercePlatform(var parts) = market.channels[channel].kind else { continue }
        parts.otherListings = 0
        market.channels[channel].kind = .ecommercePlatform(parts)
        market.channels[channel].name = "first"
      }
      guard var second = market.channels.last else { return }
      second.name = "second"
      market.channels.append(second)
    }.under(FixedSpending(spendPerDay: [0, 0, 0], reviewDays: 14))
    let one = both.changing { market in
      market.channels[1].lifeCycle.closesOnDay = 0
    }
    let before = try both.record(streams).channels
    let after = try one.record(streams).channels
    return Measurement(
      treated: Quotient(
        numerator: Double(after[2].organicVisits - before[2].organicVisits),
        divisor: Double(before[1].organicVisits - after[1].organicVisits)))
  }
}
