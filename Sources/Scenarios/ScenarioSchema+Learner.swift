internal import ConversionModel
internal import MarketModel

/// The conversion model: which learner learns, by which settings, and when it knows a label.
extension ScenarioSchema {
  static func readLearner(
    _ root: ScenarioReader, attributes: [String], truthEvery: inout Int?,
    reader: inout ScenarioReader
  ) -> LearnerConfiguration {
    root.section(
      "learner", kinds: ("kind", LearnerMethod.allCases.map(\.rawValue)),
      "the conversion model that learns during the run"
    ) { section in
      reader = section
      let problemsBefore = section.problemCount
      let method = section.choice(
        "kind", default: LearnerMethod.mixture,
        "which learner learns, by the names of `marketsim learn --learner`")
      // Which keys belong here depends on the kind.
      if section.problemCount > problemsBefore { section.mute() }
      var configuration = LearnerConfiguration(
        method: method,
        settings: readSettings(of: method, section),
        labelWindowDays: section.number(
          "labelWindowDays", unit: "days", in: .above(0, upTo: 366),
          "an order within so many days makes a touch a conversion"),
        decisionThreshold: section.share(
          "decisionThreshold", default: 0.5,
          "from this prediction on a touch counts as predicted to convert"),
        labelTiming: section.choice(
          "labels", default: .atWindowClose,
          "when a conversion is learnt; a non-conversion is known when its window closes, or assumed at "
            + "once with fakeNegatives"),
        priorConversionRate: section.share(
          "priorConversionShare", in: .between(0, 1),
          "share of touches expected to convert before anything is learnt"))
      if method.knowsPriorVariance {
        configuration.priorDeviation = section.number(
          "priorDeviation", in: .closed(0.1...10), default: 1,
          "standard deviation of the log-odds of priorConversionShare, how surely that is known: with "
            + "1 it is within a factor of about 7 in 19 of 20 cases, 0.35 stands for a factor of 2")
      } else if section.has("priorDeviation"), !section.isDocumenting {
        _ = section.node("priorDeviation")
        refuse("priorDeviation", with: method, section)
      }
      configuration.largestWeight = section.optional("largestPropensityWeight") {
        $0.number(
          "largestPropensityWeight", in: .above(1, upTo: 1e6),
          "touches weigh by the inverse of the chance with which the firm addressed the person, up to "
            + "this; all weigh alike unless given")
      }
      configuration.crosses = readCrosses(
        section, of: FeatureMap.columnNames(attributes: attributes))
      if method == .baseRate, !configuration.crosses.isEmpty {
        refuse("crosses", with: method, section)
      }
      if method == .full {
        configuration.mergesEveryDays = section.optional("mergesEveryDays") {
          $0.number(
            "mergesEveryDays", unit: "days", in: .above(0, upTo: 366),
            "each channel's touches stay with it: it learns by itself, and the learners are merged "
              + "so often; one learner learns from all unless given")
        }
        if configuration.mergesEveryDays != nil, configuration.settings.adapts {
          section.report(
            .value("true"), at: "restarts",
            expected: "false, as learners that restart can't be merged")
        }
      }
      truthEvery = section.optional("truthEvery") {
        $0.integer(
          "truthEvery", unit: "touches", in: 1...1_000_000_000,
          "every so many touches the market is played on with other luck, to find out how likely the "
            + "conversion was: oracle_log_loss and regret in learning.csv. Takes, for each of them, "
            + "the time of two label windows")
      }
      return configuration
    }
  }

  /// Refuses crosses that no learner could wait for, and full covariances of wide models; where
  /// nobody has chosen, a wide model gets the diagonal filter, as tables do.
  static func checkWidth(of market: inout MarketConfiguration, in section: ScenarioReader) {
    guard !section.isDocumenting, !section.hasProblems else { return }
    let counts = FeatureMap.counts(of: market)
    if counts.ofCrosses > FeatureEncoder.mostCrossed {
      return section.report(
        .value("crosses with \(counts.ofCrosses) features"), at: "crosses",
        expected: "up to \(FeatureEncoder.mostCrossed); cross columns of fewer categories")
    }
    let method = market.learner.method
    guard method == .full || method == .mixture,
      counts.all > LearnerMethod.mostFeaturesOfMixture
    else { return }
    let reason =
      "with more than \(LearnerMethod.mostFeaturesOfMixture) features a filter of all "
      + "pairs takes too long"
    guard section.has("kind") else {
      market.learner.method = .diagonal
      market.learner.settings.processNoise = LearnerMethod.diagonal.standardProcessNoise
      return section.warn(
        .statement("\(counts.all) features, so the learner is the diagonal filter"),
        expected: "fewer features, or a kind; \(reason)")
    }
    section.report(
      .value("\(method.rawValue) with \(counts.all) features"), at: "kind",
      expected: "diagonal, or another kind than full and mixture; \(reason)")
  }

