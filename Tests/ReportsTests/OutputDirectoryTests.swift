import Foundation
import Reports
import Testing

@Suite("Output folders")
struct OutputDirectoryTests {
  /// Runs a test in a folder of its own, and removes it.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marketsim-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test("A missing folder is created with those above it, and takes the files")
  func creation() throws {
    try withFolder { folder in
      let output = try OutputDirectory(path: folder + "/a/b/c/")
      try output.write(
        [OutputFile(name: "x.csv", text: "x\n")], seal: OutputFile(name: "m.json", text: "{}"))
      #expect(try names(in: folder + "/a/b/c") == ["m.json", "x.csv"])
      #expect(try text(output.path(of: "x.csv")) == "x\n")
    }
  }

  @Test("Files of an earlier command go, others stay")
  func stale() throws {
    try withFolder { folder in
      let output = try OutputDirectory(path: folder)
      let seal = OutputFile(name: "m.json", text: "{}")
      let names = ["old.csv", "mine.txt"]
      try output.write(names.map { OutputFile(name: $0, text: "x") }, seal: seal)
      try output.write(
        [OutputFile(name: "new.csv", text: "y")], seal: seal, removing: ["old.csv", "none.csv"])
      #expect(try self.names(in: folder) == ["m.json", "mine.txt", "new.csv"])
    }
  }

  @Test("Opening a folder leaves nothing in it")
  func probe() throws {
    try withFolder { folder in
      _ = try OutputDirectory(path: folder)
      #expect(try names(in: folder).isEmpty)
    }
  }

  @Test("Files of the same names are replaced, others stay")
  func replacement() throws {
    try withFolder { folder in
      try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/notes.txt"))
      let output = try OutputDirectory(path: folder)
      for round in ["1", "2"] {
        try output.write(
          [OutputFile(name: "x.csv", text: round)], seal: OutputFile(name: "m.json", text: round))
      }
      #expect(try names(in: folder) == ["m.json", "notes.txt", "x.csv"])
      #expect(try text(folder + "/x.csv") == "2")
    }
  }

  @Test("A path that is a file, or lies below one, is refused with that file's path")
  func fileInTheWay() throws {
    try withFolder { folder in
      let file = folder + "/file"
      try Data().write(to: URL(fileURLWithPath: file))
      #expect(throws: OutputError.notAFolder(path: file)) { try OutputDirectory(path: file) }
      #expect(throws: OutputError.notAFolder(path: file)) {
        try OutputDirectory(path: file + "/below")
      }
    }
  }

  @Test("When one file cannot be put in place, none is, and what was there stays")
  func allOrNothing() throws {
    try withFolder { folder in
      let output = try OutputDirectory(path: folder)
      try output.write(
        [OutputFile(name: "a.csv", text: "old")], seal: OutputFile(name: "m.json", text: "old"))
      try FileManager.default.createDirectory(
        atPath: folder + "/b.csv", withIntermediateDirectories: false)
      #expect(
        throws: OutputError.fileNotWritten(path: folder + "/b.csv", reason: "it is a folder")
      ) {
        try output.write(
          [OutputFile(name: "a.csv", text: "new"), OutputFile(name: "b.csv", text: "new")],
          seal: OutputFile(name: "m.json", text: "new"))
      }
      #expect(try text(folder + "/a.csv") == "old")
      #expect(try names(in: folder) == ["a.csv", "b.csv", "m.json"])
    }
  }

  @Test("A missing folder appears with its files: opening leaves no folder, be it of those above")
  func appearing() throws {
    try withFolder { folder in
      let output = try OutputDirectory(path: folder + "/a/b")
      #expect(try names(in: folder).isEmpty)
      try output.write(
        [OutputFile(name: "x.csv", text: "x")], seal: OutputFile(name: "m.json", text: "{}"))
      #expect(try names(in: folder) == ["a"] && names(in: folder + "/a") == ["b"])
      #expect(try names(in: folder + "/a/b") == ["m.json", "x.csv"])
    }
  }

  @Test("A folder that appeared meanwhile takes the files as any other")
  func meanwhile() throws {
    try withFolder { folder in
      let output = try OutputDirectory(path: folder + "/a")
      try FileManager.default.createDirectory(
        atPath: folder + "/a", withIntermediateDirectories: false)
      try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/a/notes.txt"))
      try output.write([], seal: OutputFile(name: "m.json", text: "{}"))
      #expect(try names(in: folder + "/a") == ["m.json", "notes.txt"])
    }
  }

  @Test("A folder that can't be made any more is an error, and nothing is left of it")
  func vanished() throws {
    try withFolder { folder in
      let output = try OutputDirectory(path: folder + "/a/b")
      try Data().write(to: URL(fileURLWithPath: folder + "/a"))
      #expect(throws: OutputError.notAFolder(path: folder + "/a")) {
        try output.write([], seal: OutputFile(name: "m.json", text: ""))
      }
      #expect(try names(in: folder) == ["a"])
    }
  }
}
