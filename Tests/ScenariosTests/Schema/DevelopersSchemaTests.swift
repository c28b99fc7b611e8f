import MarketModel
import RandomStreams
import Testing

@testable import Scenarios

/// Developers and joint campaigns in a scenario: read, and refused.
@Suite struct DevelopersSchemaTests {
  private static let interface = """
    channels:
      interface:
        kind: developers
        sees: identified
        matchShare: 1
        developers: 500
        signUpsPerMonth: [3, 6, 12]
        costPerDeveloper: 300.5
        sandboxDays: 30
        buildsShare: 0.2
        integrationDays: {gamma: {mean: 100, sd: 50}}
        goesLiveShare: 0.6
        leavesPerYearShare: 0.08
        unitsPerMonth: {lognormal: {median: 1500, sigma: 1}}
        pricePerUnit: 0.35
        endUsers: {perIntegrationMonth: 5, impulseShare: 0.1, revenueShare: 0.2}

    """

  @Test("Developers are read, with what they are unless something is said")
  func reads() throws {
    let scenario = try small(replacing: ["channels:": Self.interface])
    guard case .developers(let parts) = scenario.likely.market.channels[0].kind else {
      Issue.record("the first channel is of developers")
      return
    }
    #expect(parts.building.developers == 500 && parts.building.costPerDeveloper == 30_050)
    #expect(parts.building.shownPerIntegrationMonth == 0 && parts.usage.paymentDays == 30)
    #expect(parts.usage.pricePerUnit == 35 && parts.usage.servingCostPerUnit == 0)
    #expect(parts.endUsers?.revenueShare == 0.2)
    #expect(scenario.uncertainInputs.map(\.keyPath) == ["channels.interface.signUpsPerMonth"])
  }

  @Test("A developer too many, or a share above 1, is refused")
  func refused() {
    let text = Self.interface.replacing("developers: 500", with: "developers: 70000")
      .replacing("buildsShare: 0.2", with: "buildsShare: 2")
    #expect(
      problems(replacing: ["channels:": text]) == [
        "channels.interface.developers: found 70000; expected a whole number from 1 to 65000",
        "channels.interface.buildsShare: found 2; expected a share from 0 to 1",
      ])
  }
}
