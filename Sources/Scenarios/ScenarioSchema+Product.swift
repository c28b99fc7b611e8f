internal import MarketModel
internal import Populations

/// The artificial intelligence in the product: learning, training, serving, and made to measure.
extension ScenarioSchema {
  static func readCustomisation(_ product: ScenarioReader) -> CustomisationConfiguration? {
    guard
      let section = product.optionalSection(
        "customisation", "a product made to each customer's measure; the same for all unless given")
    else { return nil }
    return CustomisationConfiguration(
      fitUtility: section.number(
        "fitUtility", unit: "utility", in: .closed(-20...20),
        "what the better fit adds to the offer"),
      costPerOrder: Double(
        section.money(
          "costPerOrder", unit: "per order", in: .nonNegative,
          "what it costs; with product.plan once for each account that begins to pay")),
      addedDeliveryDays: section.number(
        "addedDeliveryDays", unit: "days", in: .closed(0...3660), "by how much later it comes"))
  }

  static func readAI(
    _ product: ScenarioReader, channelNames: [String]
  ) -> (configuration: AIProductConfiguration, reader: ScenarioReader)? {
    guard
      let section = product.optionalSection(
        "ai", "the artificial intelligence in the product; none unless given")
    else { return nil }
    let segmentsBy = section.optional("segmentsBy") {
      $0.text(
        "segmentsBy",
        "attribute of market.population whose categories have a model each; one for all unless given"
      )
    }
    let learning = section.section("learning", "how data make the model better")
    let curve = readLearningCurve(learning)
    let configuration = AIProductConfiguration(
      segmentsBy: segmentsBy, learning: curve,
      transferShare: learning.share(
        "transferShare", default: 0, "what a record is worth in another segment's model"),
      personCorrelation: learning.share(
        "personCorrelation", default: 0,
        "how alike records of one person are: k are worth k / (1 + (k - 1) x this)"),
      frontierError: section.optional("frontierErrorShare") {
        $0.share(
          "frontierErrorShare",
          "share of wrong answers of the best competitor at the start; learning.openingErrorShare "
            + "unless given")
      },
      utilityPerQuality: section.number(
        "utilityPerQuality", unit: "utility", in: .closed(-1000...1000),
        "what a share of right answers 1 higher than the frontier's adds to the offer"),
      satisfactionLogOddsPerQuality: section.number(
        "satisfactionLogOddsPerQuality", unit: "log odds", in: .closed(-1000...1000), default: 0,
        "what a share of right answers 1 higher than at the start adds to the odds of satisfaction"),
      usage: readUsage(section), consent: readTrainingConsent(section),
      federated: readFederated(section),
      training: readTraining(section), inference: readInference(section),
      sources: readSources(section), incidents: readIncidents(section),
      releases: readReleases(section),
      assistant: readAssistant(section, channelNames: channelNames))
    return (configuration, section)
  }

  private static func readLearningCurve(_ section: ScenarioReader) -> LearningCurve {
    let opening = section.share(
      "openingErrorShare", "share of wrong answers of the first model")
    let floor = section.share(
      "irreducibleErrorShare", default: 0, "share of wrong answers that no data remove")
    if floor > opening && !section.isDocumenting {
      section.report(
        .value("\(floor)"), at: "irreducibleErrorShare",
        expected: "at most openingErrorShare, which is \(opening)")
    }
    return LearningCurve(
      openingRecords: section.number(
        "openingRecords", unit: "effective records", in: .closed(1...1e12),
        "what the first model has learnt from, for each segment"),
      openingError: opening, irreducibleError: min(floor, opening),
      exponent: section.number(
        "exponent", in: .closed(0...2),
        "power by which the error above the floor falls with the effective records"))
  }

  private static func readUsage(_ ai: ScenarioReader) -> UsageConfiguration {
    let section = ai.section("usage", "how customers use the product")
    return UsageConfiguration(
      sessionsPerMonth: section.number(
        "sessionsPerMonth", unit: "sessions a month", in: .closed(0...2880),
        "mean of a customer"),
      rateShape: section.number(
        "rateShape", in: .closed(0.01...1000), default: 1,
        "gamma shape of the rate over people; small is unequal"),
      furtherUsesPerSession: section.number(
        "furtherUsesPerSession", unit: "uses", in: .closed(0...1e6), default: 0,
        "mean uses in a session after the first; Poisson"),
      recordsPerUse: section.integer(
        "recordsPerUse", unit: "records", in: 0...1000, default: 1,
        "what a use leaves to learn from, with consent"),
      engagementLiftPerSession: section.share(
        "engagementLiftPerSession", default: 0,
        "part of the remaining disengagement that a session removes"),
      engagementHalfLifeDays: section.number(
        "engagementHalfLifeDays", unit: "days", in: .above(0, upTo: 3660), default: 30,
        "without a session, until half of the engagement is gone"),
      engagementUtility: section.number(
        "engagementUtility", unit: "utility", in: .closed(-20...20), default: 0,
        "what full engagement adds to the offer"))
  }

