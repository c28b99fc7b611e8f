import Foundation
import Testing

@Suite("The house")
struct HouseTests {
  @Test("Every script can be executed, is bash, and stops at the first failure")
  func scripts() throws {
    let names = try Repository.names(in: "scripts").filter { $0.hasSuffix(".sh") }
    let scripts = names.map { "scripts/\($0)" } + [".ci/run"]
    #expect(scripts.count >= 5)
    for script in scripts {
      let path = Repository.root.appendingPathComponent(script).path
      #expect(FileManager.default.isExecutableFile(atPath: path), "\(script)")
      let text = try Repository.text(script)
      #expect(text.hasPrefix("#!/usr/bin/env bash\n"), "\(script)")
      #expect(text.contains("\nset -euo pipefail\n"), "\(script)")
    }
  }

  @Test("The folders of the repository are those that Architecture.md lists")
  func folders() throws {
    let listed = Set(
      try Repository.text("Documentation/Architecture.md")
        .matches(of: /(?m)^\| `([A-Za-z]+)\/` \|/).map { String($0.output.1) })
    let found = try Repository.names(in: ".").filter { name in
      !name.hasPrefix(".") && (try? Repository.names(in: name)) != nil
    }
    #expect(listed == Set(found))
  }

  @Test("Each module has a folder of sources, one of tests, and a line in Architecture.md")
  func modules() throws {
    let modules = try Repository.names(in: "Sources").filter {
      !["CLearnerKernels", "CGSL", "CZlib", "CMemory", "marketsim"].contains($0)
    }
    let tests = Set(try Repository.names(in: "Tests"))
    let text = try Repository.text("Documentation/Architecture.md")
    #expect(modules.count >= 10)
    for module in modules {
      #expect(tests.contains(module + "Tests"))
      #expect(text.contains("| `\(module)` |"), "\(module)")
    }
  }

  @Test("The arrows that Architecture.md draws are those of Package.swift")
  func arrows() throws {
    let manifest = try Repository.text("Package.swift")
    let text = try Repository.text("Documentation/Architecture.md")
    let rows = text.matches(of: /(?m)^\| `([A-Za-z]+)` \| ([^|]*) \|/)
    #expect(rows.count >= 11)
    for row in rows {
      let documented = Set(row.output.2.matches(of: /`([A-Za-z]+)`/).map { String($0.output.1) })
      #expect(documented == dependencies(of: String(row.output.1), in: manifest), "\(row.output.1)")
    }
  }

  /// The modules that `Package.swift` lets one name; packages of others left out.
  private func dependencies(of module: String, in manifest: String) -> Set<String> {
    let start =
      module == "marketsim"
      ? manifest.range(of: "name: \"marketsim\",\n        dependencies: [")
      : manifest.range(of: "\"\(module)\",", options: [])
    guard let start, let end = manifest[start.upperBound...].firstIndex(of: "]") else { return [] }
    let names = manifest[start.upperBound..<end].matches(of: /"([A-Za-z]+)"/)
    return Set(names.map { String($0.output.1) })
  }

  @Test(
    "Every shell command in the documents is one that CI runs, or is listed as needing a person")
  func documentedCommands() throws {
    let known = Set(
      try Repository.text("Tests/CommandLineTests/documented-commands.txt")
        .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
    var found: Set<String> = []
    for document in try documents() {
      for block in try Repository.text(document).matches(of: /(?s)```sh\n(.*?)```/) {
        for line in block.output.1.split(separator: "\n") where !line.hasPrefix("#") {
          let command = line.split(separator: " #")[0].trimmingCharacters(in: .whitespaces)
          found.insert(command)
          #expect(known.contains(command), "\(document): \(command)")
        }
      }
    }
    #expect(known.subtracting(found).isEmpty, "listed, but in no document")
  }

  /// The Markdown files, by their paths from the root.
  private func documents() throws -> [String] {
    let folders = ["", "Documentation/", "Documentation/Decisions/", "results/"]
    return try folders.flatMap { folder in
      try Repository.names(in: folder.isEmpty ? "." : folder)
        .filter { $0.hasSuffix(".md") }.map { folder + $0 }
    }
  }

  @Test("Decision records have a number each, and each has the template's headings")
  func decisions() throws {
    let names = try Repository.names(in: "Documentation/Decisions")
    let numbers = names.compactMap { $0.firstMatch(of: /^(\d{4})-[a-z0-9-]+\.md$/)?.output.1 }
    #expect(numbers.count == names.count && Set(numbers).count == numbers.count)
    for name in names {
      let text = try Repository.text("Documentation/Decisions/\(name)")
      for heading in ["## Question", "## Decision", "## Reasons", "## Alternatives"] {
        #expect(text.contains("\n\(heading)\n"), "\(name): \(heading)")
      }
    }
  }

  @Test("The changelog's version sections have the four headings and no others")
  func changelog() throws {
    let headings = try Repository.text("CHANGELOG.md").matches(of: /(?m)^### (.*)$/)
    #expect(!headings.isEmpty)
    for heading in headings {
      #expect(
        ["Added", "Changed", "Fixed", "Results may differ"].contains(String(heading.output.1)))
    }
  }
}
