import Foundation
import Testing

/// `Documentation/Model.md` describes the model in the ODD form, process by process.
@Suite struct ModelDocumentTests {
  /// The headings of the ODD form, second update (2020), and the design concepts of the fourth.
  private let sections = [
    "Purpose and patterns", "Entities, state variables and scales",
    "Process overview and scheduling", "Design concepts", "Initialization", "Input data",
    "Submodels",
  ]
  private let concepts = [
    "Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction",
    "Sensing", "Interaction", "Stochasticity", "Collectives", "Observation",
  ]

  @Test("The model's description has the sections of the ODD form, in their order")
  func headings() throws {
    let text = try RepositoryFiles.text("Documentation/Model.md")
    let found = text.matches(of: /(?m)^## \d\. (.*)$/).map { String($0.output.1) }
    #expect(found == sections)
    let described = text.matches(of: #/(?m)^\*\*([A-Za-z ]+)\.\*\* /#).map { String($0.output.1) }
    #expect(described == concepts)
  }

  @Test("Every source file that the documents name exists")
  func sources() throws {
    var count = 0
    for document in try RepositoryFiles.names(under: "Documentation", endingIn: ".md") {
      let text = try RepositoryFiles.text(document)
      for match in text.matches(of: /`((?:Sources|Tests|scenarios|scripts)\/[^` *]*)`/) {
        #expect(RepositoryFiles.exists(String(match.output.1)), "\(document): \(match.output.1)")
        count += 1
      }
    }
    #expect(count > 50)
  }

  @Test("Every event of the market has its row in the schedule")
  func events() throws {
    let text = try RepositoryFiles.text("Documentation/Model.md")
    let events = try RepositoryFiles.text("Sources/MarketModel/MarketEvent.swift")
      .matches(of: /(?m)^  case (\w+)/).map { String($0.output.1) }
      .filter { $0 != "channel" }
    let actions = try RepositoryFiles.text("Sources/MarketModel/Channels/ChannelEvent.swift")
      .matches(of: /(?m)^  case (\w+)$/).map { String($0.output.1) }
    let macro = try RepositoryFiles.text("Sources/MarketModel/Macro/MacroEvent.swift")
      .matches(of: /(?m)^  case (\w+)$/).map { String($0.output.1) }
    #expect(events.count >= 12 && actions.count >= 6 && macro.count >= 7)
    for event in events + actions + macro { #expect(text.contains("\n| `\(event)` |"), "\(event)") }
  }

  @Test("Every file in which market, channels and policies act is named in the description")
  func processes() throws {
    let text = try RepositoryFiles.text("Documentation/Model.md")
    let files = try [
      "Sources/MarketModel/Channels", "Sources/MarketModel/Funnel", "Sources/Policies",
    ]
    .flatMap { try RepositoryFiles.names(under: $0, endingIn: ".swift") }
    let handlers = try RepositoryFiles.names(under: "Sources/MarketModel", endingIn: ".swift")
      .filter { $0.contains("Market+") || $0.contains("MarketCore+") }
    #expect(files.count >= 10 && handlers.count >= 8)
    for file in files + handlers { #expect(text.contains("`\(file)`"), "\(file)") }
  }

  @Test("Every label that the sources use is explained in the description")
  func labels() throws {
    let text = try RepositoryFiles.text("Documentation/Model.md")
    let explained = try #require(text.range(of: "\n## Labels\n"))
    let glossary = text[explained.upperBound...]
    for module in ["MarketModel", "Policies", "Scenarios", "Experiments"] {
      for file in try RepositoryFiles.names(under: "Sources/\(module)", endingIn: ".swift") {
        for match in try RepositoryFiles.text(file).matches(of: /\(([A-FR]\d{1,2})[,)]/) {
          let label = String(match.output.1)
          #expect(glossary.firstMatch(of: try Regex("\\b\(label)\\b")) != nil, "\(file): \(label)")
        }
      }
    }
  }

  @Test("Links between the documents lead to files")
  func links() throws {
    for document in try RepositoryFiles.names(under: "Documentation", endingIn: ".md") {
      let folder = document.split(separator: "/").dropLast().joined(separator: "/")
      for match in try RepositoryFiles.text(document).matches(of: /\]\(([^)#:]+\.md)\)/) {
        #expect(
          RepositoryFiles.exists("\(folder)/\(match.output.1)"), "\(document): \(match.output.1)")
      }
    }
  }
}