  private static func readTraining(_ ai: ScenarioReader) -> TrainingConfiguration? {
    guard
      let section = ai.optionalSection(
        "training", "when models are trained; never unless given, so that quality stays")
    else { return nil }
    let everyDays = section.optional("everyDays") {
      $0.number(
        "everyDays", unit: "days", in: .closed(0.1...3660),
        "a run starts so often; no schedule unless given"
      )
    }
    let growth = section.optional("whenDataGrewByShare") {
      $0.number(
        "whenDataGrewByShare", in: .closed(0.001...1000),
        "a run starts when effective data exceed those of the last by this share")
    }
    if everyDays == nil && growth == nil {
      section.report(
        .statement("no run is ever begun"), expected: "everyDays or whenDataGrewByShare")
    }
    let machines = section.integer(
      "machines", unit: "machines", in: 1...100_000, default: 1, "machines that share a run")
    let parallelShare = section.share(
      "parallelShare", default: 0.95,
      "part of a run that machines share: a run takes 1 - this + this / machines of its days")
    return TrainingConfiguration(
      everyDays: everyDays, whenDataGrewByShare: growth,
      days: section.distribution(
        "days", unit: "days", in: .nonNegative, "length of a run on one machine"),
      costPerRun: Double(
        section.money(
          "costPerRun", unit: "per run", in: .nonNegative, "cost of a run on one machine")),
      costPerThousandRecords: Double(
        section.money(
          "costPerThousandRecords", unit: "per 1000 effective records", in: .nonNegative,
          default: 0, "what the data add to it")),
      failureShare: section.share(
        "failureShare", in: .closed(0...0.99), default: 0, "runs that fail, and cost all the same"),
      resultSpread: section.number(
        "resultSpread", in: .closed(0...3), default: 0,
        "standard deviation of the log of a run's error above the floor"),
      distributed: machines > 1
        ? DistributedTraining(machines: machines, parallelShare: parallelShare) : nil)
  }

  private static func readInference(_ ai: ScenarioReader) -> InferencePrice {
    let section = ai.section("inference", "what serving the users costs")
    let perThousand = section.money(
      "costPerThousandUses", unit: "per 1000 uses", in: .nonNegative, "cost at the start")
    let fall = section.number(
      "fallPerYearFactor", in: .closed(0.01...1e6), default: 1, "by which factor it falls in a year"
    )
    let compression = section.optionalSection(
      "compression", "a smaller model made of the trained one; none unless given")
    return InferencePrice(
      costPerUse: Double(perThousand) / 1000, fallPerYearFactor: fall,
      compression: compression.map {
        CompressionConfiguration(
          servingCostShare: $0.share(
            "servingCostShare", "cost of a use against that of the model as trained"),
          addedErrorShare: $0.number(
            "addedErrorShare", in: .closed(0...100),
            "by which share the error above the floor grows"))
      })
  }

  private static func readReleases(_ ai: ScenarioReader) -> CompetitorReleases? {
    guard
      let section = ai.optionalSection(
        "releases", "releases of competitors, which move the frontier; none unless given")
    else { return nil }
    return CompetitorReleases(
      perYear: section.number("perYear", unit: "a year", in: .closed(0...366), "how often"),
      errorCutShare: section.share(
        "errorCutShare", in: .closed(0...0.99), "part of the frontier's error that one removes"))
  }

  private static func readAssistant(
    _ ai: ScenarioReader, channelNames: [String]
  ) -> AssistantConfiguration? {
    guard
      let section = ai.optionalSection(
        "assistant", "the product itself helps the firm to sell; nowhere unless given")
    else { return nil }
    let names = section.references(
      "channels", to: "channel", among: channelNames, "channels whose visitors it helps")
    return AssistantConfiguration(
      channels: names.compactMap { channelNames.firstIndex(of: $0) },
      oddsFactor: section.number(
        "oddsFactor", in: .closed(0.01...100),
        "by which a model without error multiplies the odds that a visitor takes the offer"),
      fromDay: section.number(
        "fromDay", unit: "days", in: .closed(0...3660), default: 0, "when it starts"))
  }

  /// Notes where the AI product names attributes and categories that the people do not have.
  static func check(
    _ ai: AIProductConfiguration, among population: PopulationConfiguration,
    in reader: ScenarioReader
  ) {
    // Of a population with a problem it is not known what it has.
    guard !reader.isDocumenting, !reader.hasProblems else { return }
    let nodes = population.network?.network.nodes ?? []
    let traits = Trait.allCases.map(\.nodeName)
    let attributes = nodes.filter { !$0.law.isNumeric && !traits.contains($0.name) }
    let names = attributes.map(\.name)
    let expected = names.isEmpty ? "no key, as people have no categories" : alternatives(names)
    if let name = ai.segmentsBy, !names.contains(name) {
      reader.report(.value(quoted(name)), at: "segmentsBy", expected: expected)
    }
    if let name = ai.consent.attribute,
      !attributes.contains(where: {
        $0.name == name && $0.law.labels.contains(TrainingConsentConfiguration.consentingCategory)
      })
    {
      reader.report(
        .value(quoted(name)), at: "consent",
        expected: "an attribute of people with a category yes")
    }
    let segments = attributes.first { $0.name == ai.segmentsBy }?.law.labels ?? []
    for source in ai.sources {
      guard let segment = source.segment, !segments.contains(segment) else { continue }
      reader.report(
        .value(quoted(segment)), at: "sources",
        expected: segments.isEmpty ? "no segment, as there is but one" : alternatives(segments))
    }
  }
}
