import RandomStreams
import Testing

@testable import Scenarios

@Suite struct ContentHashTests {
  private func hash(_ text: String, settings: [String] = []) throws -> String {
    try ScenarioTree(text: text, file: "s.yaml", settings: settings).contentHash
  }

  @Test("FNV-1a gives its published values")
  func knownAnswers() {
    var hash = StableHash()
    #expect(hash.hexadecimal == "cbf29ce484222325")
    hash.add("foobar")
    #expect(hash.hexadecimal == "85944171f73967e8")
    #expect(StableHash.of32Bits("") == 0x811c_9dc5)
    #expect(StableHash.of32Bits("foobar") == 0xbf9c_f968)
  }

  @Test("The hash doesn't depend on comments, layout or the split into files")
  func independent() throws {
    let plain = try hash("a: {x: 1, y: [2, 3]}\nb: text\n")
    #expect(try hash("# why\na:\n  x: 1\n  y:\n    - 2\n    - 3\nb:   text # so\n") == plain)
    #expect(try hash("a: {x: 7, y: [2, 3]}\nb: text\n", settings: ["a.x=1"]) == plain)
    try withFolder(["base.yaml": "a: {x: 1, y: 0}\n"]) { folder in
      let tree = try ScenarioTree(
        text: "extends: base\na: {y: [2, 3]}\nb: text\n", file: "\(folder)/s.yaml")
      #expect(tree.contentHash == plain)
    }
  }

  @Test(
    "The hash changes with any value",
    arguments: [
      "a: {x: 1, y: [3, 2]}\nb: text", "a: {x: 1, y: [2, 3]}\nb: \"text\"",
      "b: text\na: {x: 1, y: [2, 3]}", "a: {x: 1, y: [2, 3]}", "a: {x: 1, y: [2, [3]]}\nb: text",
      "a: {x: 1, y: [23]}\nb: text", "a: {y: [2, 3]}\nb: text",
    ])
  func dependent(_ text: String) throws {
    #expect(try hash(text) != hash("a: {x: 1, y: [2, 3]}\nb: text\n"))
  }
}
