import Foundation
import RandomStreams
import Testing

struct RecordedArrivalsTests {
  @Test("Times are read one a line, whatever the line ends, heading, comments and empty lines")
  func reading() throws {
    let text = "# calls\r\n\r\n\"time\"\r\n0\r\n 1.5 \n1.5\n2e1"
    #expect(try RecordedArrivals(text: text, name: "calls").times == [0, 1.5, 1.5, 20])
    #expect(try RecordedArrivals(text: "", name: "none").times.isEmpty)
  }

  @Test("Each record is given once, equal times together, from the start on")
  func sequence() throws {
    let process = try RecordedArrivals(times: [0, 1, 2, 2, 2, 5])
    #expect(
      process.arrivals(until: 9, entity: 1) == [
        Arrival(time: 0), Arrival(time: 1), Arrival(time: 2, count: 3), Arrival(time: 5),
      ])
    #expect(process.times(from: 1.5, until: 9, entity: 1) == [2, 5])

    var original = process
    var stream = ReplicationStreams(seed: 1, replication: 1).stream(StreamPurpose(1), entity: 1)
    let unused = stream
    _ = original.next(after: 0, from: &stream)
    var copy = original
    #expect(original.next(after: 0, from: &stream) == Arrival(time: 1))
    #expect(copy.next(after: 0, from: &stream) == Arrival(time: 1))
    #expect(stream == unused)
  }

  struct Refused: Sendable {
    var text: String
    var message: String
  }

  @Test(
    "A mistake is located by file and line",
    arguments: [
      Refused(
        text: "1\n2\n\n1.5\n",
        message: "log.csv:4: found 1.5; expected a time not before the one above it, which is 2.0"),
      Refused(text: "-1", message: "log.csv:1: found -1; expected a finite time of 0 or more"),
      Refused(text: "0\nnan", message: "log.csv:2: found nan; expected a finite time of 0 or more"),
      Refused(text: "inf", message: "log.csv:1: found inf; expected a finite time of 0 or more"),
      Refused(text: "time\ntime", message: "log.csv:2: found \"time\"; expected one number a line"),
      Refused(text: "# a\n1,7", message: "log.csv:2: found \"1,7\"; expected one number a line"),
      Refused(text: "1\nsoon", message: "log.csv:2: found \"soon\"; expected one number a line"),
    ])
  func refused(_ refused: Refused) {
    let error = #expect(throws: RecordedArrivalsError.self) {
      try RecordedArrivals(text: refused.text, name: "log.csv")
    }
    #expect(error?.description == refused.message)
  }

  @Test("A list of times is held to the same rules")
  func list() {
    let error = #expect(throws: RecordedArrivalsError.self) {
      try RecordedArrivals(times: [1, 3, 2])
    }
    #expect(error?.line == 3)
    #expect(throws: RecordedArrivalsError.self) { try RecordedArrivals(times: [1, .infinity]) }
  }

  @Test("A file is read, with or without a byte order mark; what is no text file is named")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("arrivals-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ bytes: [UInt8]) throws -> String {
      let file = folder.appendingPathComponent("times.csv")
      try Data(bytes).write(to: file)
      return file.path
    }

    let good = try file([0xef, 0xbb, 0xbf] + Array("0.5\n3\n".utf8))
    #expect(try RecordedArrivals(file: good).times == [0.5, 3])

    let unsorted = try file(Array("3\n0.5\n".utf8))
    var error = #expect(throws: RecordedArrivalsError.self) { try RecordedArrivals(file: unsorted) }
    #expect(error?.description.hasPrefix("\(unsorted):2: found 0.5; ") == true)

    let binary = try file([0x31, 0x0a, 0xff, 0xfe])
    error = #expect(throws: RecordedArrivalsError.self) { try RecordedArrivals(file: binary) }
    #expect(error?.found == "bytes that are not UTF-8 text")

    for path in [folder.path, folder.path + "/none"] {
      error = #expect(throws: RecordedArrivalsError.self) { try RecordedArrivals(file: path) }
      #expect(error?.name == path)
      #expect(error?.line == nil)
    }
  }
}
