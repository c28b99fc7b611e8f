public import MarketModel
public import Populations
public import RandomStreams

/// A scenario file, read and found valid; immutable.
///
/// Its uncertain inputs are not drawn yet: ``resolved(drawnBy:)`` makes of it what one replication
/// plays.
public struct Scenario: Sendable {
  /// The scenario's name, for reports.
  public let name: String
  /// The file as the user named it.
  public let file: String
  /// The overrides as the user gave them, each `key.path=value`.
  public let settings: [String]
  /// The day at whose 00:00 the clock starts.
  public let start: CalendarDate
  /// The IANA time zone of all dates and hours, if the file says it.
  public let zone: String?
  /// The currency of all amounts.
  public let currency: Currency
  /// What the strategies are ranked by, and the limits.
  public let goal: Goal
  /// The strategies' names, in the file's order.
  public let strategyNames: [String]
  /// The position of the strategy that the others are compared with.
  public let baseline: Int
  /// The scenario at the likely values of its uncertain inputs.
  public let likely: ResolvedScenario

  /// What can be played and was hardly meant, such as a festival outside the run; by file and line.
  public let warnings: [ScenarioProblem]

  private let tree: ScenarioTree
  private let attachments: [Attachment]
  private let learntPopulation: LearntPopulation?

  /// Reads and checks a file.
  ///
  /// - Parameters:
  ///   - file: The path as the user gave it.
  ///   - settings: Overrides, each `key.path=value`.
  /// - Throws: ``ScenarioError`` with every problem that was found.
  public init(file: String, settings: [String] = []) throws(ScenarioError) {
    try self.init(
      tree: ScenarioTree(file: file, settings: settings), file: file, settings: settings)
  }

  /// Reads and checks a text that stands for a file.
  public init(text: String, file: String, settings: [String] = []) throws(ScenarioError) {
    try self.init(
      tree: ScenarioTree(text: text, file: file, settings: settings), file: file,
      settings: settings)
  }

  private init(
    tree: ScenarioTree, file: String, settings: [String]
  ) throws(ScenarioError) {
    let reader = ScenarioReader(tree)
    let read = ScenarioSchema.read(reader)
    try reader.finish(knowing: Self.describeKeys())
    self.tree = tree
    attachments = reader.context.attachments
    learntPopulation = reader.context.learntPopulation
    warnings = ScenarioError.inOrder(reader.context.warnings)
    self.file = file
    self.settings = settings
    name = read.name
    start = read.start
    zone = read.zone
    currency = read.currency
    goal = read.goal
    strategyNames = read.resolved.strategies.map(\.name)
    baseline = read.baseline
    likely = read.resolved
  }

  /// Quantities that are drawn once a replication (R2), here with their likely values.
  public var uncertainInputs: [UncertainInput] { likely.uncertainInputs }

  /// A hash of everything that the file, its templates, the overrides and the files of data say, in
  /// hexadecimal.
  public var contentHash: String {
    let data =
      attachments.map(\.hash.hexadecimal) + [learntPopulation?.contentHash].compactMap(\.self)
    guard !data.isEmpty else { return tree.contentHash }
    var hash = StableHash()
    for part in [tree.contentHash] + data { hash.add(part) }
    return hash.hexadecimal
  }

  /// The files that were read: the scenario's and its templates'.
  public var files: [String] { tree.files }

  /// The files of data that its keys name: friendships, customers.
  public var dataFiles: [String] {
    attachments.map(\.path) + [learntPopulation?.file].compactMap(\.self)
  }

  /// Draws the uncertain inputs from a replication's streams.
  ///
  /// Every strategy of the replication shares the draws.
  ///
  /// - Throws: ``ScenarioError`` if values that are each within their range contradict each other.
  public func resolved(
    drawnBy streams: ReplicationStreams
  ) throws(ScenarioError) -> ResolvedScenario {
    guard !uncertainInputs.isEmpty else { return likely }
    let reader = ScenarioReader(
      tree, resolution: .drawn(streams), attachments: attachments,
      learntPopulation: learntPopulation)
    let read = ScenarioSchema.read(reader)
    try reader.finish()
    return read.resolved
  }

  /// The people of the first replication of a seed, with uncertain inputs at their likely values.
  public func people(seed: UInt32) -> PeopleTable {
    likely.market.people(drawnFrom: ReplicationStreams(seed: seed, replication: 0))
  }

  /// Every key that a scenario file may hold, for documentation.
  public static func describeKeys() -> [KeyDescription] {
    ScenarioReader.describeKeys { _ = ScenarioSchema.read($0) }
  }

  /// The format as a JSON Schema (draft 2020-12), for editors; ended by a line feed.
  ///
  /// It accepts whatever is accepted here, looking at one file by itself.
  public static func jsonSchema() -> String {
    EditorSchema.schema(of: describeKeys()).text() + "\n"
  }
}

/// A scenario whose uncertain inputs have values: a market and what may be done in it.
public struct ResolvedScenario: Sendable {
  /// The market.
  public let market: MarketConfiguration
  /// The strategies, in the file's order.
  public let strategies: [Strategy]
  /// The uncertain inputs with the values that they have here, in the order of
  /// ``Scenario/uncertainInputs``.
  public let uncertainInputs: [UncertainInput]

  /// The market as one of the strategies plays it, with what that opens and closes on days of its
  /// own.
  public func market(under strategy: Int) -> MarketConfiguration {
    market.with(strategies[strategy].openings)
  }
}

/// A named plan of a scenario: a policy with its settings.
public struct Strategy: Sendable {
  /// The strategy's name.
  public let name: String
  /// The policy's name.
  public let policyName: String
  /// The policy, ready to decide.
  public let policy: any Policy
  /// What it opens and closes on days of its own.
  public let openings: Openings
}

/// What the strategies are ranked by (R1).
public struct Goal: Sendable, Hashable {
  /// Strategies that are ruined more often than this are not recommended.
  public let maxRuinShare: Double
  /// Firm values that differ by less than this, in units of the currency, count as equal.
  public let ignoreDifferencesBelow: Double
}