  /// Reads pairs of columns, each once.
  private static func readCrosses(
    _ section: ScenarioReader, of columns: [String]
  ) -> [CrossedColumns] {
    var crosses: [CrossedColumns] = []
    _ = section.list(
      "crosses",
      "pairs of columns of what is known of a touch whose features are multiplied with each other, "
        + "once standardised: of two categories a feature for each pair, of a category and a number "
        + "the number within each category. Columns: "
        + FeatureMap.columnNames(attributes: []).joined(separator: ", ")
        + ", and the attributes that the firm knows"
    ) { pair in
      let problemsBefore = pair.problemCount
      let left = pair.reference("left", to: "column", among: columns, "the one column")
      let right = pair.reference("right", to: "column", among: columns, "the other column")
      guard pair.problemCount == problemsBefore, !pair.isDocumenting else { return }
      if let name = [left, right].first(where: { name in columns.count { $0 == name } > 1 }) {
        pair.report(
          .statement("an attribute is called \(name), as a column is that is there anyway"),
          at: name == left ? "left" : "right", expected: "an attribute of another name")
      } else if left == right {
        pair.report(.value(right), at: "right", expected: "another column than left")
      } else if crosses.contains(where: { Set([$0.left, $0.right]) == [left, right] }) {
        pair.report(.value(right), at: "right", expected: "a pair that is not crossed already")
      } else {
        crosses.append(CrossedColumns(left, right))
      }
    }
    return crosses
  }

  /// Refuses settings of other learners, as a template's may be when another kind is picked.
  private static func refuseIdle(of method: LearnerMethod, _ section: ScenarioReader) {
    let keys: [(LearnerMethod.Setting, String)] = [
      (.step, "learningRate"), (.decayExamples, "decayExamples"), (.l1, "l1"), (.l2, "l2"),
      (.batchSize, "batchSize"), (.processNoise, "processNoise"), (.adapts, "restarts"),
    ]
    for (setting, key) in keys
    where !method.uses.contains(setting) && section.has(key) && !section.isDocumenting {
      _ = section.node(key)
      refuse(key, with: method, section)
    }
  }

  private static func refuse(
    _ key: String, with method: LearnerMethod, _ section: ScenarioReader
  ) {
    section.report(
      .statement("no effect with kind: \(method.rawValue)"), at: key,
      expected: "no such key; where it is inherited, --set \(section.keyPath(key))=~ or "
        + "\"\(key): ~\" takes it back")
  }

  /// Reads the settings that have an effect on a learner.
  private static func readSettings(
    of method: LearnerMethod, _ section: ScenarioReader
  ) -> LearnerMethod.Settings {
    refuseIdle(of: method, section)
    var settings = LearnerMethod.Settings()
    func has(_ setting: LearnerMethod.Setting) -> Bool { method.uses.contains(setting) }
    if has(.step) {
      settings.step = section.number(
        "learningRate", in: .closed(1e-9...10), default: method.standardStep,
        "step size at the start")
    }
    if has(.decayExamples) {
      settings.decayExamples = section.number(
        "decayExamples", unit: "examples", in: .nonNegative, default: method.standardDecayExamples,
        "the step falls as 1 / sqrt(1 + examples / this); 0 for never")
    }
    if has(.l1) {
      settings.l1 = section.number(
        "l1", in: .closed(0...10), default: 0, "penalty on the weights' magnitudes")
    }
    if has(.l2) {
      let penalty = section.number(
        "l2", in: .closed(0...10), default: method.standardL2, "penalty on the weights' squares")
      settings.l2 = penalty
      if let step = settings.step, step * penalty > 1 && !section.isDocumenting {
        // A decay that overshoots zero makes the weights grow without end.
        section.report(
          .value("\(penalty) with a learning rate of \(step)"), at: "l2",
          expected: "at most 1 / learningRate")
      }
    }
    if has(.batchSize) {
      settings.batchSize = section.integer(
        "batchSize", unit: "examples", in: 1...1_000_000, default: 1,
        "whose mean gradient makes a step")
    }
    if has(.processNoise) {
      settings.processNoise = section.number(
        "processNoise", in: .closed(0...1), default: method.standardProcessNoise,
        "what the variance of each weight grows by with each example: how fast they may drift")
    }
    if has(.adapts) {
      settings.adapts = section.flag(
        "restarts", default: false,
        "whether a fresh learner may take over when losses rise and it predicts better")
    }
    return settings
  }
}
