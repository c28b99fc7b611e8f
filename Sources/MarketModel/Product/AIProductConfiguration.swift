/// The artificial intelligence in what the firm sells: what it learns from, how good that makes it,
/// and what training and serving it cost (C1, C2, C3, C6).
public struct AIProductConfiguration: Sendable, Hashable {
  /// The attribute of people by which models are told apart, a category of the population's
  /// network; nil for one model for everybody.
  public var segmentsBy: String?
  /// How the error of a segment's model falls with the effective data.
  public var learning: LearningCurve
  /// What a record of another segment is worth in a segment's model.
  public var transferShare: Double
  /// How alike the records of one person are; see ``DataPool``.
  public var personCorrelation: Double
  /// The share of wrong answers that competitors have reached at the start; nil for that of the
  /// first model.
  public var frontierError: Double?
  /// Utility of the offer for each unit of quality (1 − error) above the frontier's.
  public var utilityPerQuality: Double
  /// By how much a unit of quality above the opening one raises the log odds of satisfaction.
  public var satisfactionLogOddsPerQuality: Double
  /// How customers use the product, and what that leaves.
  public var usage: UsageConfiguration
  /// Who lets the firm learn from his or her use.
  public var consent: TrainingConsentConfiguration
  /// Learning where the data are; nil for learning from data brought together.
  public var federated: FederatedLearning?
  /// When models are trained; nil for never, so that quality stays as it is.
  public var training: TrainingConfiguration?
  /// What serving costs.
  public var inference: InferencePrice
  /// Hospitals, institutes and other sources of data beside the users.
  public var sources: [DataSourceConfiguration]
  /// Breaches of privacy; nil for none.
  public var incidents: PrivacyIncidents?
  /// Releases of competitors; nil for none.
  public var releases: CompetitorReleases?
  /// Where the model itself helps to sell; nil for nowhere.
  public var assistant: AssistantConfiguration?

  /// A product of its parts.
  public init(
    segmentsBy: String? = nil, learning: LearningCurve, transferShare: Double = 0,
    personCorrelation: Double = 0, frontierError: Double? = nil, utilityPerQuality: Double,
    satisfactionLogOddsPerQuality: Double = 0, usage: UsageConfiguration,
    consent: TrainingConsentConfiguration, federated: FederatedLearning? = nil,
    training: TrainingConfiguration? = nil, inference: InferencePrice,
    sources: [DataSourceConfiguration] = [], incidents: PrivacyIncidents? = nil,
    releases: CompetitorReleases? = nil, assistant: AssistantConfiguration? = nil
  ) {
    self.segmentsBy = segmentsBy
    self.learning = learning
    self.transferShare = transferShare
    self.personCorrelation = personCorrelation
    self.frontierError = frontierError
    self.utilityPerQuality = utilityPerQuality
    self.satisfactionLogOddsPerQuality = satisfactionLogOddsPerQuality
    self.usage = usage
    self.consent = consent
    self.federated = federated
    self.training = training
    self.inference = inference
    self.sources = sources
    self.incidents = incidents
    self.releases = releases
    self.assistant = assistant
  }
}

/// How customers use the product: sessions in a Poisson process, with a rate of their own (B8).
public struct UsageConfiguration: Sendable, Hashable {
  /// Mean sessions of a customer in a month.
  public var sessionsPerMonth: Double
  /// Shape of the gamma distribution of the rate over people; small is unequal.
  public var rateShape: Double
  /// Mean uses in a session, beyond the first; their number is Poisson.
  public var furtherUsesPerSession: Double
  /// Records that a use leaves where the person consents.
  public var recordsPerUse: Int
  /// The part of the remaining disengagement that a session removes.
  public var engagementLiftPerSession: Double
  /// Days without a session until half of the engagement is gone.
  public var engagementHalfLifeDays: Double
  /// Utility that full engagement adds to the offer: what is used is bought again.
  public var engagementUtility: Double

  /// Use of its parts.
  public init(
    sessionsPerMonth: Double, rateShape: Double, furtherUsesPerSession: Double,
    recordsPerUse: Int = 1, engagementLiftPerSession: Double = 0,
    engagementHalfLifeDays: Double = 30, engagementUtility: Double = 0
  ) {
    self.sessionsPerMonth = sessionsPerMonth
    self.rateShape = rateShape
    self.furtherUsesPerSession = furtherUsesPerSession
    self.recordsPerUse = recordsPerUse
    self.engagementLiftPerSession = engagementLiftPerSession
    self.engagementHalfLifeDays = engagementHalfLifeDays
    self.engagementUtility = engagementUtility
  }
}

/// Another source of data than the users: a hospital, an institute, a licensed collection (C1).
public struct DataSourceConfiguration: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// The segment that its data are about; nil for all alike.
  public var segment: String?
  /// The day of its first delivery.
  public var fromDay: Double
  /// Records in a monthly delivery, with and without consent.
  public var recordsPerMonth: Double
  /// The part of them whose subjects consent; the rest is not taken.
  public var consentShare: Double
  /// How alike its records are: *k* of them are worth *k* / (1 + (*k* − 1)*r*).
  public var correlation: Double
  /// Cost of a monthly delivery, minor units.
  public var costPerMonth: Double

  /// A source of its parts.
  public init(
    name: String, segment: String? = nil, fromDay: Double, recordsPerMonth: Double,
    consentShare: Double, correlation: Double, costPerMonth: Double
  ) {
    self.name = name
    self.segment = segment
    self.fromDay = fromDay
    self.recordsPerMonth = recordsPerMonth
    self.consentShare = consentShare
    self.correlation = correlation
    self.costPerMonth = costPerMonth
  }
}

/// Releases of competitors: the frontier moves, and the product ages beside it.
public struct CompetitorReleases: Sendable, Hashable {
  /// Releases in a year, a Poisson process.
  public var perYear: Double
  /// The part of the frontier's remaining error that a release removes.
  public var errorCutShare: Double

  /// Releases of their parts.
  public init(perYear: Double, errorCutShare: Double) {
    self.perYear = perYear
    self.errorCutShare = errorCutShare
  }
}

/// The deployed product as a seller: an assistant or recommender in the firm's channels (C6).
public struct AssistantConfiguration: Sendable, Hashable {
  /// The channels whose visitors it helps, by number.
  public var channels: [Int]
  /// By which factor a model without error multiplies the odds that a visitor takes the offer; one of
  /// quality *q* does so by its *q*-th power.
  public var oddsFactor: Double
  /// The day on which it starts.
  public var fromDay: Double

  /// An assistant of its parts.
  public init(channels: [Int], oddsFactor: Double, fromDay: Double = 0) {
    self.channels = channels
    self.oddsFactor = oddsFactor
    self.fromDay = fromDay
  }
}
