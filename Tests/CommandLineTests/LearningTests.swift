import Foundation
import Testing

@Suite("The command learn")
struct LearningTests {
  private static let table =
    "age,city,id,bought\n"
    + (0..<400).map { row in
      let city = ["Rome", "Oslo"][row * 7 % 5 % 2]
      return "\(20 + row * 13 % 50),\(city),r\(row),\(row * 13 % 50 > 30 ? "yes" : "no")\n"
    }.joined()

  @Test("It says what the columns are and how well the learner predicted, beside the base rate")
  func learns() async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("visits.csv", Self.table)
    let run = try await ProgramRun.marketsim(
      [
        "learn", "visits.csv", "--label", "bought", "--predictions", "scored.csv", "--explain", "1",
        "--report", "found",
      ], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("400 rows"))
    #expect(run.output.contains("id      ignored: its values hardly recur"))
    #expect(run.output.contains("mixture"))
    #expect(run.output.contains("baseRate"))
    // Age decides the label.
    #expect(run.errors.contains("Warning: column age tells "))
    let scored = try String(
      contentsOf: folder.url.appendingPathComponent("scored.csv"), encoding: .utf8)
    let lines = scored.split(separator: "\n")
    #expect(lines.count == 401)
    #expect(
      lines[0] == "row,label,prediction,prediction_low,prediction_high,column_1,log_odds_1")
    #expect(lines[400].hasPrefix("400,"))
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: folder.url.appendingPathComponent("found").path
      ).sorted() == ["columns.csv", "judgement.csv", "reliability.csv", "weights.csv"])
  }

  @Test("All learners can be compared side by side")
  func compares() async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("visits.csv", Self.table)
    let run = try await ProgramRun.marketsim(
      ["learn", "visits.csv", "--label", "bought", "--compare"], in: folder)
    #expect(run.exitCode == 0)
    for name in ["mixture", "full", "diagonal", "ftrl", "adaGrad", "adam", "svm", "baseRate"] {
      #expect(run.output.contains("\n\(name) "), "\(name)")
    }
  }

  @Test(
    "A wrong file or option is refused in words, with exit code 2",
    arguments: [
      (["visits.csv", "--label", "sold"], "visits.csv:1: found no column 'sold'"),
      (["visits.csv", "--label", "bougt"], "did you mean 'bought'?"),
      (["visits.csv", "--label", "bought", "--ignore", "cty"], "did you mean 'city'?"),
      (["visits.csv", "--label", "bought", "--features", "aje=number"], "did you mean 'age'?"),
      (["visits.csv", "--label", "bought", "--cross", "age:ciity"], "did you mean 'city'?"),
      (["visits.csv", "--label", "bought", "--sequence-by", "iid"], "did you mean 'id'?"),
      (
        ["visits.csv", "--label", "bought", "--time-by", "agge", "--label-window", "3"],
        "did you mean 'age'?"
      ),
      (["visits.csv", "--label", "age"], "as a third value"),
      (["visits.csv", "--label", "bought", "--features", "age=word"], "expected COLUMN=USE"),
      (["visits.csv", "--label", "bought", "--features", "city=number"], "expected numbers"),
      (["visits.csv", "--label", "bought", "--learner", "mixtur"], "did you mean 'mixture'?"),
      (["visits.csv", "--label", "bought", "--step", "0.1"], "--step has no effect"),
      (["visits.csv", "--label", "bought", "--compare", "--l1", "1"], "standard settings"),
      (["visits.csv", "--label", "bought", "--explain", "2"], "--predictions"),
      (["ragged.csv", "--label", "y"], "ragged.csv:3: found 3 fields; expected 2"),
      (["missing.csv", "--label", "y"], "missing.csv: found no file"),
      (["visits.csv", "--label", "bought", "--cross", "age"], "expected two columns"),
      (
        ["visits.csv", "--label", "bought", "--cross", "age:town"], "no column 'town' to be crossed"
      ),
      (["visits.csv", "--label", "bought", "--learner", "lstm"], "--sequence-by"),
      (["visits.csv", "--label", "bought", "--order-by", "age"], "--sequence-by"),
      (
        ["visits.csv", "--label", "bought", "--sequence-by", "id", "--order-by", "age"],
        "after a later one"
      ),
      (["visits.csv", "--label", "bought", "--cells", "8"], "--cells has no effect"),
      (
        ["visits.csv", "--label", "bought", "--predictions", "visits.csv"],
        "is the table that is read"
      ),
      (
        ["visits.csv", "--label", "bought", "--learner", "momentum", "--step", "1", "--l2", "10"],
        "--l2 10.0: with steps of 1.0 of the learner 'momentum' expected at most 1/1.0"
      ),
      (
        ["visits.csv", "--label", "bought", "--l2", "200", "--learner", "adam"],
        "--l2 200.0: with steps of 0.01 of the learner 'adam' expected at most 1/0.01"
      ),
      (
        ["visits.csv", "--label", "bought", "--learner", "ftrl", "--step", "1e-310"],
        "expected a number from 0.000000001"
      ),
    ])
  func refused(arguments: [String], words: String) async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("visits.csv", Self.table)
    try folder.makeFile("ragged.csv", "x,y\n1,0\n2,1,3\n")
    let run = try await ProgramRun.marketsim(["learn"] + arguments, in: folder)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(try folder.names() == ["ragged.csv", "visits.csv"])
  }

  @Test("The table that is read is never taken away, whatever links lead to it")
  func keepsItsInput() async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("visits.csv", Self.table)
    let files = FileManager.default
    let path = { (name: String) in folder.url.appendingPathComponent(name).path }
    try files.createSymbolicLink(atPath: path("soft.csv"), withDestinationPath: "visits.csv")
    try files.linkItem(atPath: path("visits.csv"), toPath: path("hard.csv"))
    try files.createDirectory(atPath: path("found"), withIntermediateDirectories: false)
    try files.linkItem(atPath: path("visits.csv"), toPath: path("found/weights.csv"))
    for outputs in [
      ["--predictions", "soft.csv"], ["--predictions", "hard.csv"], ["--report", "found"],
      ["--predictions", "new/weights.csv", "--report", "new"],
    ] {
      let run = try await ProgramRun.marketsim(
        ["learn", "visits.csv", "--label", "bought"] + outputs, in: folder)
      #expect(run.exitCode == 2, "\(outputs)")
      #expect(run.errors.contains("name another"), "\(run.errors)")
    }
    let linked = try await ProgramRun.marketsim(
      ["learn", "soft.csv", "--label", "bought", "--predictions", "visits.csv"], in: folder)
    #expect(linked.exitCode == 2)
    for name in ["visits.csv", "soft.csv", "hard.csv", "found/weights.csv"] {
      #expect(try String(contentsOfFile: path(name), encoding: .utf8) == Self.table)
    }
  }

  @Test("What to beware of is said: few rows, infinite values, a learner that tells nothing")
  func warns() async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("few.csv", "x,y\n3,1\ninf,0\n2,0\n")
    try folder.makeFile("latin1.csv", "")
    try Data(Array("x,y\n1,0\n".utf8) + [0xe9, 0x2c, 0x31, 10]).write(
      to: folder.url.appendingPathComponent("latin1.csv"))
    let run = try await ProgramRun.marketsim(["learn", "few.csv", "--label", "y"], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("Warning: 3 rows, 1 of them '1' and 2 '0': too few to say"))
    #expect(run.errors.contains("the first on line 3 ('inf'); they are taken as missing"))
    let other = try await ProgramRun.marketsim(["learn", "latin1.csv", "--label", "y"], in: folder)
    #expect(other.exitCode == 2)
    #expect(other.errors.contains("latin1.csv:3: found the byte E9, which is no text in UTF-8"))
  }

  @Test("The share of positives, and why nothing was learnt, are told by the window of labels")
  func window() async throws {
    let folder = try TemporaryFolder()
    // A label in four; every second of them comes after 30 days.
    let rows = (0..<400).map { row in
      let isPositive = row % 4 == 0
      let came = isPositive ? "\(row + (row % 8 == 0 ? 30 : 2))" : ""
      return "p\(row % 20),\(row),\(row * 7 % 10),\(came),\(isPositive ? 1 : 0)\n"
    }
    try folder.makeFile("touches.csv", "person,day,x,came,bought\n" + rows.joined())
    let arguments = [
      "learn", "touches.csv", "--label", "bought", "--time-by", "day", "--label-time-by", "came",
      "--label-window",
    ]
    let run = try await ProgramRun.marketsim(
      arguments + ["10", "--compare", "--sequence-by", "person"], in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      run.output.contains(
        "400 rows, 12.5 % of them positive (1) within 10; 50 labels came later and count as negative"
      ))
    #expect(run.errors.contains("Note: lstm is left out of the comparison"))
    let none = try await ProgramRun.marketsim(arguments + ["1000"], in: folder)
    #expect(
      none.errors.contains(
        "has learnt nothing: no label was known before the file ended, as a label is known 1000 after "
          + "its row and the rows span 399.0"), "\(none.errors)")
  }

  @Test(
    "What cannot be learnt from or written as asked is refused before the table is read",
    arguments: [
      (["--report", "touches.csv"], "--report touches.csv: it is the table that is read"),
      (["--predictions", "out.csv.gz"], "'--predictions' writes plain CSV"),
      (
        ["--time-by", "day", "--label-time-by", "day", "--label-window", "3"],
        "name the same column"
      ),
      (
        [
          "--time-by", "day", "--label-time-by", "came", "--label-window", "3", "--features",
          "came=number",
        ], "the column 'came' says when the label came, and is not learnt from"
      ),
    ])
  func refused(options: [String], words: String) async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("touches.csv", "day,came,bought\n1,2,1\n2,,0\n")
    let run = try await ProgramRun.marketsim(
      ["learn", "touches.csv", "--label", "bought"] + options, in: folder)
    #expect(run.exitCode == 2)
    // The program breaks its messages at the width of a terminal.
    #expect(run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words))
    #expect(run.output.isEmpty)
    #expect(try folder.names() == ["touches.csv"])
  }

  @Test("A time of a label beyond what is held is told of")
  func heldTime() async throws {
    let folder = try TemporaryFolder()
    try folder.makeFile("touches.csv", "day,x,came,bought\n1,3,2,1\n2,1,,0\n3,2,1e300,1\n4,2,,0\n")
    let run = try await ProgramRun.marketsim(
      [
        "learn", "touches.csv", "--label", "bought", "--time-by", "day", "--label-time-by", "came",
        "--label-window", "3",
      ], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("column came: a number is beyond ±1e90"), "\(run.errors)")
  }

  @Test("A pipe, which cannot be read twice, is refused")
  func pipe() async throws {
    let folder = try TemporaryFolder()
    let program = Repository.products.appendingPathComponent("marketsim").path
    let run = try await ProgramRun.run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "printf 'x,y\\n1,1\\n2,0\\n' | '\(program)' learn /dev/stdin --label y"],
      in: folder.url)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("/dev/stdin: found a pipe or device"), "\(run.errors)")
  }

  @Test("A signal leaves no part of a file of predictions", arguments: [SIGHUP, SIGINT, SIGTERM])
  func stopped(signal: Int32) async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<20_000).map {
      "\($0 * 7 % 1_000),\($0 * 13 % 17),\($0 * 7 % 10 > 6 ? 1 : 0)\n"
    }
    let visits = try folder.makeFile("visits.csv", "x,z,y\n" + rows.joined())
    // Repeated, as a signal can come in the instant in which the file is made.
    for _ in 0..<5 {
      let (run, names) = try await ProgramRun.interrupted(
        by: signal,
        [
          // With so large a network it takes long: however late a busy machine sends the signal,
          // the run has not ended before.
          "learn", visits.path, "--label", "y", "--predictions", "scored.csv",
          "--sequence-by", "z", "--learner", "lstm", "--cells", "256",
        ])
      #expect(run.exitCode == 128 + signal)
      #expect(names == [])
    }
  }

  @Test("A stray text among numbers or dates is told, with its line")
  func stray() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<400).map { row in
      "\(row == 7 ? "unknown" : "\(row * 37 % 101).5"),"
        + "\(row == 0 ? "0000-00-00" : "2026-03-\(10 + row * 7 % 20)"),\(row * 7 % 10 > 6 ? 1 : 0)\n"
    }
    try folder.makeFile("visits.csv", "spend,day,y\n" + rows.joined())
    let run = try await ProgramRun.marketsim(["learn", "visits.csv", "--label", "y"], in: folder)
    #expect(run.exitCode == 0)
    for (column, kind, line, text) in [
      ("spend", "numbers", 9, "unknown"), ("day", "dates", 2, "0000-00-00"),
    ] {
      #expect(
        run.errors.contains(
          "Warning: column \(column): 399 of 400 values are \(kind), and it is not taken as such for "
            + "the others, the first on line \(line) ('\(text)')"), "\(run.errors)")
    }
    for (use, column, place) in [
      ("number", "spend", "9: column spend: found 'unknown'"),
      ("date", "day", "2: column day: found '0000-00-00'"),
    ] {
      let run = try await ProgramRun.marketsim(
        ["learn", "visits.csv", "--label", "y", "--features", "\(column)=\(use)"], in: folder)
      #expect(run.exitCode == 2 && run.errors.contains("visits.csv:\(place)"), "\(run.errors)")
    }
    let told = try await ProgramRun.marketsim(
      ["learn", "visits.csv", "--label", "y", "--ignore", "spend", "--features", "day=category"],
      in: folder)
    #expect(told.exitCode == 0 && !told.errors.contains("are numbers"))
    let misspelt = try await ProgramRun.marketsim(
      ["learn", "visits.csv", "--label", "y", "--features", "spend=numbr"], in: folder)
    #expect(misspelt.exitCode == 2 && misspelt.errors.contains("did you mean 'number'?"))
  }

  @Test("Columns with commas, colons and equals signs in their names can be spoken of")
  func names() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<100).map { "\($0 * 7 % 13),\($0 % 3),\($0 * 3 % 5),\($0 % 2)\n" }
    try folder.makeFile("visits.csv", "\"spend, eur\",x=y,a,z\n" + rows.joined())
    let run = try await ProgramRun.marketsim(
      [
        "learn", "visits.csv", "--label", "z", "--ignore", "spend, eur", "--ignore", "a",
        "--features", "x=y=category",
      ], in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("category of 3"))
    #expect(run.output.split(separator: "ignored as told").count == 3)
    let number = try await ProgramRun.marketsim(
      ["learn", "visits.csv", "--label", "z", "--features", "spend, eur=logarithm"], in: folder)
    #expect(number.exitCode == 0 && number.output.contains("its logarithm"), "\(number.output)")
  }

  @Test("Every measure stands beside the base rate's own")
  func baseRateMeasures() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<300).map { "\($0 * 7 % 13),\($0 * 7 % 13 > 8 || $0 % 11 == 0 ? 1 : 0)\n" }
    try folder.makeFile("visits.csv", "x,y\n" + rows.joined())
    func judgement(_ learner: String) async throws -> [String: (value: String, base: String)] {
      let run = try await ProgramRun.marketsim(
        [
          "learn", "visits.csv", "--label", "y", "--learner", learner, "--report", learner,
          "--hold-out", "0.2",
        ], in: folder)
      #expect(run.exitCode == 0)
      let text = try String(
        contentsOf: folder.url.appendingPathComponent("\(learner)/judgement.csv"), encoding: .utf8)
      return text.split(separator: "\n").dropFirst().reduce(into: [:]) { measures, line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        measures[cells[1] + " " + cells[2]] = (cells[3], cells[4])
      }
    }
    let full = try await judgement("full")
    let base = try await judgement("baseRate")
    #expect(full.count == 24 && base.count == 24)
    for (name, measure) in full { #expect(measure.base == base[name]?.value, "\(name)") }
    #expect(base["progressive brier_score"]?.value != full["progressive brier_score"]?.value)
  }

  @Test("A recurrent network reads people's touches in their order")
  func sequences() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<600).map { row in
      "p\(row % 20),2026-01-\(10 + row / 40) 12:00,\(["ad", "mail", "search"][row * 7 % 11 % 3]),"
        + "\(row * 7 % 11 % 3 == 2 ? 1 : 0)\n"
    }
    try folder.makeFile("touches.csv", "person,time,kind,bought\n" + rows.joined())
    let run = try await ProgramRun.marketsim(
      [
        "learn", "touches.csv", "--label", "bought", "--sequence-by", "person", "--order-by",
        "time",
        "--compare", "--cross", "kind:rows of person before",
      ], in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("time since the row before"))
    #expect(run.output.contains("\nlstm "))
    #expect(run.output.contains("\nmixture "))
  }
}
