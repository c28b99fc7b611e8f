internal import MarketModel

/// Whose data the AI product learns from, and what comes of it when they get out.
extension ScenarioSchema {
  static func readTrainingConsent(_ ai: ScenarioReader) -> TrainingConsentConfiguration {
    let section = ai.section("consent", "who lets the firm learn from the use")
    let attribute = section.optional("attribute") {
      $0.text(
        "attribute",
        "attribute of market.population whose category yes consents; then share is left out")
    }
    let isByShare = attribute == nil || section.isDocumenting || section.has("share")
    if attribute != nil && section.has("share") {
      section.report(
        .statement("both an attribute and a share"), at: "share", expected: "one of the two")
    }
    return TrainingConsentConfiguration(
      share: isByShare ? section.share("share", "people who consent") : 0,
      attribute: attribute,
      withdrawalsPerYear: section.number(
        "withdrawalsPerYear", unit: "a year", in: .closed(0...366), default: 0,
        "hazard at which who has consented withdraws; the data are deleted"))
  }

  static func readFederated(_ ai: ScenarioReader) -> FederatedLearning? {
    guard
      let section = ai.optionalSection(
        "federated", "learning where the data are; brought together unless given")
    else { return nil }
    return FederatedLearning(
      valueShare: section.share(
        "valueShare", "what a record is worth against one brought together"),
      consentShare: section.optional("consentShare") {
        $0.share("consentShare", "people who consent to this; as consent.share unless given")
      },
      incidentShare: section.number(
        "incidentShare", in: .closed(0...100), default: 1,
        "hazard of a breach against that of data brought together"))
  }

  static func readSources(_ ai: ScenarioReader) -> [DataSourceConfiguration] {
    ai.list("sources", identifiedBy: "name", "hospitals, institutes and the like that give data") {
      DataSourceConfiguration(
        name: $0.text("name", "what it is called"),
        segment: $0.optional("segment") {
          $0.text(
            "segment", "category of segmentsBy that its data are about; all alike unless given")
        },
        fromDay: $0.number(
          "fromDay", unit: "days", in: .closed(0...3660), default: 0,
          "first delivery; others follow each month"),
        recordsPerMonth: $0.number(
          "recordsPerMonth", unit: "records a month", in: .closed(0...1e12), "in a delivery"),
        consentShare: $0.share(
          "consentShare", default: 1, "records whose subjects consent; the rest is not taken"),
        correlation: $0.share(
          "correlation", default: 0,
          "how alike its records are: k are worth k / (1 + (k - 1) x this)"),
        costPerMonth: Double(
          $0.money("costPerMonth", unit: "per month", in: .nonNegative, "cost of a delivery")))
    }
  }

  static func readIncidents(_ ai: ScenarioReader) -> PrivacyIncidents? {
    guard
      let section = ai.optionalSection("incidents", "breaches of privacy; none unless given")
    else { return nil }
    return PrivacyIncidents(
      perYear: section.number(
        "perYear", unit: "a year", in: .closed(0...366), "hazard of a breach"),
      concernedShare: section.share("concernedShare", "users whom a breach concerns"),
      awarenessLossShare: section.share(
        "awarenessLossShare", "part of their awareness that is lost"),
      trustLossUtility: section.number(
        "trustLossUtility", unit: "utility", in: .closed(0...20),
        "what the offer loses to them at once"),
      trustHalfLifeDays: section.number(
        "trustHalfLifeDays", unit: "days", in: .above(0, upTo: 36_600),
        "until half of that is forgiven"),
      fineShareOfTurnover: section.share(
        "fineShareOfTurnover", "fine as a share of the last year's revenue"))
  }
}
