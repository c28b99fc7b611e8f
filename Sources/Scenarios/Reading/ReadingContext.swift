internal import RandomStreams

/// What the readers of one scenario share while it is read.
final class ReadingContext {
  let resolution: UncertaintyResolution
  let isDocumenting: Bool
  /// The digits of the currency after the point, as 2 for CNY and 0 for JPY.
  var minorDigits = 2
  /// When the run begins, and how many days it lasts; nil until the clock has been read.
  var run: (start: CalendarDate, days: Int)?
  /// Whether the clock has a problem, so that nobody can say which dates lie within the run.
  var isRunUnclear = false
  var problems: [ScenarioProblem]
  /// What can be played and was hardly meant.
  var warnings: [ScenarioProblem] = []
  private(set) var keys: [KeyDescription] = []
  private var keyPositions: [String: [Int]] = [:]
  private(set) var uncertainInputs: [UncertainInput] = []
  private var uncertainPositions: [String: Int] = [:]
  private var homes: [UInt32: String] = [:]
  /// Every section that a reader was made for, so that unknown keys are found in all of them.
  var sections: [SectionState] = []
  /// The network that was learnt from the scenario's file of customers, once it has been.
  var learntPopulation: LearntPopulation?
  /// Whether the key being read may be left out without a default.
  var isOptional = false
  /// Whether what is read now must be one number, never an uncertain one.
  var isCertain = false
  /// The kinds that the section at hand is being documented for.
  var conditions: [KindCondition] = []
  /// The files that keys of the scenario name, in the order of reading.
  var attachments: [Attachment]

  init(
    resolution: UncertaintyResolution, problems: [ScenarioProblem] = [],
    isDocumenting: Bool = false,
    attachments: [Attachment] = []
  ) {
    self.resolution = resolution
    self.problems = problems
    self.isDocumenting = isDocumenting
    self.attachments = attachments
  }

  /// Notes a key once, joining the kinds for which it is read in the same way.
  func note(_ key: KeyDescription) {
    let known = keyPositions[key.keyPath, default: []]
    guard let position = known.first(where: { keys[$0].isLike(key) })
    else {
      keyPositions[key.keyPath] = known + [keys.count]
      keys.append(key)
      return
    }
    for condition in key.conditions where !keys[position].conditions.contains(condition) {
      keys[position].conditions.append(condition)
    }
  }

  /// Drops what is missing from entries because it is missing from those that they derive from, where
  /// it is reported.
  ///
  /// - Parameter entries: The key path of each that derives, and of its base.
  func dropGaps(of entries: [(path: String, base: String)]) {
    let gaps = Set(problems.filter { $0.found == .missing }.map(\.keyPath))
    guard !gaps.isEmpty else { return }
    problems.removeAll { problem in
      problem.found == .missing
        && entries.contains { entry in
          problem.keyPath.hasPrefix(entry.path + ".")
            && gaps.contains(entry.base + problem.keyPath.dropFirst(entry.path.count))
        }
    }
  }

  /// Drops what is missing at certain key paths.
  func dropGaps(at paths: Set<String>) {
    guard !paths.isEmpty else { return }
    problems.removeAll { $0.found == .missing && paths.contains($0.keyPath) }
  }

  /// Clears the conditions of keys that are read for all of the kinds.
  func dropConditions(naming all: [KindCondition]) {
    for position in keys.indices where Set(all).isSubset(of: keys[position].conditions) {
      keys[position].conditions.removeAll { all.contains($0) }
    }
  }

  /// The stream address of an uncertain input, and the other input that has it already, if any.
  func entity(forHome home: String) -> (entity: Int, other: String?) {
    let hash = StableHash.of32Bits(home)
    let other = homes[hash].flatMap { $0 == home ? nil : $0 }
    homes[hash] = homes[hash] ?? home
    return (Int(hash), other)
  }

  /// Notes an uncertain input once, though several strategies may inherit it.
  func note(_ input: UncertainInput) {
    guard uncertainPositions[input.keyPath] == nil else { return }
    uncertainPositions[input.keyPath] = uncertainInputs.count
    uncertainInputs.append(input)
  }
}

extension ScenarioProblem {
  /// The key path that was meant where an unknown key stands.
  var meantPath: String? {
    guard found == .unknownKey, let suggestion else { return nil }
    return (keyPath.split(separator: ".").dropLast().map(String.init) + [suggestion])
      .joined(separator: ".")
  }
}

extension KeyDescription {
  /// Whether another describes the key alike, whatever the kinds for which it is read.
  fileprivate func isLike(_ other: KeyDescription) -> Bool {
    var own = self
    own.conditions = other.conditions
    return own == other
  }
}
