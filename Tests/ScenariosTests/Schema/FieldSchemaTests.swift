import MarketModel
import RandomStreams
import Testing

@testable import Scenarios

/// The keys of shops (A5), exhibitions (A6) and trust (B7).
@Suite struct FieldSchemaTests {
  private let shops = """
      stores:
        kind: shops
        sees: identified
        matchShare: 0.6
        trustPerTouch: 0.3
        shops:
          - {name: centre, reachShare: 0.3, staff: 3, rentPerMonth: 20}
          - {name: suburb, reachShare: 0.1, staff: 1, rentPerMonth: 5.5}
        opensAtHour: [10, 10, 10, 10, 10, 9, 12]
        closesAtHour: [19, 19, 19, 19, 21, 21, 12]
        wagePerMonth: 60
        serviceMinutes: {gamma: {mean: 15, sd: 10}}
        patienceMinutes: 10
        walkInsPerYear: 3
        impulseShare: 0.1
        presenceUtility: 2.5

    """

  private let fairs = """
      fairs:
        kind: exhibition
        sees: identified
        matchShare: 0.9
        fairs:
          - {name: spring, from: 2027-03-10, days: 3, cost: 900, commitDaysBefore: 30, depositShare: 0.25}
          - {name: autumn, from: 2027-04-20, days: 2, cost: 400}
        attendanceShare: 0.05
        noticeShare: 0.4
        liftPerNotice: 0.05
        talkShare: 0.1
        openNeedTalkFactor: 3
        talksPerDay: 60
        followUpDays: {gamma: {mean: 3, sd: 2}}
        answerShare: 0.5
        leadHalfLifeDays: 20
        impulseShare: 0.2

    """

  private func scenario(_ channels: String) throws -> MarketConfiguration {
    try small(replacing: ["learner:\n": "\(channels)learner:\n"]).likely.market
  }

  private func found(_ channels: String, _ changes: [String: String]) -> [String] {
    var text = channels
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return problems(replacing: ["learner:\n": "\(text)learner:\n"])
  }

  @Test("Shops have hours from the first weekday on, staff, rent and reach")
  func readsShops() throws {
    let channel = try #require(try scenario(shops).channels.last)
    guard case .shops(let parts) = channel.kind else { throw Mistake.wrongKind }
    #expect(channel.trustPerTouch == 0.3 && channel.seekWeight == 1)
    // The small scenario starts on a Sunday, on which these doors stay shut.
    #expect(parts.hours.sessions[0].isEmpty)
    #expect(parts.hours.sessions[1] == 10.0 / 24..<19.0 / 24)
    #expect(parts.hours.sessions[6] == 9.0 / 24..<21.0 / 24)
    #expect(parts.shops.map(\.name) == ["centre", "suburb"] && parts.shops.map(\.staff) == [3, 1])
    #expect(parts.shops.map(\.rentPerMonth) == [2000, 550] && parts.wagePerMonth == 6000)
    #expect(parts.shops.map(\.reachShare) == [0.3, 0.1] && parts.walkInsPerYear == 3)
    #expect(parts.presenceUtility == 2.5 && parts.impulseShare == 0.1)
  }

  @Test("Fairs have dates, costs and a day of commitment")
  func readsFairs() throws {
    let channel = try #require(try scenario(fairs).channels.last)
    guard case .exhibition(let parts) = channel.kind else { throw Mistake.wrongKind }
    #expect(parts.fairs.map(\.startDay) == [38, 79] && parts.fairs.map(\.days) == [3, 2])
    #expect(parts.fairs.map(\.cost.minorUnits) == [90_000, 40_000])
    #expect(parts.fairs.map(\.commitDaysBefore) == [30, 0])
    #expect(parts.fairs.map(\.depositShare) == [0.25, 0])
    #expect(parts.hours == 9.0 / 24..<17.0 / 24 && parts.talksPerDay == 60)
    #expect(parts.writeLaterShare == 0 && parts.followUpCost == .zero)
    #expect(parts.answerShare == 0.5 && parts.leadHalfLifeDays == 20)
  }

  @Test("What shops and fairs cannot have is reported at its place")
  func mistakes() {
    #expect(found(shops, [:]) == [] && found(fairs, [:]) == [])
    #expect(
      found(shops, ["21, 12]": "21, 11]"]) == [
        "channels.stores.closesAtHour: the doors close before they open, or never open; "
          + "expected hours not before opensAtHour, and later on a day at least"
      ])
    #expect(
      found(shops, ["    - {name: suburb": "    - {name: centre"]).count == 1)
    #expect(
      found(fairs, ["    talkShare": "    fairOpensAtHour: 18\n    talkShare"]) == [
        "channels.fairs.fairClosesAtHour: the fair closes before it opens; expected an hour after "
          + "fairOpensAtHour"
      ])
    #expect(found(fairs, ["from: 2027-04-20": "from: 2027-05-20"]).count == 1)
  }

  @Test("A place must be a category of an attribute of the population")
  func groups() {
    let placed = shops.replacing(
      "{name: centre, ", with: "{name: centre, place: {attribute: city, category: north}, ")
    #expect(
      found(placed, [:]) == [
        "channels.stores.shops.0.place.attribute: found city; expected a node of "
          + "market.population that has categories and is no trait"
      ])
    func problem(_ category: String) -> [String] {
      problems(replacing: [
        "learner:\n":
          "\(placed.replacing("category: north", with: "category: \(category)"))learner:\n",
        "  traits:\n":
          "  population:\n    attributes:\n      city: {categories: [north, south], table: [0.4, 0.6]}\n  traits:\n",
      ])
    }
    #expect(problem("north") == [])
    #expect(problem("east").first?.contains("found east; expected one of north, south") == true)
  }

  @Test("Trust is off unless the product gives it a weight")
  func trust() throws {
    let plain = try small().likely.market
    #expect(plain.product.trustUtility == 0 && plain.trust == TrustConfiguration())
    let market = try small(
      "product.trustUtility=2.5",
      replacing: [
        "  rival: {":
          """
          trust:
            carryOverPerMonthShare: 0.9
            liftPerSatisfyingOrder: 0.1
            lossPerUnsatisfyingOrder: 0.4
            certificates: [{name: seal, grantedOn: 2027-03-01, cost: 12.5, trustShare: 0.3}]
          rival: {
        """
      ]
    ).likely.market
    #expect(market.product.trustUtility == 2.5)
    #expect(
      market.trust
        == TrustConfiguration(
          carryOverPerMonthShare: 0.9, liftPerSatisfyingOrder: 0.1, lossPerUnsatisfyingOrder: 0.4,
          certificates: [
            CertificateConfiguration(
              name: "seal", grantedOnDay: 29, cost: Money(minorUnits: 1250), lift: 0.3)
          ]))
  }

  private enum Mistake: Error { case wrongKind }
}
