import Foundation
import Reports
import Testing

/// A file that is written bit by bit.
struct StreamedFileTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marketsim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
  }

  @Test("The file is in its place when it is finished, whole, and not before")
  func finished() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("trace.csv").path
      try "old".write(toFile: path, atomically: true, encoding: .utf8)
      let file = try StreamedFile(path: path)
      let line = String(repeating: "ä", count: 999) + "\n"
      for _ in 0..<200 { file.append(line) }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(try names(folder).count == 2)
      try file.finish()
      #expect(
        try String(contentsOfFile: path, encoding: .utf8) == String(repeating: line, count: 200))
      #expect(try names(folder) == ["trace.csv"])
    }
  }

  @Test("A file that is let go of unfinished leaves what was there before")
  func abandoned() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("trace.csv").path
      try "old".write(toFile: path, atomically: true, encoding: .utf8)
      do {
        let file = try StreamedFile(path: path)
        file.append("new")
      }
      #expect(try names(folder) == ["trace.csv"])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    }
  }

  @Test("A place that takes no file is an error, at the start or at the end")
  func errors() throws {
    try withFolder { folder in
      #expect(throws: OutputError.self) { try StreamedFile(path: folder.path) }
      #expect(throws: OutputError.self) { try StreamedFile(path: folder.path + "/none/trace.csv") }
      let path = folder.appendingPathComponent("trace.csv").path
      let file = try StreamedFile(path: path)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      #expect(throws: OutputError.self) { try file.finish() }
      #expect(try names(folder) == ["trace.csv"])
    }
  }
}
