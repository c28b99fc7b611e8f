/// One thing that is wrong in a scenario: where, what was found, what would be right.
public struct ScenarioProblem: Hashable, Sendable {
  /// What stands where the problem is.
  public enum Found: Hashable, Sendable {
    /// A value that doesn't fit, described: `"many" (text)`.
    case value(String)
    /// A key that nothing reads.
    case unknownKey
    /// Nothing: a required key isn't there.
    case missing
    /// Anything else, as a statement: `duplicate key: line 3 has it too`.
    case statement(String)
  }

  /// Where the value was written.
  public var origin: ScenarioOrigin
  /// The keys that lead to the value, joined by dots; empty for a file as a whole.
  public var keyPath: String
  /// What stands there.
  public var found: Found
  /// What would fit, as a noun phrase.
  public var expected: String?
  /// The nearest name that would be right.
  public var suggestion: String?

  /// Makes a problem.
  public init(
    _ found: Found, at origin: ScenarioOrigin, keyPath: String = "", expected: String? = nil,
    suggestion: String? = nil
  ) {
    self.origin = origin
    self.keyPath = keyPath
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }
}

/// All problems of a scenario at once, sorted by file and line.
public struct ScenarioError: Error, Hashable, Sendable {
  /// The problems, at least one.
  public let problems: [ScenarioProblem]

  /// Sorts the problems and drops repeated ones; there must be at least one.
  ///
  /// What one strategy has wrong, all that are derived from it have wrong too: of the problems with
  /// one value, only the first is kept.
  public init(_ problems: [ScenarioProblem]) {
    precondition(!problems.isEmpty, "a scenario error needs a problem")
    self.problems = Self.inOrder(problems)
  }

  /// Problems sorted by file and line, without those that repeat another.
  static func inOrder(_ problems: [ScenarioProblem]) -> [ScenarioProblem] {
    var seen: Set<ScenarioProblem> = []
    let distinct = problems.filter { problem in
      var known = problem
      // What is missing is missing in many places, whose key paths tell them apart.
      guard problem.found != .missing else { return seen.insert(known).inserted }
      switch problem.origin {
      case .file(_, _?, _?): known.keyPath = ""
      // One setting may hold several values, each with its own key.
      case .setting:
        known.keyPath = problem.keyPath.split(separator: ".").last.map(String.init) ?? ""
      case .file: break
      }
      return seen.insert(known).inserted
    }
    // The sort must be stable, so that problems of one place stay in the order of reading.
    return distinct.enumerated().sorted {
      ($0.element.origin, $0.offset) < ($1.element.origin, $1.offset)
    }.map(\.element)
  }

  init(_ problem: ScenarioProblem) {
    self.init([problem])
  }
}
