/// Reads the keys of one mapping of a scenario, by name and type.
///
/// Each read says all there is to know of a key: type, unit, range, default, meaning. A read never
/// throws: it notes the problem, returns a value that can be worked with, and reading goes on, so
/// that `finish()` has all problems of the scenario at once. A key that nothing asked for is
/// unknown, and so a problem. Values of a scenario with problems mean nothing: make nothing of them
/// before `finish()` has returned.
///
/// Copies of a reader share what they note. A reader is used by one thread; any number of readers may read one tree. Reading takes no locks
/// and no time to speak of (about a microsecond a key), and no files but those that keys name, which
/// are read for the first reader only.
public struct ScenarioReader {
  let context: ReadingContext
  let section: SectionState

  /// A reader of a whole scenario.
  ///
  /// - Parameter resolution: What uncertain inputs become.
  public init(_ tree: ScenarioTree, resolution: UncertaintyResolution = .likely) {
    self.init(tree, resolution: resolution, attachments: [])
  }

  /// A reader of a scenario whose files another reader has read, and its population learnt.
  init(
    _ tree: ScenarioTree, resolution: UncertaintyResolution, attachments: [Attachment],
    learntPopulation: LearntPopulation? = nil
  ) {
    self.init(
      tree.root,
      context: ReadingContext(
        resolution: resolution, problems: tree.problems, attachments: attachments))
    context.learntPopulation = learntPopulation
  }

  init(_ root: ScenarioNode, context: ReadingContext) {
    self.context = context
    // What is missing from a file as a whole is missing on no line of it.
    let origin =
      if case .file(let name, _, _) = root.origin { ScenarioOrigin.file(name) } else { root.origin }
    section = SectionState(
      of: root.mapping ?? ScenarioMapping(), origin: origin, isMuted: context.isDocumenting)
    context.sections.append(section)
  }

  /// A reader of a mapping within another reader's.
  init(
    of mapping: ScenarioMapping, origin: ScenarioOrigin, name: String, in parent: ScenarioReader,
    isMuted: Bool = false
  ) {
    context = parent.context
    section = SectionState(
      of: mapping, origin: origin, name: name, parent: parent.section,
      isMuted: isMuted || parent.section.isMuted)
    context.sections.append(section)
  }

  /// Where the mapping was written; for one that wasn't, where the mapping around it was.
  public var origin: ScenarioOrigin { section.origin }

  /// The keys that some code reads, in the order of reading.
  ///
  /// - Parameter body: The code, given a reader that has every section and one element of every
  ///   collection; what its reads return means nothing.
  public static func describeKeys(of body: (ScenarioReader) -> Void) -> [KeyDescription] {
    let context = ReadingContext(resolution: .likely, isDocumenting: true)
    let root = ScenarioNode(.mapping(ScenarioMapping()), origin: .file(""))
    body(ScenarioReader(root, context: context))
    return context.keys
  }

  /// Whether `describeKeys` is asking: values mean nothing then, and no problem is noted.
  public var isDocumenting: Bool { context.isDocumenting }

  /// Whether the scenario has shown a problem so far.
  public var hasProblems: Bool { !context.problems.isEmpty }

  /// The uncertain inputs read so far, anywhere in the scenario, in the order of reading.
  public var uncertainInputs: [UncertainInput] { context.uncertainInputs }

  /// Ends the reading of the scenario: finds the unknown keys and throws what problems there are.
  ///
  /// To be called once, when everything has been read.
  ///
  /// - Parameter keys: The keys that there are, asked for only where one is unknown: a key that
  ///   belongs to another kind of its section is then told from a mistyped one.
  public func finish(knowing keys: @autoclosure () -> [KeyDescription] = []) throws(ScenarioError) {
    let unknown = context.sections.flatMap { $0.unknownKeys() }
    if !unknown.isEmpty {
      let known = UnknownKeys(keys: keys(), sections: context.sections)
      let explained = unknown.map(known.explained)
      // Of a mistyped key it is said once that it is not there.
      context.dropGaps(at: Set(explained.compactMap(\.meantPath)))
      context.problems += explained
    }
    guard context.problems.isEmpty else { throw ScenarioError(context.problems) }
  }

  /// Sets the digits that amounts of money keep after the point: 2 unless this is called.
  public func setMinorDigits(_ digits: Int) {
    precondition(0...4 ~= digits, "currencies have 0 to 4 digits after the point")
    context.minorDigits = digits
  }

  /// Tells of the run, so that a date that lies after it is refused with the reason; nil where
  /// the clock has been refused, after which no date is refused for where it lies.
  func setRun(_ run: (start: CalendarDate, days: Int)?) {
    context.run = run
    context.isRunUnclear = run == nil
  }

