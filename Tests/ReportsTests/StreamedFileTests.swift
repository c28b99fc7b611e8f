import Foundation
import Testing

@testable import Reports

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

  @Test(
    "A disk that takes nothing more is no wrong path",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no device is full here"))
  func fullDisk() throws {
    let failure = try #require(throws: SystemFile.Failure.self) {
      try SystemFile.write([1], to: "/dev/full")
    }
    #expect(failure.isOfDisk && OutputError(failure, at: "a").isOfDisk)
    let missing = try #require(throws: SystemFile.Failure.self) {
      try SystemFile.write([1], to: "/nowhere/a")
    }
    #expect(!missing.isOfDisk && !OutputError(missing, at: "a").isOfDisk)
    #expect("\(OutputError(failure, at: "a"))".hasPrefix("cannot write 'a': "))
  }

  @Test("The file is in its place when it is finished, whole, and not before")
  func finished() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("trace.csv").path
      try "old".write(toFile: path, atomically: true, encoding: .utf8)
      let file = try StreamedFile(path: path)
      #expect(FileManager.default.fileExists(atPath: file.temporary))
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

  @Test("A link stays a link, and the file that it leads to is replaced")
  func link() throws {
    try withFolder { folder in
      let target = folder.appendingPathComponent("real.txt").path
      try "old".write(toFile: target, atomically: true, encoding: .utf8)
      let path = folder.appendingPathComponent("link.txt").path
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "real.txt")
      let file = try StreamedFile(path: path)
      file.append("streamed")
      try file.finish()
      #expect(try String(contentsOfFile: target, encoding: .utf8) == "streamed")
      try OutputFile.write(Array("alone".utf8), to: path)
      #expect(try String(contentsOfFile: target, encoding: .utf8) == "alone")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "real.txt")
      #expect(try names(folder).sorted() == ["link.txt", "real.txt"])
    }
  }

  @Test("A pipe, or another thing that is no file, is left alone")
  func pipe() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("pipe").path
      try #require(mkfifo(path, 0o600) == 0)
      #expect(throws: OutputError.self) { try StreamedFile(path: path) }
      #expect(throws: OutputError.self) { try OutputFile.write([1], to: path) }
      let directory = try OutputDirectory(path: folder.path)
      #expect(throws: OutputError.self) {
        try directory.write(
          [OutputFile(name: "pipe", text: "x")], seal: OutputFile(name: "seal", text: ""))
      }
      #expect(try names(folder) == ["pipe"])
      let type = try FileManager.default.attributesOfItem(atPath: path)[.type]
      #expect(type as? FileAttributeType != .typeRegular)
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

  @Test("What a process has left that was killed goes, and nothing else")
  func leftovers() throws {
    try withFolder { folder in
      // A process that has ended and been waited for has a number that is nobody's.
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "exit 0"]
      try process.run()
      process.waitUntilExit()
      let gone = process.processIdentifier
      let path = folder.appendingPathComponent("trace.csv").path
      let others = [
        ".trace.csv.\(getppid()).partial", ".other.csv.\(gone).partial", ".trace.csv.x.partial",
        ".trace.csv.-\(gone).partial", ".trace.csv.partial",
      ]
      for name in others + [".trace.csv.\(gone).partial"] {
        try "left".write(
          to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
      }
      // As of another computer, whose processes cannot be seen from here.
      let locked = folder.path + "/.trace.csv.\(gone).partial"
      let elsewhere = try SystemFile.open(locked)
      try OutputFile.write([1], to: path)
      #expect(try names(folder).count == others.count + 2)
      try elsewhere.close()
      let file = try StreamedFile(path: path)
      #expect(try Set(names(folder) + [path]).count == others.count + 3)
      try file.finish()
      #expect(try Set(names(folder)) == Set(others + ["trace.csv"]))
    }
  }

  @Test("Records of a table make a table")
  func records() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("scored.csv").path
      let file = try StreamedFile(path: path)
      for row in 0..<20_000 { try file.append([.integer(row), "a, b"]) }
      #expect(try names(folder).count == 1)
      try file.finish()
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.hasPrefix("0,\"a, b\"\n1,") && text.hasSuffix("\n19999,\"a, b\"\n"))
    }
  }
}
