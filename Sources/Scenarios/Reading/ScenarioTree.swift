internal import RandomStreams

/// A scenario as written: the file's values over those of the files it extends, with settings.
///
/// Each value knows its file and line. A tree is an immutable value; a `ScenarioReader` reads it,
/// from any number of threads at once.
public struct ScenarioTree: Sendable {
  /// The values, a mapping.
  public let root: ScenarioNode
  /// The files that were read: the scenario, then what it extends, in that order.
  public let files: [String]
  /// Problems that left the rest readable; a reader's `finish()` throws them beside its own.
  public let problems: [ScenarioProblem]

  /// Reads a scenario file, what it extends, and settings such as `market.people=5000`.
  ///
  /// - Throws: The problems that leave nothing to read: a file that is missing, unreadable or not
  ///   YAML. All others are left in `problems`.
  public init(file: String, settings: [String] = []) throws(ScenarioError) {
    do {
      let (text, identity) = try ScenarioFile.contents(of: file)
      try self.init(text: text, file: file, identity: identity, settings: settings)
    } catch let failure as ScenarioFile.Failure {
      throw ScenarioError(
        ScenarioProblem(
          .statement(failure.statement), at: .file(file, line: failure.line),
          expected: failure.line == nil ? "a scenario file" : nil,
          suggestion: ScenarioFile.nearestIfMissing(file)))
    } catch let error as ScenarioError {
      throw error
    } catch {
      preconditionFailure("the two errors above are all there are: \(error)")
    }
  }

  /// Reads a scenario from a text that goes by the name of a file; what it extends are files.
  ///
  /// - Throws: As `init(file:settings:)`.
  public init(text: String, file: String, settings: [String] = []) throws(ScenarioError) {
    try self.init(text: text, file: file, identity: nil, settings: settings)
  }

  private init(
    text: String, file: String, identity: ScenarioFile.Identity?, settings: [String]
  ) throws(ScenarioError) {
    var chain = ExtensionChain()
    var root = try chain.resolve(text: text, file: file, identity: identity)
    var problems = chain.problems
    let written = root
    var applied: [ScenarioSetting] = []
    for text in settings {
      do throws(ScenarioError) {
        let setting = try ScenarioSetting(text)
        root = try setting.applied(to: root)
        applied.append(setting)
      } catch {
        problems += error.problems
      }
    }
    let whole = root
    for setting in applied {
      guard let problem = setting.problemOfNewEntry(in: whole, writtenAs: written) else { continue }
      problems.append(problem)
      root = setting.removingEntry(from: root)
    }
    root.settle(at: "")
    self.root = root
    self.files = chain.files
    self.problems = problems
  }

  /// A hash of the values, 16 hexadecimal digits, for a run's manifest.
  ///
  /// Comments, layout and the split into files don't count; the order of keys does, since it is
  /// the order of channels and strategies; `1e3` and `1000` differ.
  public var contentHash: String {
    var hash = StableHash()
    root.add(to: &hash)
    return hash.hexadecimal
  }
}

extension ScenarioNode {
  /// Notes on each value the key path under which it was written.
  fileprivate mutating func settle(at path: String) {
    home = path
    switch content {
    case .scalar: return
    case .sequence(var elements):
      for index in elements.indices {
        // A list's order may change without a change of meaning: names hold, where there are any.
        let name = elements[index].mapping?["name"]?.scalar?.text ?? "\(index)"
        elements[index].settle(at: "\(path).\(name)")
      }
      content = .sequence(elements)
    case .mapping(let mapping):
      var settled = ScenarioMapping()
      for var entry in mapping.entries {
        entry.value.settle(at: path.isEmpty ? entry.key : "\(path).\(entry.key)")
        settled.set(entry)
      }
      content = .mapping(settled)
    }
  }

  /// Adds the canonical form: lengths stand before texts, so that no two trees share a form.
  fileprivate func add(to hash: inout StableHash) {
    switch content {
    case .scalar(let scalar):
      hash.add(scalar.isQuoted ? "q" : "p")
      hash.add("\(scalar.text.utf8.count):\(scalar.text)")
    case .sequence(let elements):
      hash.add("[\(elements.count):")
      for element in elements {
        element.add(to: &hash)
      }
    case .mapping(let mapping):
      hash.add("{\(mapping.entries.count):")
      for entry in mapping.entries {
        hash.add("\(entry.key.utf8.count):\(entry.key)")
        entry.value.add(to: &hash)
      }
    }
  }
}
