import MarketModel
import RandomStreams
import Testing

@testable import Scenarios

/// The keys of competitors (B5).
@Suite struct RivalsSchemaTests {
  private let one =
    "  rival: {name: other, priceLevel: 0.9, quality: 0.2, consideredShare: 0.6}\n"

  private let several = """
      rivals:
        incumbent:
          priceLevel: 1.1
          quality: 0.4
          consideredShare: 0.7
          consideredInCartShare: 0.1
          attractionShape: 0.9
          customersNowShare: 0.5
          loyaltyUtility: 0.6
          advertising: {spendPerMonth: 1000, costPerMille: 20.5, liftPerContact: 0.02, knownNowShare: 0.8}
          bids: {social: {exponential: {mean: 35}}}
          releases: {perYear: 2, utility: 0.1}
          undercut: {byShare: 0.05, floor: 0.7, delayDays: 14}
          outbid: {byShare: 0.1, mostFactor: 2, delayDays: 7}
          copy: {leadShare: 0.8, delayDays: 180}
        newcomer:
          priceLevel: 0.8
          quality: -0.2
          consideredShare: 0.2
          match: {delayDays: 30}

    """

  private func changes(_ rivals: String) -> [String: String] {
    ["    costPerMille: 40\n": "    costPerMille: 40\n    \(auctionLine)\n", one: rivals]
  }

  private let auctionLine = "auction: {competitors: 2, competitorBid: 30, reservePerMille: 1}"

  private func found(_ old: String, _ new: String) -> [String] {
    problems(replacing: changes(several.replacing(old, with: new)))
  }

  @Test("Any number of rivals is read by name, with what they do about us")
  func reads() throws {
    let rivals = try small(replacing: changes(several)).likely.market.rivals
    #expect(rivals.map(\.name) == ["incumbent", "newcomer"])
    let incumbent = rivals[0]
    #expect(incumbent.priceLevel == 1.1 && incumbent.consideredInCartShare == 0.1)
    #expect(incumbent.attractionShape == 0.9 && incumbent.loyaltyUtility == 0.6)
    #expect(
      incumbent.advertising
        == RivalAdvertising(
          spendPerMonth: 100_000, costPerMille: 2050, liftPerContact: 0.02, knownNowShare: 0.8))
    #expect(incumbent.bids == [RivalBid(channel: 0, bid: try .exponential(mean: 35))])
    #expect(incumbent.releases == RivalReleases(perYear: 2, utility: 0.1))
    #expect(incumbent.pricing == .undercut(byShare: 0.05, floor: 0.7, delayDays: 14))
    #expect(
      incumbent.outbidding == OutbidReaction(byShare: 0.1, mostFactor: 2, delayDays: 7))
    #expect(incumbent.copying == CopyReaction(leadShare: 0.8, delayDays: 180))
    #expect(rivals[1].pricing == .match(delayDays: 30))
    #expect(rivals[1].copying == nil && rivals[1].bids.isEmpty && rivals[1].customersNowShare == 0)
  }

  @Test("One rival is read as before, and may react too")
  func readsOne() throws {
    #expect(
      try small().likely.market.rivals
        == [RivalConfiguration(name: "other", priceLevel: 0.9, quality: 0.2, consideredShare: 0.6)])
    #expect(try !small().likely.market.followsSellers)
    let matching = try small("market.rival.match.delayDays=3").likely.market
    #expect(matching.rival.pricing == .match(delayDays: 3) && matching.followsSellers)
    let none = try small(replacing: [one: "  rivals: {}\n"]).likely.market
    #expect(none.rivals.isEmpty)
    #expect(
      try small("product.attractionShape=0.5").likely.market.product.attractionShape == 0.5)
  }

  @Test("What rivals cannot have is reported at its place")
  func mistakes() {
    #expect(found("xx", "yy") == [])
    #expect(
      found("delayDays: 14}", "delayDays: 14}\n      match: {delayDays: 3}") == [
        "market.rivals.incumbent.undercut: both match and undercut; expected one of them"
      ])
    #expect(
      found("bids: {social: {exponential: {mean: 35}}}", "bids: {shop: 3}").first?.hasPrefix(
        "market.rivals.incumbent.bids.shop: unknown channel with an auction; expected social")
        == true)
    #expect(
      found("match: {delayDays: 30}", "outbid: {byShare: 0.1, mostFactor: 2, delayDays: 7}") == [
        "market.rivals.newcomer.outbid: it bids nowhere; expected bids on a channel with an auction"
      ])
    #expect(found("customersNowShare: 0.5", "customersNowShare: 0.9").count == 1)
    #expect(
      found("newcomer:", "nobody:").first?.contains("market.rivals.nobody: found nobody") == true)
    #expect(
      problems(replacing: [one: one + "  rivals: {}\n"]) == [
        "market.rival: both rival and rivals; expected one of the two; \"rival: ~\" removes what a "
          + "template says here"
      ])
  }

  @Test("Without a competitor it is said how that is written, and then it is right")
  func none() throws {
    #expect(
      problems(replacing: [one: ""]) == [
        "market.rival: missing; expected the competitor; where there is none, "
          + "\"rivals: {}\""
      ])
    #expect(try small(replacing: [one: "  rivals: {}\n"]).likely.market.rivals.isEmpty)
  }
}
