/// Where a value was written: a place in a file, or a `--set` on the command line.
public enum ScenarioOrigin: Hashable, Sendable {
  /// A file, named as the user gave it; line and column count from 1.
  case file(String, line: Int? = nil, column: Int? = nil)
  /// A `--set` argument, `key.path=value`.
  case setting(String)
}

extension ScenarioOrigin: Comparable {
  /// Files by name, then by line and column; settings come last.
  public static func < (one: ScenarioOrigin, other: ScenarioOrigin) -> Bool {
    switch (one, other) {
    case (.file(let name, let line, let column), .file(let name2, let line2, let column2)):
      (name, line ?? 0, column ?? 0) < (name2, line2 ?? 0, column2 ?? 0)
    case (.file, .setting): true
    case (.setting, .file): false
    case (.setting(let text), .setting(let text2)): text < text2
    }
  }
}
