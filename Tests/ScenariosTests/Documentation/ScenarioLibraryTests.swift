import Testing

@testable import Scenarios

/// The scenarios that come with the program.
@Suite struct ScenarioLibraryTests {
  private func files() throws -> [String] {
    try RepositoryFiles.names(under: "scenarios", endingIn: ".yaml")
  }

  @Test("Every scenario of the library loads, and every template is extended by one of them")
  func load() throws {
    var read: Set<String> = []
    let files = try files()
    let templates = files.filter { $0.contains("/template/") }
    for file in files where !templates.contains(file) {
      do {
        let scenario = try Scenario(file: RepositoryFiles.path(file))
        #expect(scenario.strategyNames.count > 1, "\(file)")
        read.formUnion(scenario.files)
      } catch {
        Issue.record("\(error)")
      }
    }
    #expect(!templates.isEmpty)
    for template in templates {
      #expect(read.contains { $0.hasSuffix(template) }, "\(template)")
    }
  }

  /// Sections that say what somebody decides or owns, and not how people behave.
  private let decided: Set<String> = [
    "format", "clock", "goal", "firm", "strategies", "baseline",
  ]
  /// Keys elsewhere that are such.
  private let decidedKeys: Set<String> = ["people", "priceLevel"]

  @Test("Every number about behaviour has its source, or the word assumption, beside it")
  func sources() throws {
    for file in try files() {
      let lines = try RepositoryFiles.text(file).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(ScenarioLine.init)
      for (number, line) in lines.enumerated() where line.hasNumber {
        let parents = ScenarioLine.parents(of: number, in: lines)
        let section = parents.first?.key ?? line.key
        guard !decided.contains(section), !decidedKeys.contains(line.key) else { continue }
        // The elements of a list may have their source in the list's first line.
        let inherited = line.isElement && parents.last?.comment.isEmpty == false
        #expect(
          !line.comment.isEmpty || inherited, "\(file):\(number + 1): no source and no assumption")
      }
    }
  }
}

/// A line of a scenario file, taken apart as far as block style goes.
private struct ScenarioLine {
  let indentation: Int
  let isElement: Bool
  let key: String
  let hasNumber: Bool
  let comment: String

  init(_ line: Substring) {
    let parts = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let content = parts[0]
    comment = parts.count > 1 ? parts[1].trimmingPrefix(/\s+/).description : ""
    indentation = content.prefix { $0 == " " }.count
    let trimmed = content.trimmingPrefix(/\s+/)
    isElement = trimmed.hasPrefix("- ")
    let halves = trimmed.split(separator: ":", maxSplits: 1)
    key = halves.first.map(String.init) ?? ""
    hasNumber = (halves.count > 1 ? halves[1] : "").contains(/(^|[\s\[,:])-?\.?\d/)
  }

  /// The lines that a line stands under, the outermost first.
  static func parents(of number: Int, in lines: [ScenarioLine]) -> [ScenarioLine] {
    var parents: [ScenarioLine] = []
    var indentation = lines[number].indentation
    for line in lines[..<number].reversed()
    where indentation > 0 && !line.key.isEmpty && line.indentation < indentation {
      parents.append(line)
      indentation = line.indentation
    }
    return parents.reversed()
  }
}
