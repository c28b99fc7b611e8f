internal import Populations

/// The AI product in a run: its models, the data behind them, and who uses it.
struct AIProduct: Sendable {
  let configuration: AIProductConfiguration
  /// The segments' names, `all` where there is but one.
  let segmentNames: [String]
  /// How many people each segment has.
  let peopleBySegment: [Int]
  /// Each person's segment; empty where there is but one.
  private let segments: [UInt8]
  /// Who consents, where an attribute says so.
  private let consents: [Bool]?
  /// Whether the assistant helps a channel's visitors.
  private let isAssisted: [Bool]
  /// The segment of each source; nil where its data are about all alike.
  private let segmentOfSource: [Int?]

  /// What users have left.
  var pool: DataPool
  /// Records of each source so far.
  var recordsBySource: [Double]
  /// What the records of developers' products are worth, in independent ones; about all alike.
  var worthOfIntegrations = 0.0
  /// The deployed model of each segment.
  var models: [DeployedModel]
  /// The error that competitors have reached.
  var frontierError: Double
  /// The run in progress.
  var run: TrainingRun?
  /// Effective records, all segments together, when the last run that did not fail began.
  var recordsAtLastRun: Double
  /// One row a person.
  var users: [UserState]
  /// Serving costs, which come in fractions of a minor unit.
  var serving = CostAccrual()
  /// Counts since the start; the amounts are the ledger's.
  var totals = ProductTotals()

  init(
    _ configuration: AIProductConfiguration, people: Int, attributes: PeopleTable?, channels: Int
  ) {
    self.configuration = configuration
    if let name = configuration.segmentsBy {
      guard case .categories(let labels, let codes)? = attributes?[name] else {
        preconditionFailure("segments are the categories of an attribute")
      }
      segmentNames = labels
      segments = codes
      peopleBySegment = codes.reduce(into: labels.map { _ in 0 }) { $0[Int($1)] += 1 }
    } else {
      segmentNames = ["all"]
      segments = []
      peopleBySegment = [people]
    }
    consents = configuration.consent.attribute.map { name in
      guard case .categories(let labels, let codes)? = attributes?[name] else {
        preconditionFailure("consent is a category of an attribute")
      }
      return codes.map { labels[Int($0)] == TrainingConsentConfiguration.consentingCategory }
    }
    let names = segmentNames
    segmentOfSource = configuration.sources.map { source in
      source.segment.map { name in
        guard let segment = names.firstIndex(of: name) else {
          preconditionFailure("a source is about a segment that there is")
        }
        return segment
      }
    }
    isAssisted = (0..<channels).map { configuration.assistant?.channels.contains($0) ?? false }
    pool = DataPool(
      people: people, segments: names.count, correlation: configuration.personCorrelation)
    recordsBySource = configuration.sources.map { _ in 0 }
    let learning = configuration.learning
    models = []
    frontierError = configuration.frontierError ?? learning.openingError
    recordsAtLastRun = learning.openingRecords * Double(names.count)
    users = Array(rows: UserState(), count: people)
    deploy(TrainingRun(records: names.map { _ in learning.openingRecords }))
  }

  /// Memory of the users and of the data that they have left; the segments are the population's.
  var bytes: Int { users.reservedBytes + pool.bytes + (consents?.reservedBytes ?? 0) }

  /// The segment that a person belongs to.
  func segment(of person: Int) -> Int { segments.isEmpty ? 0 : Int(segments[person]) }

  /// The share of right answers that a person gets.
  func quality(for person: Int) -> Double { 1 - models[segment(of: person)].error }

  /// Whether a person consents to learning from her use.
  ///
  /// - Parameter uniform: A draw from [0, 1), which decides where no attribute does.
  func isConsenting(_ person: Int, uniform: Double) -> Bool {
    consents?[person]
      ?? (uniform < configuration.federated?.consentShare ?? configuration.consent.share)
  }

  // MARK: - What it does to choices

  /// Utility that the product's state adds to the offer: quality against the frontier, engagement,
  /// lost trust, and the assistant where it helps the visit's channel.
  func utility(for person: Int, visiting channel: Int?, at time: Double) -> Double {
    let user = users[person]
    let error = models[segment(of: person)].error
    var utility = configuration.utilityPerQuality * (frontierError - error)
    let usage = configuration.usage
    utility +=
      usage.engagementUtility
      * user.engagement(at: time, halfLifeDays: usage.engagementHalfLifeDays)
    if let incidents = configuration.incidents {
      utility -= user.distrust(at: time, halfLifeDays: incidents.trustHalfLifeDays)
    }
    if let assistant = configuration.assistant, let channel, isAssisted[channel],
      time >= assistant.fromDay
    {
      utility += log(assistant.oddsFactor) * (1 - error)
    }
    return utility
  }

