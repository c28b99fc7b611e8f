import MarketModel
import RandomStreams
import Testing

@testable import Scenarios

/// The AI product in a scenario: read, left out, and refused.
@Suite struct ProductSchemaTests {
  private static let ai = """
      customisation: {fitUtility: 0.5, costPerOrder: 12.5, addedDeliveryDays: 4}
      ai:
        segmentsBy: field
        learning:
          openingRecords: 800
          openingErrorShare: 0.25
          irreducibleErrorShare: 0.03
          exponent: 0.3
          transferShare: 0.2
          personCorrelation: 0.05
        utilityPerQuality: 9
        frontierErrorShare: 0.2
        satisfactionLogOddsPerQuality: 4
        usage:
          sessionsPerMonth: 12
          rateShape: 2
          furtherUsesPerSession: 3
          recordsPerUse: 2
          engagementLiftPerSession: 0.1
          engagementHalfLifeDays: 20
          engagementUtility: 0.7
        consent: {share: 0.7, withdrawalsPerYear: 0.1}
        federated: {valueShare: 0.6, consentShare: 0.9, incidentShare: 0.25}
        training:
          everyDays: 90
          whenDataGrewByShare: 0.5
          days: {gamma: {mean: 4, sd: 1}}
          costPerRun: 300
          costPerThousandRecords: 1.5
          failureShare: 0.1
          resultSpread: 0.02
          machines: 8
          parallelShare: 0.9
        inference:
          costPerThousandUses: 2.5
          fallPerYearFactor: 10
          compression: {servingCostShare: 0.6, addedErrorShare: 0.03}
        sources:
          - name: hospital
            segment: medicine
            fromDay: 30
            recordsPerMonth: 2000
            consentShare: 0.8
            correlation: 0.001
            costPerMonth: 100
        incidents:
          perYear: 0.2
          concernedShare: 0.3
          awarenessLossShare: 0.2
          trustLossUtility: 1
          trustHalfLifeDays: 180
          fineShareOfTurnover: 0.04
        releases: {perYear: 2, errorCutShare: 0.1}
        assistant: {channels: [shop], oddsFactor: 1.1, fromDay: 60}

    """

  /// The small scenario with the product, and with people of two fields.
  private static func replacements(_ ai: String = ai) -> [String: String] {
    [
      "  fulfilmentCostPerOrder: 0.125\n": "  fulfilmentCostPerOrder: 0.125\n" + ai,
      "  network: {meanDegree":
        "  population: {attributes: {field: {categories: [medicine, trade], table: [0.3, 0.7]}}}\n"
        + "  network: {meanDegree",
    ]
  }

  private static func found(_ old: String, _ new: String) -> [String] {
    #expect(ai.contains(old), "\(old)")
    return problems(replacing: replacements(ai.replacing(old, with: new)))
  }

  @Test("Every key arrives where it belongs")
  func reads() throws {
    var text = smallScenario
    for (old, new) in Self.replacements() { text = text.replacing(old, with: new) }
    let product = try Scenario(text: text, file: "small.yaml").likely.market.product
    #expect(
      product.customisation
        == CustomisationConfiguration(fitUtility: 0.5, costPerOrder: 1250, addedDeliveryDays: 4))
    let expected = AIProductConfiguration(
      segmentsBy: "field",
      learning: LearningCurve(
        openingRecords: 800, openingError: 0.25, irreducibleError: 0.03, exponent: 0.3),
      transferShare: 0.2, personCorrelation: 0.05, frontierError: 0.2,
      utilityPerQuality: 9,
      satisfactionLogOddsPerQuality: 4,
      usage: UsageConfiguration(
        sessionsPerMonth: 12, rateShape: 2, furtherUsesPerSession: 3, recordsPerUse: 2,
        engagementLiftPerSession: 0.1, engagementHalfLifeDays: 20, engagementUtility: 0.7),
      consent: TrainingConsentConfiguration(share: 0.7, withdrawalsPerYear: 0.1),
      federated: FederatedLearning(valueShare: 0.6, consentShare: 0.9, incidentShare: 0.25),
      training: TrainingConfiguration(
        everyDays: 90, whenDataGrewByShare: 0.5, days: try .gamma(mean: 4, sd: 1),
        costPerRun: 30_000, costPerThousandRecords: 150, failureShare: 0.1, resultSpread: 0.02,
        distributed: DistributedTraining(machines: 8, parallelShare: 0.9)),
      inference: InferencePrice(
        costPerUse: 0.25, fallPerYearFactor: 10,
        compression: CompressionConfiguration(servingCostShare: 0.6, addedErrorShare: 0.03)),
      sources: [
        DataSourceConfiguration(
          name: "hospital", segment: "medicine", fromDay: 30, recordsPerMonth: 2000,
          consentShare: 0.8, correlation: 0.001, costPerMonth: 10_000)
      ],
      incidents: PrivacyIncidents(
        perYear: 0.2, concernedShare: 0.3, awarenessLossShare: 0.2, trustLossUtility: 1,
        trustHalfLifeDays: 180, fineShareOfTurnover: 0.04),
      releases: CompetitorReleases(perYear: 2, errorCutShare: 0.1),
      assistant: AssistantConfiguration(channels: [1], oddsFactor: 1.1, fromDay: 60))
    #expect(product.ai == expected)
  }

  @Test("Without the section the product has no intelligence")
  func off() throws {
    let product = try Scenario(text: smallScenario, file: "small.yaml").likely.market.product
    #expect(product.ai == nil && product.customisation == nil)
  }

  @Test("What the people do not have is refused, with what they have")
  func unknownNames() {
    #expect(
      Self.found("segmentsBy: field", "segmentsBy: region").first
        == #"product.ai.segmentsBy: found "region"; expected field"#)
    #expect(
      Self.found("segment: medicine", "segment: law")
        == [#"product.ai.sources: found "law"; expected medicine or trade"#])
    #expect(
      Self.found("{share: 0.7, withdrawals", "{attribute: field, withdrawals")
        == [
          #"product.ai.consent: found "field"; expected an attribute of people with a category yes"#
        ])
    #expect(Self.found("[shop]", "[stall]").count == 1)
  }

  @Test("What contradicts itself is refused")
  func contradictions() {
    #expect(
      Self.found("irreducibleErrorShare: 0.03", "irreducibleErrorShare: 0.4")
        == [
          "product.ai.learning.irreducibleErrorShare: found 0.4; "
            + "expected at most openingErrorShare, which is 0.25"
        ])
    #expect(
      Self.found("      everyDays: 90\n      whenDataGrewByShare: 0.5\n", "")
        == [
          "product.ai.training: no run is ever begun; expected everyDays or whenDataGrewByShare"
        ])
    #expect(
      Self.found("{share: 0.7,", "{share: 0.7, attribute: field,").contains {
        $0.hasPrefix("product.ai.consent.share: both an attribute and a share")
      })
  }
}
