internal import ConversionModel
internal import MarketModel
internal import Policies

/// The strategies: policies with settings, one derived from another.
extension ScenarioSchema {
  private static let policies = [
    "even-split", "fixed", "greedy-return", "precision-marketing", "switch", "uplift-marketing",
  ]

  /// A strategy as it is written: with a policy, or with the names of two strategies and a day.
  private struct Plan {
    let name: String
    let policyName: String
    let reader: ScenarioReader
    let openings: Openings
    let content: Content

    enum Content {
      case policy(any Policy)
      case change(first: String, second: String, day: Int)
    }

    var policy: (any Policy)? {
      if case .policy(let policy) = content { policy } else { nil }
    }
  }

  static func readStrategies(
    _ root: ScenarioReader, scenario: Dateable, learner: LearnerMethod
  ) -> [Strategy] {
    let names = root.names(in: "strategies")
    let plans = root.collection(
      "strategies", atLeast: 1, kinds: ("policy", policies), derivedBy: "from",
      "the plans to compare, by name"
    ) { name, strategy in
      let problemsBefore = strategy.problemCount
      let policyName = strategy.choice("policy", of: policies, "which policy decides")
      // Which keys belong here depends on the policy.
      if strategy.problemCount > problemsBefore { strategy.mute() }
      let content =
        policyName == "switch"
        ? readChange(strategy, among: names.filter { $0 != name })
        : .policy(readPolicy(policyName, strategy, channels: scenario.channels, learner: learner))
      return Plan(
        name: name, policyName: policyName, reader: strategy,
        openings: readOpenings(strategy, of: scenario), content: content)
    }
    return plans.map { plan in
      let policy = policy(of: plan, among: plans)
      check(spendingOf: policy, under: plan.openings, of: scenario, in: plan.reader)
      return Strategy(
        name: plan.name, policyName: plan.policyName, policy: policy, openings: plan.openings)
    }
  }

  private static func readPolicy(
    _ policyName: String, _ strategy: ScenarioReader, channels: [ChannelConfiguration],
    learner: LearnerMethod
  ) -> any Policy {
    let reviewDays = strategy.number(
      "reviewDays", unit: "days", in: .closed(1...366), default: 14, "between reviews")
    return switch policyName {
    case "fixed":
      FixedSpending(
        spendPerDay: readSpendByChannel(strategy, channels: channels),
        reviewDays: reviewDays,
        partnersWanted: readPartnersWanted(strategy, channels: channels))
    case "greedy-return":
      readGreedyReturn(strategy, reviewDays: reviewDays)
    case "precision-marketing":
      readPrecisionMarketing(strategy, reviewDays: reviewDays, learner: learner)
    case "uplift-marketing":
      readUpliftMarketing(strategy, reviewDays: reviewDays)
    default:
      EvenSplit(spendPerDay: readTotalSpend(strategy), reviewDays: reviewDays)
    }
  }

  private static func readChange(
    _ strategy: ScenarioReader, among others: [String]
  ) -> Plan.Content {
    .change(
      first: strategy.reference("first", to: "strategy", among: others, "decides until the day"),
      second: strategy.reference(
        "second", to: "strategy", among: others, "decides from the day on, with a review on it"),
      day: strategy.integer("onDay", unit: "days", in: 1...3660, "after the start of the clock"))
  }

  /// The policy of a plan; of a change, one made of those of the plans that it names.
  private static func policy(of plan: Plan, among plans: [Plan]) -> any Policy {
    func named(_ name: String, by key: String) -> any Policy {
      let other = plans.first { $0.name == name }
      if let policy = other?.policy {
        if other?.openings.isEmpty == false {
          plan.reader.report(
            .statement("\(name) opens, closes or enters on days of its own"), at: key,
            expected: "a strategy that does not; the dates may stand here")
        }
        return policy
      }
      if other != nil && !plan.reader.isDocumenting {
        plan.reader.report(
          .value(name), at: key, expected: "a strategy that does not switch itself")
      }
      // What is wrong has been reported; nothing of this is played.
      return EvenSplit(spendPerDay: 0, reviewDays: 14)
    }
    switch plan.content {
    case .policy(let policy): return policy
    case .change(let first, let second, let day):
      return SwitchingPolicy(
        from: named(first, by: "first"), to: named(second, by: "second"), on: Double(max(1, day)))
    }
  }

  private static func readTotalSpend(_ strategy: ScenarioReader) -> Double {
    let perMonth = strategy.money(
      "spendPerMonth", unit: "per month", in: .nonNegative, "spending over all channels")
    return Double(perMonth) / daysPerMonth
  }

  private static func readSpendByChannel(
    _ strategy: ScenarioReader, channels: [ChannelConfiguration]
  ) -> [Double] {
    let channelNames = channels.map(\.name)
    let section = strategy.section(
      "spendByChannelPerMonth", "spending by channel; none on those not named")
    var spend = [Double](repeating: 0, count: channelNames.count)
    for name in section.keys(naming: "channel", among: channelNames) {
      let perMonth = section.money(name, unit: "per month", in: .nonNegative, "on this channel")
      guard let channel = channelNames.firstIndex(of: name) else { continue }
      spend[channel] = Double(perMonth) / daysPerMonth
      let kind = channels[channel].kind
      if !kind.takesBudget, perMonth > 0, !section.isDocumenting {
        section.report(
          .statement("a channel of kind \(kind.name) has costs of its own and no budget"), at: name,
          expected: "0, or no such line")
      }
    }
    readRepresentatives(strategy, channels: channels, in: section, into: &spend)
    return spend
  }

