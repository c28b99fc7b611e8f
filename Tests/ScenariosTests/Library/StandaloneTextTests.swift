import Foundation
import Testing

@testable import Scenarios

/// A scenario and what it extends, as one file.
@Suite struct StandaloneTextTests {
  private func texts(_ files: [String: String]) throws -> (text: String, isSame: Bool) {
    var result = (text: "", isSame: false)
    try withFolder(files) { folder in
      let file = "\(folder)/s.yaml"
      result.text = try Scenario.standaloneText(of: file)
      let alone = try ScenarioTree(text: result.text, file: "alone.yaml")
      result.isSame = try Self.values(alone) == Self.values(ScenarioTree(file: file))
      #expect(alone.files.count == 1)
    }
    return result
  }

  /// What a tree holds, section by section in the order of their names.
  private static func values(_ tree: ScenarioTree) -> [String] {
    func words(_ node: ScenarioNode) -> String {
      switch node.content {
      case .scalar(let scalar): "\(scalar.value)|\(scalar.text)"
      case .sequence(let elements): "[\(elements.map(words).joined(separator: ","))]"
      case .mapping(let mapping):
        "{\(mapping.entries.map { "\($0.key):\(words($0.value))" }.joined(separator: ","))}"
      }
    }
    return (tree.root.mapping?.entries ?? []).map { "\($0.key): \(words($0.value))" }.sorted()
  }

  @Test("Every scenario of the library says the same in one file")
  func library() throws {
    let files = try RepositoryFiles.names(under: "scenarios", endingIn: ".yaml")
      .filter { !$0.contains("/template/") }
    #expect(!files.isEmpty)
    for file in files {
      let path = RepositoryFiles.path(file)
      let text = try Scenario.standaloneText(of: path)
      let alone = try ScenarioTree(text: text, file: "alone.yaml")
      #expect(try Self.values(alone) == Self.values(ScenarioTree(file: path)), "\(file)")
      #expect(!text.contains("\nextends"))
    }
  }

  @Test("Lines and their comments are kept, those of the extended file too")
  func comments() throws {
    let (text, isSame) = try texts([
      "s.yaml": """
      # About the scenario.
      format: 1
      extends: base
      market:
        # how many
        people: 30   # a guess
        needs: {perYear: 2}         # another

      """,
      "base.yaml": """
      # About the base.
      format: 1
      market:               # everybody
        people: 20
        needs:
          openDays: {gamma: {mean: 1, sd: 1}}   # a source
          # from Monday on
          weekdays:
            - 1
            - 2             # Tuesday
        rest: [1,
          2]

      """,
    ])
    #expect(isSame)
    #expect(
      text == """
        # About the scenario.
        format: 1

        market:
          # how many
          people: 30   # a guess
          needs:
            openDays: {gamma: {mean: 1, sd: 1}}   # a source
            # from Monday on
            weekdays:
              - 1
              - 2             # Tuesday
            perYear: 2
          rest: [1,
            2]

        """)
  }

  @Test("What an extending file removes is not there, and its flow style is no trap")
  func removal() throws {
    let (text, isSame) = try texts([
      "s.yaml": """
      extends: base
      name: "yes"
      network: {kind: wellMixed, rewired: ~}
      strategies:
        old: ~
        "new one": {from: kept, share: [0.1, 0.2, 0.3]}

      """,
      "base.yaml": """
      network: {kind: small, rewired: 0.1, degree: 10}   # friends
      strategies:
        old: {policy: fixed}
        kept: {policy: even}   # stays

      """,
    ])
    #expect(isSame)
    #expect(!text.contains("~") && !text.contains("old"))
    #expect(text.contains("\n  kept: {policy: even}   # stays\n"))
  }

  @Test("A file that is named by its place beside the scenario is found from anywhere")
  func paths() throws {
    try withFolder(["s.yaml": "market:\n  network: {kind: edgeList, file: friends.csv}\n"]) {
      let text = try Scenario.standaloneText(of: "\($0)/s.yaml")
      #expect(text.contains("file: \"\($0)/friends.csv\""))
    }
  }

  @Test("Templates are the files of a folder, each with the first sentence of its comment")
  func list() throws {
    let files = [
      "b.yaml": "# Second. And more of it.\nname: b\n",
      "a.yaml": "# A shop\n# with many. Customers\nname: a\n", "template/c.yaml": "name: c\n",
      "notes.txt": "",
    ]
    try withFolder(files) { folder in
      let library = try #require(ScenarioLibrary(folder: folder))
      #expect(library.templates.map(\.name) == ["a", "b"])
      #expect(library.templates.map(\.summary) == ["A shop with many", "Second"])
      #expect(ScenarioLibrary(folder: "\(folder)/none") == nil)
    }
    try withFolder(["share/marketsim/scenarios/a.yaml": "name: a\n"]) { folder in
      let library = try #require(ScenarioLibrary.near(program: "\(folder)/bin/marketsim"))
      #expect(library.folder == "\(folder)/share/marketsim/scenarios")
    }
  }

  @Test("Each template of the library has a line that says what it is")
  func summaries() throws {
    let library = try #require(ScenarioLibrary(folder: RepositoryFiles.path("scenarios")))
    for template in library.templates {
      #expect(10...120 ~= template.summary.count, "\(template.name): \(template.summary)")
    }
  }
}