  /// Utility that the models' quality against the frontier adds, mean over people.
  var meanQualityUtility: Double {
    let people = peopleBySegment.reduce(0, +)
    let utilities = zip(models, peopleBySegment).map { model, people in
      configuration.utilityPerQuality * (frontierError - model.error) * Double(people)
    }
    return utilities.reduce(0, +) / Double(max(people, 1))
  }

  /// The chance that a delivery satisfies a person, given that of the opening model.
  func satisfiedShare(for person: Int, opening: Double) -> Double {
    share(opening, for: person, logOddsPerQuality: configuration.satisfactionLogOddsPerQuality)
  }

  /// A chance that has grown with the quality that a person gets, from what it was with the opening
  /// model.
  func share(_ opening: Double, for person: Int, logOddsPerQuality: Double) -> Double {
    let gain = configuration.learning.openingError - models[segment(of: person)].error
    let odds = exp(logOddsPerQuality * gain)
    return opening * odds / (1 - opening + opening * odds)
  }

  // MARK: - What it has learnt from

  /// The effective records of each segment: those of the first model, the segment's own, and what
  /// those of the other segments are worth there.
  func effectiveRecords() -> [Double] {
    var own = pool.worthBySegment
    for source in recordsBySource.indices {
      let worth = worth(ofSource: source)
      if let segment = segmentOfSource[source] {
        own[segment] += worth
      } else {
        for segment in own.indices { own[segment] += worth / Double(own.count) }
      }
    }
    if worthOfIntegrations > 0 {
      for segment in own.indices { own[segment] += worthOfIntegrations / Double(own.count) }
    }
    let value = configuration.federated?.valueShare ?? 1
    let total = own.reduce(0, +)
    return own.map {
      configuration.learning.openingRecords
        + value * ($0 + configuration.transferShare * (total - $0))
    }
  }

  /// The effective records of all segments together, without making an array of them.
  private var totalEffectiveRecords: Double {
    var own = 0.0
    for segment in pool.worthBySegment.indices { own += pool.worthBySegment[segment] }
    for source in recordsBySource.indices { own += worth(ofSource: source) }
    own += worthOfIntegrations
    let others = Double(pool.worthBySegment.count - 1)
    return configuration.learning.openingRecords * (others + 1)
      + (configuration.federated?.valueShare ?? 1) * own
      * (1 + configuration.transferShare * others)
  }

  private func worth(ofSource source: Int) -> Double {
    DataPool.worth(
      of: recordsBySource[source], correlation: configuration.sources[source].correlation)
  }

  /// Whether the data have grown so much since the last run that another is due.
  func hasGrownEnough() -> Bool {
    guard let growth = configuration.training?.whenDataGrewByShare else { return false }
    return totalEffectiveRecords >= recordsAtLastRun * (1 + growth)
  }

  /// Puts what a run has learnt to use.
  mutating func deploy(_ run: TrainingRun) {
    let factor = run.luck * (1 + (configuration.inference.compression?.addedErrorShare ?? 0))
    models = run.records.map {
      DeployedModel(
        error: configuration.learning.error(afterRecords: $0, excessFactor: factor),
        learntFromRecords: $0)
    }
  }

  /// The product at a reporting date.
  func record(_ ledger: Ledger) -> ProductRecord {
    var record = ProductRecord()
    let effective = effectiveRecords()
    record.segments = models.indices.map {
      var segment = SegmentRecord()
      segment.name = segmentNames[$0]
      segment.people = peopleBySegment[$0]
      segment.quality = 1 - models[$0].error
      segment.learntFromRecords = models[$0].learntFromRecords
      segment.effectiveRecords = effective[$0]
      return segment
    }
    record.frontierQuality = 1 - frontierError
    record.users = users.count { $0.isUsing }
    record.totals = totals
    record.totals.trainingCost = ledger.balance(of: .training).asDouble
    record.totals.inferenceCost = ledger.balance(of: .inference).asDouble
    record.totals.dataCost = ledger.balance(of: .data).asDouble
    record.totals.fines = ledger.balance(of: .fines).asDouble
    record.totals.revenue = -ledger.balance(of: .revenue).asDouble
    record.totals.costOfSales = ledger.costOfSales.asDouble
    return record
  }
}

/// A model in use.
struct DeployedModel: Sendable, Hashable {
  /// The share of its answers that are wrong.
  var error: Double
  /// The effective records that it has learnt from.
  var learntFromRecords: Double
}

/// A training run in progress: the data of its start are what it learns from.
struct TrainingRun: Sendable, Hashable {
  /// Effective records by segment.
  var records: [Double]
  /// Whether it will turn out to have failed.
  var fails = false
  /// What multiplies the error above the floor.
  var luck = 1.0
}
