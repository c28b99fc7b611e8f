internal import FileReading
internal import RandomStreams

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file of data that a scenario names, read line by line, from the start as often as needed.
///
/// It may be compressed by gzip, and far larger than a scenario: no more than a part of it is held at
/// a time.
public final class DataFile {
  /// The path by which the file was opened.
  public let path: String
  /// A hash of the bytes, inflated, that the last complete reading met; FNV-1a.
  private(set) var hash = StableHash()
  private let file: InflatingFile
  /// The longest line that is read, in bytes.
  private static let longestLine = 1 << 20

  /// Opens a regular file.
  init(path: String) throws(ScenarioFile.Failure) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw ScenarioFile.failure(errno) }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
      let code = isKnown ? 0 : errno
      close(descriptor)
      guard isKnown else { throw ScenarioFile.failure(code) }
      guard status.st_mode & S_IFMT != S_IFDIR else { throw ScenarioFile.failure(EISDIR) }
      throw ScenarioFile.Failure(statement: "not a regular file")
    }
    guard let file = InflatingFile(descriptor: descriptor) else {
      throw ScenarioFile.failure(ENOMEM)
    }
    self.file = file
  }

  /// Calls a body with each line, without its end (LF or CRLF), and with its number from 1 on.
  ///
  /// A byte order mark is left out. The body returns whether it wants more lines.
  ///
  /// - Throws: ``ScenarioError`` when the file can't be read.
  public func forEachLine(
    _ body: (ArraySlice<UInt8>, Int) -> Bool
  ) throws(ScenarioError) {
    guard file.rewind() else { throw problem(ScenarioFile.failure(errno)) }
    hash = StableHash()
    var buffer = [UInt8](repeating: 0, count: Self.longestLine)
    // The bytes of the buffer that are there, and those of them that are behind.
    var filled = 0
    var line = 0
    while true {
      let count: Int
      do throws(InflatingFile.Failure) {
        count = try file.read(into: &buffer, from: filled)
      } catch {
        throw problem(ScenarioFile.Failure(statement: "found \(error.found)"))
      }
      hash.add(buffer[filled..<(filled + count)])
      filled += count
      var start = line == 0 && buffer[..<filled].starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
      while let end = buffer[start..<filled].firstIndex(of: 0x0a) {
        line += 1
        guard body(Self.trimmed(buffer[start..<end]), line) else { return }
        start = end + 1
      }
      if count == 0 {
        if start < filled { _ = body(Self.trimmed(buffer[start..<filled]), line + 1) }
        return
      }
      buffer.replaceSubrange(0..<(filled - start), with: buffer[start..<filled])
      filled -= start
      guard filled < buffer.count else {
        throw problem(
          ScenarioFile.Failure(
            statement: "a line of more than \(Self.longestLine) bytes", line: line + 1))
      }
    }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.last == 0x0d ? line.dropLast() : line
  }

  private func problem(_ failure: ScenarioFile.Failure) -> ScenarioError {
    ScenarioError(
      ScenarioProblem(.statement(failure.statement), at: .file(path, line: failure.line)))
  }
}
