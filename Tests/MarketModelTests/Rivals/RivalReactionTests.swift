import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// What competitors do about us (B5): nothing, match, undercut, outbid or copy, after a while.
struct RivalReactionTests {
  private static func market(
    _ change: (inout RivalConfiguration) -> Void, people: Int = 20, horizonDays: Double = 60
  ) throws -> MarketConfiguration {
    var market = try MarketConfiguration.make(people: people, horizonDays: horizonDays)
    change(&market.rival)
    return market
  }

  /// A rival's price level just before some days.
  private static func prices(
    _ market: MarketConfiguration, at days: [Double], policy: Spending = Spending(perDay: [0, 0])
  ) -> [Double] {
    var simulation = open(market, policy)
    return days.map {
      simulation.run(until: $0)
      return simulation.model.core.rivals[0].priceLevel
    }
  }

  @Test(
    "A price is kept, matched or undercut to a floor after the delay, and never raised",
    arguments: [
      (PriceReaction.keep, 0.9, 1.0), (.match(delayDays: 10), 0.9, 0.9),
      (.match(delayDays: 10), 1.2, 1.0),
      (.undercut(byShare: 0.1, floor: 0.5, delayDays: 10), 0.9, 0.81),
      (.undercut(byShare: 0.1, floor: 0.85, delayDays: 10), 0.9, 0.85),
      (.undercut(byShare: 0.1, floor: 0.5, delayDays: 10), 1.05, 0.945),
      (.undercut(byShare: 0.1, floor: 0.5, delayDays: 10), 1.3, 1.0),
    ] as [(PriceReaction, Double, Double)])
  func price(reaction: PriceReaction, ours: Double, expected: Double) throws {
    var market = try Self.market { $0.pricing = reaction }
    market.product.priceLevel = ours
    let prices = Self.prices(market, at: [9.9, 10.1])
    #expect(prices[0] == 1)
    #expect(abs(prices[1] - expected) < 1e-12)
  }

  @Test("The matched price counts in the choice")
  func utility() throws {
    var market = try Self.market { $0.pricing = .match(delayDays: 5) }
    market.product.priceLevel = 0.8
    var simulation = open(market, Spending(perDay: [0, 0]))
    simulation.run(until: 6)
    let rival = simulation.model.core.rivals[0]
    let traits = simulation.model.core.population.traits[3]
    let expected = 0.2 - Double(traits.priceSensitivity) * log(0.8)
    #expect(abs(rival.utility(to: traits) - expected) < 1e-12)
  }

  /// A medium where we bid 10 a thousand, and the rival 4.
  private static func auction(_ outbid: OutbidReaction?) throws -> MarketConfiguration {
    var parts = SocialMediaConfiguration.make()
    parts.costPerMille = 1000
    parts.frequencyCapPerWeek = 10_000
    parts.auction = AdAuctionConfiguration(
      competitors: 0, competitorBid: try .constant(0), reservePerMille: 100,
      ownBidFactor: try .constant(1))
    var market = try MarketConfiguration.make(
      people: 50, horizonDays: 40, reportEveryDays: 1, social: parts)
    market.rival.bids = [RivalBid(channel: 0, bid: try .constant(4))]
    market.rival.outbidding = outbid
    return market
  }

  @Test("A rival's own bid is what we pay, and a raised one takes the impressions after its delay")
  func outbid() throws {
    let kept = play(try Self.auction(nil), Spending(perDay: [100, 0])).channels[0]
    #expect(kept.impressions > 1000)
    #expect(abs(kept.spend / Double(kept.impressions) - 0.4) < 0.01)

    let reaction = OutbidReaction(byShare: 0.2, mostFactor: 10, delayDays: 20)
    let outbid = play(try Self.auction(reaction), Spending(perDay: [100, 0]))
    let spend = outbid.periods.map { $0.channelSpend[0] }
    #expect(spend[18] > 1500)
    // Nothing from the 21st day on.
    #expect(spend[20] == spend[38])

    // It does not go so far as to bid more than ours.
    let careful = OutbidReaction(byShare: 0.2, mostFactor: 2, delayDays: 20)
    let limited = play(try Self.auction(careful), Spending(perDay: [100, 0])).channels[0]
    #expect(limited.impressions > 500)
    #expect(limited.spend / Double(limited.impressions) > 0.5)
  }

  @Test("Who does not spend is not outbid")
  func idle() throws {
    let reaction = OutbidReaction(byShare: 0.2, mostFactor: 10, delayDays: 1)
    var simulation = open(try Self.auction(reaction), Spending(perDay: [0, 0]))
    simulation.run(until: 30)
    #expect(simulation.model.core.rivals[0].levers[Rival.firstBidLever].value == 0)
  }

  @Test("A rival makes up its part of our lead, and no lead of its own is lost")
  func copy() throws {
    func quality(ours: Double) throws -> [Double] {
      var market = try Self.market { $0.copying = CopyReaction(leadShare: 0.5, delayDays: 10) }
      market.product.quality = ours
      var simulation = open(market, Spending(perDay: [0, 0]))
      return [9.0, 11].map {
        simulation.run(until: $0)
        return simulation.model.core.rivals[0].quality
      }
    }
    #expect(try quality(ours: 1.2).map { ($0 * 1000).rounded() } == [200, 700])
    #expect(try quality(ours: -1) == [0.2, 0.2])
  }

  // 400 Poisson numbers of mean 2: a standard error of .071; 4.5 of them.
  @Test("Releases come by a Poisson process, and each betters the offer")
  func releases() throws {
    var count = 0
    for seed in 1...400 {
      let market = try Self.market(
        { $0.releases = RivalReleases(perYear: 365.25 / 30, utility: 0.25) }, people: 1)
      var simulation = open(market, Spending(perDay: [0, 0]), seed: seed)
      simulation.run(until: 60)
      let rival = simulation.model.core.rivals[0]
      #expect(rival.quality == 0.2 + 0.25 * Double(rival.releases))
      count += rival.releases
    }
    #expect(abs(Double(count) / 400 - 2) < standardErrors * (2 / 400.0).squareRoot())
  }

  @Test("What is known of a rival comes to rest where contacts and forgetting meet")
  func awareness() throws {
    let market = try Self.market {
      // Two contacts a head and month, of which a tenth stays.
      $0.advertising = RivalAdvertising(
        spendPerMonth: 40_000, costPerMille: 1_000_000, liftPerContact: 0.1, knownNowShare: 0.9)
    }
    let rival = open(market, Spending(perDay: [0, 0])).model.core.rivals[0]
    let learning = 0.2
    let forgetting = -log(0.6)
    let rest = learning / (learning + forgetting)
    #expect(abs(rival.awareness(at: 0) - 0.9) < 1e-12)
    #expect(abs(rival.awareness(at: 1e5) - rest) < 1e-9)
    // Half way between, in steps of the differential equation.
    var known = 0.9
    for _ in 0..<10_000 {
      known += (learning * (1 - known) - forgetting * known) / 10_000
    }
    #expect(abs(rival.awareness(at: daysPerMonth) - known) < 1e-4)
    #expect(
      abs(rival.consideredShare(inCart: false, at: 1e5) - 0.6 * rest) < 1e-9)
  }
}
