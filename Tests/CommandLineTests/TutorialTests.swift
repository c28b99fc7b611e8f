import Foundation
import Testing

/// `Documentation/Tutorial.md` shows what its commands print.
///
/// `MARKETSIM_RENEW=1 scripts/test.sh --filter TutorialTests` writes it anew.
@Suite("The tutorial")
struct TutorialTests {
  private static let file = "Documentation/Tutorial.md"

  /// A command of the tutorial and the block of output that follows it.
  struct Step: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let shown: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  private static func steps(of text: String) -> [Step] {
    let block = #/(?s)```sh\nswift run -c release marketsim ([^\n]*)\n```\n\n```text\n(.*?)```/#
    return text.matches(of: block).map {
      Step(
        arguments: $0.output.1.split(separator: " ").map(String.init),
        shown: String($0.output.2))
    }
  }

  private static func run(_ step: Step) async throws -> String {
    // Files are named from the root, where nothing is written.
    let run = try await ProgramRun.run(
      Repository.products.appendingPathComponent("marketsim"), step.arguments, in: Repository.root)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.output
  }

  @Test("There are six steps, and each names a scenario of its folder")
  func count() throws {
    let text = try Repository.text(Self.file)
    #expect(text.matches(of: #/(?m)^## \d\. /#).count == 6)
    let steps = Self.steps(of: text)
    #expect(steps.count == text.matches(of: /```sh/).count)
    for name in try Repository.names(in: "scenarios/tutorial") {
      #expect(steps.contains { $0.arguments.contains("scenarios/tutorial/\(name)") }, "\(name)")
    }
  }

  @Test("Every command prints what is shown below it")
  func outputs() async throws {
    let text = try Repository.text(Self.file)
    let isRenewed = ProcessInfo.processInfo.environment["MARKETSIM_RENEW"] != nil
    var renewed = text
    for step in Self.steps(of: text) {
      let expected = Self.abridged(try await Self.run(step), like: step.shown)
      if !isRenewed { #expect(expected == step.shown, "\(step.testDescription)") }
      let command = "marketsim \(step.testDescription)\n```\n\n```text\n"
      renewed = renewed.replacingOccurrences(
        of: "\(command)\(step.shown)```", with: "\(command)\(expected)```")
    }
    if isRenewed {
      try Data(renewed.utf8).write(to: Repository.root.appendingPathComponent(Self.file))
    }
  }

  /// An output with the lines left out that a block leaves out by `…`: those that begin with none
  /// of the block's labels, up to two blanks.
  static func abridged(_ output: String, like shown: String) -> String {
    func label(_ line: Substring) -> Substring {
      line.firstRange(of: "  ").map { line[..<$0.lowerBound] } ?? line
    }
    let wanted = shown.split(separator: "\n", omittingEmptySubsequences: false)
    guard wanted.contains("…") else { return output }
    let labels = Set(wanted.map(label))
    var lines: [Substring] = []
    for line in output.split(separator: "\n") {
      if labels.contains(label(line)) {
        lines.append(line)
      } else if lines.last != "…" {
        lines.append("…")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  @Test("A block that leaves lines out must have the others as they are")
  func abridging() {
    let output = "title\n\na  1\nb  2\nc  3\nd  4\n"
    #expect(Self.abridged(output, like: "title\n…\nb  7\n…\n") == "title\n…\nb  2\n…\n")
    #expect(Self.abridged(output, like: "title\na  1\n") == output)
  }
}
