import Testing

@testable import Scenarios

@Suite struct YamlDocumentTests {
  @Test(
    "What isn't YAML says where",
    arguments: [
      ("a: b: c\n", "s.yaml:1:5: not YAML: mapping values are not allowed in this context"),
      (
        "a: 1\nb: [1, 2\nc: 3\n",
        "s.yaml:3:2: not YAML: did not find expected ',' or ']'"
      ),
      ("a: \"open\n", "s.yaml:2:1: not YAML: found unexpected end of stream"),
      ("a: *b\n", "s.yaml:1:4: not YAML: found undefined alias"),
      ("\ta: 1\n", "s.yaml:1:1: not YAML: found character that cannot start any token"),
      ("a: 1\nb: \u{1}\n", "s.yaml:2: not YAML: control characters are not allowed"),
      ("%PDF-1.4\n", "s.yaml:1:7: not YAML: found unexpected non-alphabetical character"),
      ("hello there\n", "s.yaml:1:1: found \"hello there\" (text); expected keys with values"),
      ("- 1\n- 2\n", "s.yaml:1:1: found a list of 2; expected keys with values"),
      ("a: 1\n---\nb: 2\n", "s.yaml:2: a second document begins; expected one document a file"),
      ("# none\n", "s.yaml: the file holds no values; expected a scenario"),
    ])
  func notYaml(_ text: String, _ message: String) {
    #expect(messages(text) == [message])
  }

  @Test("Each repeated key is found, with the line of the first")
  func duplicates() {
    let text = """
      market:
        people: 1
        price: 2
        people: 3
      a: {x: 1, "x": 2}
      market: 5
      "1": 0
      1: 0
      """
    #expect(
      messages(text) {
        let market = $0.section("market", "The market.")
        _ = (market.number("people", "People."), market.number("price", "Price."))
        _ = $0.section("a", "A section.").number("x", "A number.")
        _ = $0.number("1", "A number.")
      } == [
        "s.yaml:4: market.people: duplicate key: line 2 has it too",
        "s.yaml:5: a.x: duplicate key: line 5 has it too",
        "s.yaml:6: market: duplicate key: line 1 has it too",
        "s.yaml:8: 1: duplicate key: line 7 has it too",
      ])
  }

  @Test("A repeated key of a form that can't be marked is found as well")
  func anchoredDuplicates() {
    #expect(messages("&x a: 1\nb: 2\n&y a: 3\n") == ["s.yaml:1: duplicate key \"a\""])
  }

  @Test("An alias bomb ends with its error, among the values as among the keys")
  func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(
      messages(text) == [
        "s.yaml:5: a4: more than 100000 values, aliases being followed"
      ])
    for key in ["? *a30\n: 1\n", "*a30 : 1\n", "[*a30]: 1\n", "{*a30: 1}: 2\n"] {
      #expect(
        messages(text + key) == [
          "s.yaml:32: aliases beside a key that is not plain text; "
            + "expected keys that are plain text"
        ])
    }
  }

  @Test("A few aliases are followed, and each value keeps its line")
  func aliases() {
    let text = "a: &a {x: 1}\nb: *a\nc: *a\nd: *a\ne: *a\nf: *a\n"
    let found = messages(text) {
      for key in ["a", "b", "c", "d", "e"] {
        #expect($0.section(key, "A section.").number("x", "A number.") == 1)
      }
      _ = $0.section("f", "A section.").text("x", "A text.")
    }
    #expect(found == ["s.yaml:1: f.x: found 1; expected text"])
  }

  @Test("Deep nesting is refused whatever its depth")
  func deepNesting() {
    let deep = "a: " + String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
    #expect(messages(deep) == ["s.yaml:1: a: nested more than 64 deep"])
    let deeper = "a: " + String(repeating: "{a: ", count: 100_000)
    #expect(messages(deeper).first?.contains("Maximum nesting level reached") == true)
    let list = "a: " + String(repeating: "- ", count: 100_000)
    #expect(messages(list).count == 1)
  }

  @Test("Many values are refused without an alias too")
  func manyValues() {
    let text = "first: 1\nlist: [" + String(repeating: "1,", count: 100_001) + "]\n"
    #expect(
      messages(text) == ["s.yaml:2: list: more than 100000 values, aliases being followed"])
  }

  @Test("Tags, merge keys, empty keys and keys that aren't text are refused one by one")
  func refusedForms() {
    let text = """
      a: !!int "3"
      b: !mine {x: 1}
      <<: {c: 1}
      ? [1, 2]
      : 3
      "": 4
      d: !!str 5
      """
    let found = messages(text) { reader in
      #expect(reader.text("d", "A text.") == "5")
      _ = (reader.has("a"), reader.node("a"), reader.node("b"))
    }
    #expect(
      found == [
        "s.yaml:1: a: found the tag \"tag:yaml.org,2002:int\"; expected a value without a tag",
        "s.yaml:2: b: found the tag \"!mine\"; expected a value without a tag",
        "s.yaml:3: <<: unknown key: merge keys are not read; expected the keys themselves, "
          + "or \"extends\" at the top of the file",
        "s.yaml:4:3: a key that is not plain text",
        "s.yaml:6:1: an empty key",
      ])
  }
}
