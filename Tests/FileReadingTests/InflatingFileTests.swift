import Foundation
import Testing

@testable import FileReading

/// Files as they are; compressed ones are tested where tables and populations are read.
struct InflatingFileTests {
  private func read(_ bytes: [UInt8]) throws -> [UInt8] {
    let url = FileManager.default.temporaryDirectory
      .appending(component: "inflating-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let file = try #require(InflatingFile(path: url.path))
    var read: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 7)
    while case let count = try file.read(into: &piece, from: 0), count > 0 {
      read += piece[..<count]
    }
    return read
  }

  @Test("A file that is not compressed is read as it is", arguments: [0, 1, 7, 100])
  func plain(count: Int) throws {
    let bytes = (0..<count).map { UInt8($0) }
    #expect(try read(bytes) == bytes)
  }

  @Test("Damage within a compressed file is told without the system's number of the file")
  func damaged() throws {
    // The header of gzip, then a block of a kind that there is not.
    let damaged: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff, 0xff]
    let failure = #expect(throws: InflatingFile.Failure.self) { try read(damaged) }
    #expect(failure?.found == "unreadable data (invalid block type)")
  }

  @Test("A file that there is not cannot be opened")
  func none() {
    #expect(InflatingFile(path: "/nowhere/at all") == nil)
  }
}
