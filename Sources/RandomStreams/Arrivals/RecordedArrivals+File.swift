#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension RecordedArrivals {
  /// The largest file that is read, in bytes: some fifty million times.
  static let maximumBytes = 1 << 30

  /// Arrivals at the times of a file, one a line, as `init(text:name:)` reads them.
  ///
  /// Reads the whole file, UTF-8 with or without a byte order mark; 8 bytes are kept for a time.
  public init(file path: String) throws(RecordedArrivalsError) {
    func failure(_ found: String) -> RecordedArrivalsError {
      RecordedArrivalsError(
        name: path, line: nil, found: found, expected: "a text file with one time a line")
    }
    guard let file = fopen(path, "r") else { throw failure(String(cString: strerror(errno))) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      bytes += buffer.prefix(count)
      guard count > 0 else { break }
      guard bytes.count <= Self.maximumBytes else {
        throw failure("more than \(Self.maximumBytes) bytes")
      }
    }
    guard ferror(file) == 0 else { throw failure(String(cString: strerror(errno))) }
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw failure("bytes that are not UTF-8 text")
    }
    try self.init(text: text, name: path)
  }
}