  /// Whether the clock has been refused, so that days of the run mean nothing.
  var isRunUnclear: Bool { context.isRunUnclear }

  /// Notes a problem that the code finds by itself, as between two keys.
  ///
  /// - Parameter key: The key at fault, or nil for the mapping as a whole.
  public func report(
    _ found: ScenarioProblem.Found, at key: String? = nil, expected: String? = nil,
    suggestion: String? = nil
  ) {
    let origin = key.flatMap { section.mapping[$0]?.origin } ?? origin
    report(found, at: origin, key: key, expected: expected, suggestion: suggestion)
  }

  /// Notes something that can be played and was hardly meant.
  ///
  /// - Parameter key: The key that says so, or nil for the mapping as a whole.
  func warn(_ found: ScenarioProblem.Found, at key: String? = nil, expected: String) {
    guard !section.isMuted, !isDocumenting else { return }
    let origin = key.flatMap { section.mapping[$0]?.origin } ?? origin
    context.warnings.append(
      ScenarioProblem(found, at: origin, keyPath: keyPath(key), expected: expected))
  }

  /// The key path of the mapping, or of one of its keys: `market.people`.
  public func keyPath(_ key: String? = nil) -> String {
    section.keyPath(key)
  }

  /// Whether a key is written; the key still has to be read.
  public func has(_ key: String) -> Bool {
    section.mapping.position(of: key) != nil
  }

  /// Reads a key that may be left out, which then means nil: `optional("trialDays") { … }`.
  ///
  /// - Parameter read: Reads this key from this reader.
  public func optional<Value>(
    _ key: String, _ read: (ScenarioReader) -> Value
  ) -> Value? {
    guard has(key) || isDocumenting else {
      section.knownKeys.append(key)
      return nil
    }
    context.isOptional = true
    defer { context.isOptional = false }
    return read(self)
  }

  /// Reads keys that must not be uncertain, because they are needed before anything is drawn.
  public func certainly<Value>(_ read: (ScenarioReader) -> Value) -> Value {
    context.isCertain = true
    defer { context.isCertain = false }
    return read(self)
  }

  /// Whether a key holds one value, rather than an uncertain one or none.
  func isPlainNumber(_ key: String) -> Bool {
    section.mapping[key]?.scalar?.number != nil
  }

  /// Whether a replication's inputs are being drawn, rather than the likely values taken.
  var isDrawing: Bool {
    if case .drawn = context.resolution { true } else { false }
  }

  /// How many problems the scenario has shown so far.
  var problemCount: Int { context.problems.count }

  /// Says no more of this mapping: a problem already noted makes the rest of it meaningless.
  func mute() { section.isMuted = true }

  // MARK: - For the typed reads

  /// The value of a key, which is thereby known and read.
  func node(_ key: String) -> ScenarioNode? {
    section.node(key)
  }

  func report(
    _ found: ScenarioProblem.Found, at origin: ScenarioOrigin, key: String?,
    expected: String? = nil, suggestion: String? = nil
  ) {
    guard !section.isMuted else { return }
    context.problems.append(
      ScenarioProblem(
        found, at: origin, keyPath: keyPath(key), expected: expected, suggestion: suggestion))
  }

  /// Notes that a value doesn't fit.
  func report(
    _ node: ScenarioNode, key: String, expected: String, suggestion: String? = nil
  ) {
    report(
      .value(node.foundDescription), at: node.origin, key: key, expected: expected,
      suggestion: suggestion)
  }

  /// Notes what the code says of a key.
  func describe(
    _ key: String, _ form: @autoclosure () -> KeyForm, unit: String = "",
    default: @autoclosure () -> String?, mayBeUncertain: Bool = false, meaning: String
  ) {
    // A replication decodes the scenario anew: no words are made that nobody reads.
    guard isDocumenting else { return }
    let presence: KeyDescription.Presence =
      context.isOptional ? .optional : `default`().map { .defaultValue($0) } ?? .required
    context.isOptional = false
    context.note(
      KeyDescription(
        keyPath: keyPath(key), form: form(), unit: unit, presence: presence,
        mayBeUncertain: mayBeUncertain && !context.isCertain, meaning: meaning,
        conditions: context.conditions))
  }

  /// The value of a key as `convert` makes it; the default, or else the fallback, without one.
  ///
  /// - Parameter convert: Returns nil when it has noted a problem.
  func read<Value>(
    _ key: String, default: Value?, fallback: @autoclosure () -> Value,
    expected: @autoclosure () -> String, convert: (ScenarioNode) -> Value?
  ) -> Value {
    guard let node = node(key) else {
      if `default` == nil {
        report(.missing, at: origin, key: key, expected: expected())
      }
      return `default` ?? fallback()
    }
    return convert(node) ?? `default` ?? fallback()
  }
}