  /// Reads the sizes of sales teams, which stand for the spending that pays them.
  private static func readRepresentatives(
    _ strategy: ScenarioReader, channels: [ChannelConfiguration], in amounts: ScenarioReader,
    into spend: inout [Double]
  ) {
    guard
      let section = strategy.optionalSection(
        "representatives", "the size of sales teams, instead of spending on them")
    else { return }
    let teams = channels.filter { $0.kind.name == "salesTeam" }.map(\.name)
    for name in section.keys(naming: "sales team", among: teams) {
      let count = section.integer(name, unit: "people", in: 0...10_000, "in this team")
      guard let channel = channels.firstIndex(where: { $0.name == name }),
        case .salesTeam(let team) = channels[channel].kind
      else { continue }
      if amounts.has(name) {
        section.report(
          .statement("the spending on this team is given too"), at: name,
          expected: "spendByChannelPerMonth or representatives, one of them")
      }
      spend[channel] = team.staff.spendPerDay(ofRepresentatives: count)
    }
  }

  private static func readGreedyReturn(
    _ strategy: ScenarioReader, reviewDays: Double
  ) -> GreedyReturn {
    GreedyReturn(
      spendPerDay: readTotalSpend(strategy), reviewDays: reviewDays,
      stepShare: strategy.share(
        "stepShare", default: 0.1, "part of the total that moves at a review"),
      floorShare: strategy.share(
        "floorShare", default: 0.2, "part of an equal share that every channel keeps"),
      maturityDays: strategy.number(
        "maturityDays", unit: "days", in: .closed(0...366), default: 14,
        "age at which spending is judged"),
      cohortsJudged: strategy.integer(
        "cohortsJudged", in: 1...1000, default: 3, "how many review intervals are judged"))
  }

  private static func readPrecisionMarketing(
    _ strategy: ScenarioReader, reviewDays: Double, learner: LearnerMethod
  ) -> PrecisionMarketing {
    PrecisionMarketing(
      spendPerDay: readTotalSpend(strategy), reviewDays: reviewDays,
      targetShare: strategy.share(
        "targetShare", in: .above(0, upTo: 1), "part of the people that is addressed"),
      explorationShare: strategy.share(
        "explorationShare", "chance that one of the others is addressed all the same"),
      minimumConversions: strategy.integer(
        "minimumConversions", in: 1...1_000_000, default: 50,
        "conversions to learn before people are chosen"),
      rating: readRating(strategy, learner: learner))
  }

  private static func readUpliftMarketing(
    _ strategy: ScenarioReader, reviewDays: Double
  ) -> UpliftMarketing {
    let exploration = strategy.share(
      "explorationShare", in: .between(0, 1),
      "chance that one of the others is addressed all the same, until the next review")
    let holdOut = strategy.share(
      "holdOutShare", in: .between(0, 1), default: 0.1,
      "chance that one of the people chosen is not addressed, until the next review")
    // What is missing reads as 0, has been reported, and is not played.
    return UpliftMarketing(
      spendPerDay: readTotalSpend(strategy), reviewDays: reviewDays,
      targetShare: strategy.share(
        "targetShare", in: .above(0, upTo: 1), "part of the people that is chosen"),
      explorationShare: max(1e-9, exploration), holdOutShare: max(1e-9, holdOut),
      minimumOrders: strategy.integer(
        "minimumOrders", in: 1...1_000_000, default: 25,
        "orders to learn from, of people addressed and of others, before people are chosen"))
  }

  private static func readRating(
    _ strategy: ScenarioReader, learner: LearnerMethod
  ) -> PrecisionMarketing.Rating {
    let name = strategy.choice(
      "rateBy", of: ["prediction", "upperBound", "thompson"], default: "prediction",
      "people are rated by the predicted conversion, by an upper bound of it, or by a draw of what "
        + "the model believes; the latter two need a learner of kind diagonal, full or mixture")
    if name != "prediction" && !learner.isUncertain && !strategy.isDocumenting {
      strategy.report(
        .statement("a learner of kind \(learner.rawValue) does not know how sure it is"),
        at: "rateBy", expected: "prediction, or learner.kind diagonal, full or mixture")
    }
    switch name {
    case "thompson": return .thompson
    case "upperBound":
      return .upperBound(deviations: readDeviations(strategy))
    default:
      if strategy.isDocumenting { _ = readDeviations(strategy) }
      return .prediction
    }
  }

  private static func readDeviations(_ strategy: ScenarioReader) -> Double {
    strategy.number(
      "boundDeviations", unit: "standard deviations", in: .closed(0...10), default: 1,
      "how far above the predicted log-odds the bound lies, with `rateBy: upperBound`")
  }
}
