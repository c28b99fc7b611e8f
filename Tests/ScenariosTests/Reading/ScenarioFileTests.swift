import Foundation
import Testing

@testable import Scenarios

@Suite struct ScenarioFileTests {
  @Test("A missing file is said to be missing, with the nearest name in its folder")
  func missing() throws {
    try withFolder(["shop.yaml": "a: 1"]) { folder in
      #expect(
        fileMessages("\(folder)/shpo.yaml") == [
          "\(folder)/shpo.yaml: no such file; expected a scenario file; "
            + "did you mean \"\(folder)/shop.yaml\"?"
        ])
      #expect(
        fileMessages("\(folder)/none/x.yaml")
          == ["\(folder)/none/x.yaml: no such file; expected a scenario file"])
    }
  }

  @Test("A directory, an empty file, other encodings and a large file are told apart")
  func unreadable() throws {
    try withFolder(["empty.yaml": "", "comment.yaml": "# nothing\n"]) { folder in
      #expect(
        fileMessages(folder) == ["\(folder): a directory, not a file; expected a scenario file"])
      for name in ["empty", "comment"] {
        #expect(
          fileMessages("\(folder)/\(name).yaml")
            == ["\(folder)/\(name).yaml: the file holds no values; expected a scenario"])
      }
      let latin = "\(folder)/latin.yaml"
      try Data([0x61, 0x3a, 0x20, 0x31, 0x0a, 0x62, 0x3a, 0x20, 0xe9, 0x0a]).write(
        to: URL(fileURLWithPath: latin))
      #expect(fileMessages(latin) == ["\(latin):2: not UTF-8 text"])
      let large = "\(folder)/large.yaml"
      try Data(repeating: 0x23, count: ScenarioFile.maximumBytes + 1).write(
        to: URL(fileURLWithPath: large))
      #expect(
        fileMessages(large) == ["\(large): larger than 1000000 bytes; expected a scenario file"])
    }
  }

  @Test("A file that can't be read says why", .enabled(if: access("/proc/self/mem", F_OK) == 0))
  func inputError() {
    #expect(
      fileMessages("/proc/self/mem")
        == ["/proc/self/mem: can't be read: Input/output error; expected a scenario file"])
  }

  @Test("A file without permission says so", .enabled(if: getuid() != 0))
  func permission() throws {
    try withFolder(["closed.yaml": "a: 1"]) { folder in
      let file = "\(folder)/closed.yaml"
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
      #expect(
        fileMessages(file) == ["\(file): no permission to read the file; expected a scenario file"])
    }
  }

  @Test("An endless device ends at the size limit", .enabled(if: access("/dev/zero", R_OK) == 0))
  func device() {
    #expect(
      fileMessages("/dev/zero")
        == ["/dev/zero: larger than 1000000 bytes; expected a scenario file"])
  }

  @Test("A byte order mark is no part of the text")
  func byteOrderMark() throws {
    try withFolder(["mark.yaml": "\u{FEFF}a: 1"]) { folder in
      #expect(
        fileMessages("\(folder)/mark.yaml") { _ = $0.number("a", "A number.") } == [])
    }
  }
}
