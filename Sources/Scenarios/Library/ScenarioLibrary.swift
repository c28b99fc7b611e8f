#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A folder of scenarios to start from.
///
/// Its templates are the scenarios that lie in the folder itself; what they extend, and whatever
/// else is in folders below, is not offered.
public struct ScenarioLibrary: Sendable {
  /// A scenario to start from.
  public struct Template: Sendable, Hashable {
    /// Its file's name without `.yaml`.
    public let name: String
    /// Its file.
    public let file: String
    /// What it is about, on one line: the first sentence of the comment at the file's top.
    public let summary: String
  }

  /// The folder.
  public let folder: String
  /// The templates, by name.
  public let templates: [Template]

  /// The library in a folder; nil if there are no scenarios in it.
  public init?(folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    templates = names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      let file = "\(folder)/\(name)"
      guard let text = try? ScenarioFile.contents(of: file).text else { return nil }
      return Template(
        name: String(name.dropLast(5)), file: file, summary: Self.firstSentence(of: text))
    }
    guard !templates.isEmpty else { return nil }
    self.folder = folder
  }

  /// The library that is nearest to a program: in a folder `scenarios` or `share/marketsim/scenarios`
  /// beside it or beside a folder that it is in; else `scenarios` in the working directory.
  public static func near(program: String) -> ScenarioLibrary? {
    var folder = program[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      for place in ["scenarios", "share/marketsim/scenarios"] {
        if let library = ScenarioLibrary(folder: "\(folder)/\(place)") { return library }
      }
    }
    return ScenarioLibrary(folder: "scenarios")
  }

  /// The template of a name.
  public subscript(name: String) -> Template? {
    templates.first { $0.name == name }
  }

  private static func firstSentence(of text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("#") }.map { $0.drop { "# ".contains($0) } }
    let words = lines.joined(separator: " ")
    // A point that ends a sentence has a blank behind it, and a sentence of more than initials.
    let end = words.firstRange(of: ". ")?.lowerBound
    return String(end.map { words[..<$0] } ?? words.trimmingSuffix("."))
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> Substring {
    hasSuffix(suffix) ? dropLast(suffix.count) : self[...]
  }
}
