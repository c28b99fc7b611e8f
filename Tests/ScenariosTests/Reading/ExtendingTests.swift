import RandomStreams
import Testing

@testable import Scenarios

@Suite struct ExtendingTests {
  private let files = [
    "template/base.yaml": """
    market:
      people: 1000
      price: 10
    delay: {lognormal: {median: 3, sigma: 0.5}}
    list: [1, 2, 3]
    """,
    "template/middle.yaml": "extends: base\nmarket: {price: 20}\n",
    "shop.yaml": """
    extends: template/middle
    market: {people: 500, name: shop}
    list: [9]
    delay: {gamma: {mean: 2, sd: 1}}
    """,
  ]

  @Test("A chain of files merges key by key, and what isn't a mapping is replaced")
  func merging() throws {
    try withFolder(files) { folder in
      let tree = try ScenarioTree(file: "\(folder)/shop.yaml")
      #expect(
        tree.files == [
          "\(folder)/shop.yaml", "\(folder)/template/middle.yaml", "\(folder)/template/base.yaml",
        ])
      let reader = ScenarioReader(tree)
      let market = reader.section("market", "The market.")
      #expect(market.integer("people", in: 1...2000, "People.") == 500)
      #expect(market.number("price", "Price.") == 20)
      #expect(market.text("name", "Name.") == "shop")
      #expect(reader.numbers("list", "Numbers.") == [9])
      #expect(abs(reader.distribution("delay", "Delay.").mean - 2) < 1e-12)
      try reader.finish()
    }
  }

  @Test("A mistyped distribution over another's is reported as that, with the nearest name")
  func mistypedDistribution() throws {
    try withFolder(
      files.merging(["shop.yaml": "extends: template/base\ndelay: {gama: {mean: 2, sd: 1}}\n"]) {
        $1
      }
    ) { folder in
      let found = fileMessages("\(folder)/shop.yaml") { reader in
        _ = reader.distribution("delay", "Delay.")
        let market = reader.section("market", "The market.")
        _ = market.integer("people", in: 1...2000, "People.")
        _ = market.number("price", "Price.")
        _ = reader.numbers("list", "Numbers.")
      }
      #expect(found.count == 1)
      #expect(found[0].hasPrefix("\(folder)/shop.yaml:2: delay.gama: unknown distribution; "))
      #expect(found[0].hasSuffix("did you mean \"gamma\"?"))
    }
  }

  @Test("A mistake in an extended file is reported with that file's name and line")
  func origins() throws {
    try withFolder(files) { folder in
      let found = fileMessages("\(folder)/shop.yaml") {
        let market = $0.section("market", "The market.")
        _ = market.text("price", "Price.")
        _ = market.integer("people", in: 600...2000, "People.")
        _ = (market.node("name"), $0.node("list"), $0.node("delay"))
      }
      #expect(
        found == [
          "\(folder)/shop.yaml:2: market.people: found 500; "
            + "expected a whole number from 600 to 2000",
          "\(folder)/template/middle.yaml:2: market.price: found 20; expected text",
        ])
    }
  }

  @Test("null written out removes an inherited key, and an empty value doesn't")
  func removal() throws {
    var files = files
    files["less.yaml"] = "extends: shop\nmarket: {price: null, name: ~}\nlist:\nother: null\n"
    try withFolder(files) { folder in
      let found = fileMessages("\(folder)/less.yaml") {
        let market = $0.section("market", "The market.")
        #expect(!market.has("name"))
        #expect(market.number("price", default: 7, "Price.") == 7)
        _ = market.number("people", "People.")
        _ = ($0.numbers("list", "Numbers."), $0.node("delay"), $0.number("other", "A number."))
      }
      #expect(
        found == [
          "\(folder)/less.yaml:3: list: found nothing; expected a list of numbers",
          "\(folder)/less.yaml:4: other: found null; expected a number",
        ])
    }
  }

  @Test("A file to extend that isn't there, is no file or leads back is refused where it is named")
  func badLinks() throws {
    let files = [
      "template/base.yaml": "a: 1", "missing.yaml": "b: 1\nextends: template/bsae\n",
      "folder.yaml": "extends: template/x\n", "template/x.yaml/y.yaml": "a: 1",
      "self.yaml": "extends: self.yaml\n", "one.yaml": "extends: two\n",
      "two.yaml": "\nextends: ./one\n", "number.yaml": "extends: 5\n",
      "broken.yaml": "extends: scanner\n", "scanner.yaml": "a: [\n",
    ]
    try withFolder(files) { folder in
      func found(_ name: String) -> [String] {
        fileMessages("\(folder)/\(name).yaml").map {
          $0.replacing("\(folder)/", with: "")
        }
      }
      #expect(
        found("missing") == [
          "missing.yaml:2: extends: template/bsae.yaml: no such file; expected a scenario file; "
            + "did you mean \"template/base.yaml\"?"
        ])
      #expect(
        found("folder") == [
          "folder.yaml:1: extends: template/x.yaml: a directory, not a file; "
            + "expected a scenario file"
        ])
      #expect(
        found("self") == [
          "self.yaml:1: extends: self.yaml: extends itself; expected a scenario file"
        ])
      #expect(
        found("one") == [
          "two.yaml:2: extends: ./one.yaml: extends itself; expected a scenario file"
        ])
      #expect(
        found("number") == [
          "number.yaml:1: extends: found 5; expected the name of a scenario file, "
            + "as template/NAME"
        ])
      #expect(
        found("broken") == [
          "scanner.yaml:2:1: not YAML: did not find expected node content"
        ])
    }
  }
}
