import Foundation
import Reports
import Testing

/// `Documentation/Effects.md` shows what these tests find.
///
/// Its table is generated: `MARKETSIM_WRITE_DOCUMENTATION=1 scripts/test.sh --filter
/// EffectsDocumentTests` writes it.
struct EffectsDocumentTests {
  private static let file = "Documentation/Effects.md"

  @Test("The table of effects is what the tests find")
  func table() async throws {
    let outcomes = try await withThrowingTaskGroup(of: (Int, EffectOutcome).self) { group in
      for (place, effect) in Effect.all.enumerated() {
        group.addTask { (place, try await EffectBook.shared.outcome(of: effect)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let rows = Effect.all.indices.compactMap { outcomes[$0] }.map(EffectRow.init)
    let found = try RepositoryFiles.text(Self.file)
    let table = EffectsTable(rows: rows, platform: .current)
    if ProcessInfo.processInfo.environment["MARKETSIM_WRITE_DOCUMENTATION"] != nil {
      let text = try #require(table.replacing(in: found))
      try text.write(toFile: RepositoryFiles.path(Self.file), atomically: true, encoding: .utf8)
      return
    }
    let difference = table.difference(from: found)
    #expect(
      difference == nil,
      """
      \(Self.file) is out of date: \(difference ?? ""). Write it anew with \
      MARKETSIM_WRITE_DOCUMENTATION=1 scripts/test.sh --filter EffectsDocumentTests
      """)
  }

  @Test("Every effect has a title of its own, and a test that is named by its id")
  func names() throws {
    #expect(Set(Effect.all.map(\.title)).count == Effect.all.count)
    let tests = try RepositoryFiles.names(under: "Tests/EffectTests", endingIn: ".swift")
      .map(RepositoryFiles.text).joined()
    for effect in Effect.all {
      #expect(tests.contains("@Test(\"\(effect.id) "), "\(effect.title)")
    }
    // What a test judges stands in the table, too.
    let listed = try RepositoryFiles.text("Tests/EffectTests/Effects/AllEffects.swift")
    let judged = tests.matches(of: /check\(\.(\w+)\)/).map { String($0.1) }
    #expect(judged.count > 60)
    for name in judged {
      #expect(listed.contains(try Regex("\\b\(name)\\b")), "\(name) is not in AllEffects.swift")
    }
  }
}
