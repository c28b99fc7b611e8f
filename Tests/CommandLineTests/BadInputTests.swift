import Foundation
import Testing

/// An input that is wrong in one way, and what the message has to name.
struct BadInput: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// The text of `bad.yaml`, written over the small scenario or in its place; nil for no file.
  var extending: String?
  var whole: String?
  var arguments = ["compare", "bad.yaml"]
  /// The parts of the message in their order: file and line, key path, found, expected, nearest.
  let message: [String]

  static let all = [
    BadInput(
      testDescription: "an alias bomb",
      whole: """
        a: &a [x, x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
        f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
        g: [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]

        """,
      message: ["bad.yaml", "alias"]),
    BadInput(
      testDescription: "a duplicate key", extending: "firm:\n  cash: 5\n  cash: 6\n",
      message: ["bad.yaml:5: firm.cash: ", "duplicate key", "4"]),
    BadInput(
      testDescription: "a missing file", extending: "name: other\n",
      arguments: ["compare", "bat.yaml"],
      message: ["bat.yaml: ", "no such file", "expected a scenario file", "\"bad.yaml\""]),
    BadInput(
      testDescription: "a directory", arguments: ["compare", "."],
      message: [".: ", "a directory", "expected a scenario file"]),
    BadInput(testDescription: "an empty file", whole: "", message: ["bad.yaml", "expected"]),
    BadInput(
      testDescription: "a file that is not YAML", whole: "format: 1\nfirm: {cash: [5\n",
      message: ["bad.yaml:3", "YAML"]),
    BadInput(
      testDescription: "an unknown key", extending: "market:\n  peple: 5\n",
      message: ["bad.yaml:4: market.peple: ", "unknown key", "did you mean \"people\"?"]),
    BadInput(
      testDescription: "a value of the wrong type", extending: "market:\n  people: many\n",
      message: ["bad.yaml:4: market.people: ", "found \"many\" (text)", "expected a whole number"]),
    BadInput(
      testDescription: "a negative budget",
      extending: "strategies:\n  even-split:\n    spendPerMonth: -1\n",
      message: [
        "bad.yaml:5: strategies.even-split.spendPerMonth: ", "found -1", "expected an amount",
      ]),
    BadInput(
      testDescription: "a probability above 1", extending: "product:\n  satisfiedShare: 1.2\n",
      message: ["bad.yaml:4: product.satisfiedShare: ", "found 1.2", "expected a share"]),
    BadInput(
      testDescription: "an unknown strategy", extending: "",
      arguments: ["compare", "bad.yaml", "--strategy", "even-split", "--strategy", "social-onyl"],
      message: [
        "--strategy social-onyl: ", "no strategy of bad.yaml", "expected even-split, copy",
        "did you mean \"social-only\"?",
      ]),
    BadInput(
      testDescription: "an unknown distribution",
      extending: "product:\n  cartDays: {exponental: {mean: 1}}\n",
      message: [
        "bad.yaml:4: product.cartDays", "exponental", "expected", "did you mean \"exponential\"?",
      ]),
    BadInput(
      testDescription: "a wrong parameter of a distribution",
      extending: "product:\n  cartDays: {exponential: {mean: -1}}\n",
      message: ["bad.yaml:4: product.cartDays", "-1", "expected"]),
    BadInput(
      testDescription: "a duplicate name",
      extending: "strategies:\n  mine: {from: copy}\n  mine: {from: copy}\n",
      message: ["bad.yaml:5: strategies.mine: ", "duplicate key", "4"]),
    BadInput(
      testDescription: "a festival of years",
      extending: "market:\n  festivals:\n    - {name: x, from: 2020-01-01, to: 2027-03-01}\n",
      message: ["bad.yaml:5: market.festivals.0.to: ", "found 2027-03-01", "2020-12-31"]),
    BadInput(
      testDescription: "a horizon of 0", extending: "clock:\n  horizonDays: 0\n",
      message: ["bad.yaml:4: clock.horizonDays: ", "found 0", "expected a whole number"]),
    BadInput(
      testDescription: "an output folder that takes no file", extending: "",
      arguments: ["compare", "bad.yaml", "--output", "bad.yaml/out"],
      message: ["cannot write to 'bad.yaml", "not a folder", "name a folder"]),
    BadInput(
      testDescription: "a bad --set", extending: "",
      arguments: ["compare", "bad.yaml", "--set", "market.peple=5"],
      message: [
        "--set market.peple=5: market.peple: ", "unknown key", "did you mean \"people\"?",
      ]),
  ]
}

@Suite("Bad input")
struct BadInputTests {
  @Test(
    "Bad input has exit code 2 and one message with all there is to know; nothing is written",
    arguments: BadInput.all)
  func refused(input: BadInput) async throws {
    let folder = try TemporaryFolder()
    if let lines = input.extending { try SmallScenario.extended(by: lines, in: folder) }
    if let text = input.whole { try folder.makeFile("bad.yaml", text) }
    let before = try folder.names()
    let output = input.arguments.contains("--output") ? [] : ["--output", "out"]
    let run = try await ProgramRun.marketsim(
      input.arguments + ["--replications", "2"] + output, in: folder)
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(try folder.names() == before)
    #expect(run.errors.hasPrefix("Error: ") && run.errors.hasSuffix("\n"))
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    var rest = run.errors[...]
    for part in input.message {
      guard let range = rest.range(of: part) else {
        Issue.record("no '\(part)' in its place: \(run.errors)")
        return
      }
      rest = rest[range.upperBound...]
    }
  }

  @Test("There are eighteen of them")
  func count() {
    #expect(BadInput.all.count == 18)
  }

  @Test("A file with several problems has a line for each, in the order of the file")
  func several() async throws {
    let folder = try TemporaryFolder()
    try SmallScenario.extended(
      by: "market:\n  peple: 5\nclock:\n  horizonDays: 0\nproduct:\n  satisfiedShare: 2\n",
      in: folder)
    let run = try await ProgramRun.marketsim(["check", "bad.yaml"], in: folder)
    #expect(run.exitCode == 2)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 3)
    for (line, number) in zip(lines, [4, 6, 8]) {
      #expect(line.hasPrefix("Error: bad.yaml:\(number): "))
    }
  }

  @Test("A file of friendships is refused by its own name and line")
  func friendships() async throws {
    let folder = try TemporaryFolder()
    try SmallScenario.extended(
      by: """
        market:
          network: {kind: edgeList, file: friends.csv, meanDegree: ~, rewiredShare: ~}

        """, in: folder)
    try folder.makeFile("friends.csv", "person,friend\n1,2\n2,2\n")
    let run = try await ProgramRun.marketsim(["check", "bad.yaml"], in: folder)
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(
      run.errors == "Error: friends.csv:3: found \"2,2\"; expected two different people\n")
  }

  @Test("One strategy in the file is too few to compare")
  func tooFew() async throws {
    let folder = try TemporaryFolder()
    try SmallScenario.extended(
      by: "strategies:\n  copy: ~\n  social-only: ~\n", in: folder)
    let run = try await ProgramRun.marketsim(["compare", "bad.yaml"], in: folder)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("bad.yaml: strategies: found one; expected two or more"))
  }
}
