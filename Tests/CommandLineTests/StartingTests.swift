import Foundation
import Testing

@Suite("Starting a scenario")
struct StartingTests {
  @Test("The schema is printed, or written to a file, and then in full")
  func schema() async throws {
    let folder = try TemporaryFolder()
    let printed = try await ProgramRun.marketsim(["schema"], in: folder)
    #expect(printed.exitCode == 0 && printed.errors.isEmpty)
    #expect(printed.output.hasPrefix("{\n  \"$schema\": "))
    let run = try await ProgramRun.marketsim(["schema", "--output", "s.json"], in: folder)
    #expect(run.exitCode == 0 && run.output.isEmpty && run.errors.isEmpty)
    #expect(try folder.names() == ["s.json"])
    let written = try String(
      contentsOf: folder.url.appendingPathComponent("s.json"), encoding: .utf8)
    #expect(written == printed.output)
    try folder.makeFile("mine.yaml", "mine")
    let refused = try await ProgramRun.marketsim(["schema", "--output", "mine.yaml"], in: folder)
    #expect(refused.exitCode == 2)
    #expect(
      refused.errors == "Error: --output mine.yaml: the file is there; --force replaces it\n")
    let forced = try await ProgramRun.marketsim(
      ["schema", "--output", "s.json", "--force"], in: folder)
    #expect(forced.exitCode == 0)
  }

  @Test("No command writes over a file that it reads, by whatever name")
  func inputs() async throws {
    let folder = try TemporaryFolder()
    try SmallScenario.extended(by: "name: mine\n", in: folder)
    let customers = "age,visits\n" + (0..<40).map { "\(20 + $0),\($0 % 7)\n" }.joined()
    try folder.makeFile("customers.csv", customers)
    for (link, target) in [("link", "bad.yaml"), ("link.csv", "customers.csv")] {
      try FileManager.default.createSymbolicLink(
        at: folder.url.appendingPathComponent(link),
        withDestinationURL: folder.url.appendingPathComponent(target))
    }
    try FileManager.default.linkItem(
      at: folder.url.appendingPathComponent("bad.yaml"),
      to: folder.url.appendingPathComponent("twin.yaml"))
    for (arguments, words) in [
      (["trace", "bad.yaml", "--output", "bad.yaml"], "bad.yaml: it is read"),
      (["trace", "bad.yaml", "--output", "./link"], "./link: it is bad.yaml, which is read"),
      (["trace", "bad.yaml", "--output", "twin.yaml"], "twin.yaml: it is bad.yaml, which is read"),
      (["trace", "bad.yaml", "--output", SmallScenario.path], "small.yaml: it"),
      (["population", "bad.yaml", "--output", "bad.yaml"], "bad.yaml: it is read"),
      (
        ["population", "--learn", "customers.csv", "--output", "link.csv"],
        "link.csv: it is customers.csv, which is read"
      ),
      (
        ["population", "bad.yaml", "--check", "customers.csv", "--output", "customers.csv"],
        "customers.csv: it is read"
      ),
    ] {
      let run = try await ProgramRun.marketsim(arguments, in: folder)
      #expect(run.exitCode == 2 && run.output.isEmpty, "\(arguments)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
    let text = try String(
      contentsOf: folder.url.appendingPathComponent("bad.yaml"), encoding: .utf8)
    #expect(text.hasSuffix("name: mine\n"))
    #expect(
      try String(contentsOf: folder.url.appendingPathComponent("customers.csv"), encoding: .utf8)
        == customers)
  }

  @Test("A new scenario from each template is valid where it lies, and its copy says the same")
  func templates() async throws {
    let folder = try TemporaryFolder()
    let list = try await ProgramRun.marketsim(["new", "--list"], in: folder)
    #expect(list.exitCode == 0 && list.errors.isEmpty)
    let names = list.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
    #expect(names.contains("ecommerce-conversion"))
    for name in names {
      let file = "new \(name).yaml"
      let new = try await ProgramRun.marketsim(
        ["new", "--template", name, "--output", file], in: folder)
      #expect(new.exitCode == 0 && new.errors.isEmpty, "\(new.errors)")
      #expect(new.output == "Written to \(file). Next: marketsim check \(file)\n")
      let check = try await ProgramRun.marketsim(["check", file], in: folder)
      #expect(check.exitCode == 0, "\(check.errors)")
      #expect(check.output.hasPrefix("scenario    new \(name) ("))
    }
    #expect(try folder.names() == names.map { "new \($0).yaml" }.sorted())
  }

  @Test("A new scenario can be played")
  func play() async throws {
    let folder = try TemporaryFolder()
    let new = try await ProgramRun.marketsim(
      ["new", "--template", "ecommerce-conversion", "--output", "mine.yaml"], in: folder)
    #expect(new.exitCode == 0)
    let run = try await ProgramRun.marketsim(
      [
        "run", "mine.yaml", "--replications", "2", "--set", "market.people=50", "--set",
        "clock.horizonDays=10",
      ], in: folder)
    #expect(run.exitCode == 0 && run.errors.isEmpty)
    #expect(run.output.contains("mine"))
  }

  @Test("A file that is there stays, unless it may be replaced")
  func force() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.makeFile("mine.yaml", "mine")
    let arguments = ["new", "--template", "ecommerce-conversion", "--output", "mine.yaml"]
    let refused = try await ProgramRun.marketsim(arguments, in: folder)
    #expect(refused.exitCode == 2 && refused.output.isEmpty)
    #expect(
      refused.errors == "Error: --output mine.yaml: the file is there; --force replaces it\n")
    #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
    let forced = try await ProgramRun.marketsim(arguments + ["--force"], in: folder)
    #expect(forced.exitCode == 0)
    #expect(try String(contentsOf: file, encoding: .utf8).contains("\nname: mine\n"))
  }

  @Test(
    "What cannot be started has exit code 2, says why and leaves no file",
    arguments: [
      (["--template", "ecomerce-conversion"], "did you mean \"ecommerce-conversion\"?"),
      (["--template", "shoe-shine"], "no template of"),
      (["--template", "shoe-shine"], "see 'marketsim new --list'"),
      ([], "Name a template with --template, or see them with --list."),
      (["--list", "--template", "ecommerce-conversion"], "Name a template"),
      (["--template", "x", "--force"], "'--force' replaces a file"),
      (["--list", "--library", "none"], "--library none: expected a folder of scenario files"),
      (["--template", "ecommerce-conversion", "--output", "none/a.yaml"], "cannot write"),
      (["--template", "ecommerce-conversion", "--output", ""], "name is empty"),
    ])
  func refused(arguments: [String], words: String) async throws {
    let folder = try TemporaryFolder()
    let run = try await ProgramRun.marketsim(["new"] + arguments, in: folder)
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(try folder.names().isEmpty)
  }
}
