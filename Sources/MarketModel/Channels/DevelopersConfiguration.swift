public import RandomStreams

/// Developers who embed the product in theirs by its programming interface (A9).
public struct DevelopersConfiguration: Sendable, Hashable {
  /// How developers come, and what it takes until their products use ours.
  public var building: DeveloperBuilding
  /// What an integration uses and pays.
  public var usage: IntegrationUsage
  /// Whom integrations bring to the firm; nil for nobody.
  public var endUsers: EndUserConfiguration?

  /// Developers of their parts.
  public init(
    building: DeveloperBuilding, usage: IntegrationUsage, endUsers: EndUserConfiguration? = nil
  ) {
    self.building = building
    self.usage = usage
    self.endUsers = endUsers
  }
}

/// How developers come, and what it takes until their products use ours: a slow build.
public struct DeveloperBuilding: Sendable, Hashable {
  /// How many developers there are who might (R12).
  public var developers: Int
  /// Sign-ups a month by themselves, while nobody has signed up yet; then in proportion to those
  /// who have not.
  public var signUpsPerMonth: Double
  /// What it costs to bring another developer to look: the channel's budget is spent on that.
  public var costPerDeveloper: Double
  /// Developers a month to whom a live integration shows what can be done.
  public var shownPerIntegrationMonth: Double
  /// From the sign-up to the decision to build.
  public var sandboxDays: Distribution
  /// Developers who begin to build then.
  public var buildsShare: Double
  /// From that decision to the integration.
  public var integrationDays: Distribution
  /// Those of them who go live.
  public var goesLiveShare: Double
  /// Chance that a live integration is taken out within a year.
  public var leavesPerYearShare: Double

  /// Building of its parts.
  public init(
    developers: Int, signUpsPerMonth: Double, costPerDeveloper: Double,
    shownPerIntegrationMonth: Double, sandboxDays: Distribution, buildsShare: Double,
    integrationDays: Distribution, goesLiveShare: Double, leavesPerYearShare: Double
  ) {
    self.developers = developers
    self.signUpsPerMonth = signUpsPerMonth
    self.costPerDeveloper = costPerDeveloper
    self.shownPerIntegrationMonth = shownPerIntegrationMonth
    self.sandboxDays = sandboxDays
    self.buildsShare = buildsShare
    self.integrationDays = integrationDays
    self.goesLiveShare = goesLiveShare
    self.leavesPerYearShare = leavesPerYearShare
  }
}

/// What an integration uses, and what it pays for that by the month, in arrears (B6).
public struct IntegrationUsage: Sendable, Hashable {
  /// Units a month of a grown integration, drawn once for each.
  public var unitsPerMonth: Distribution
  /// Sigma of the lognormal factor, of mean 1, by which its use differs from month to month.
  public var monthSigma: Double
  /// Days in which its use grows, in proportion, from nothing to full.
  public var growthDays: Double
  /// Units a month that cost the developer nothing.
  public var freeUnitsPerMonth: Double
  /// Price of a unit, minor units.
  public var pricePerUnit: Double
  /// What serving a unit costs beside the inference of an AI product, minor units.
  public var servingCostPerUnit: Double
  /// From a bill to its payment.
  public var paymentDays: Double
  /// What the AI product may learn from its use; nil for nothing.
  public var learnt: LearntUse?

  /// Usage of its parts.
  public init(
    unitsPerMonth: Distribution, monthSigma: Double, growthDays: Double,
    freeUnitsPerMonth: Double, pricePerUnit: Double, servingCostPerUnit: Double,
    paymentDays: Double, learnt: LearntUse? = nil
  ) {
    self.learnt = learnt
    self.unitsPerMonth = unitsPerMonth
    self.monthSigma = monthSigma
    self.growthDays = growthDays
    self.freeUnitsPerMonth = freeUnitsPerMonth
    self.pricePerUnit = pricePerUnit
    self.servingCostPerUnit = servingCostPerUnit
    self.paymentDays = paymentDays
  }
}

/// What of an integration's use an AI product may learn from (C1, B8).
public struct LearntUse: Sendable, Hashable {
  /// Units that leave the records of a use: those of users who let the developer pass them on.
  public var share: Double
  /// How alike the records of one integration are, from 0 to 1 (as those of a data source).
  public var correlation: Double

  /// Learnt use of its parts.
  public init(share: Double, correlation: Double) {
    self.share = share
    self.correlation = correlation
  }
}

/// Whom integrations bring to the firm: people who meet the product in somebody else's.
public struct EndUserConfiguration: Sendable, Hashable {
  /// People a month who come to us from a live integration.
  public var perIntegrationMonth: Double
  /// Of those without an open need, the share in whom that makes one (R4).
  public var impulseShare: Double
  /// The developer's part of what they buy.
  public var revenueShare: Double

  /// End users of their parts.
  public init(perIntegrationMonth: Double, impulseShare: Double, revenueShare: Double) {
    self.perIntegrationMonth = perIntegrationMonth
    self.impulseShare = impulseShare
    self.revenueShare = revenueShare
  }
}
