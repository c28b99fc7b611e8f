internal import CZlib

/// A file read from its start in pieces, inflated if it is compressed by gzip.
///
/// zlib tells by the first bytes; a file that is not compressed is read as it is.
final class CompressedFile {
  let path: String
  private let handle: gzFile
  private static let bufferBytes: UInt32 = 1 << 17

  /// Opens a file.
  init(_ path: String) throws(TableError) {
    self.path = path
    guard let handle = gzopen(path, "rb") else {
      throw TableError(file: path, found: "no file that can be read", expected: "a table as CSV")
    }
    self.handle = handle
    gzbuffer(handle, Self.bufferBytes)
  }

  deinit {
    gzclose_r(handle)
  }

  /// Reads up to `count` bytes and returns how many there were: 0 at the file's end.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(TableError) -> Int {
    let read = gzread(handle, buffer, UInt32(clamping: min(count, 1 << 30)))
    var code: Int32 = 0
    let words = gzerror(handle, &code)
    // A stream that breaks off is an error only at its end.
    guard read >= 0, code == Z_OK || code == Z_STREAM_END else {
      let reason = words.map { String(cString: $0) } ?? ""
      throw TableError(
        file: path,
        found: code == Z_BUF_ERROR
          ? "a compressed file that breaks off" : "unreadable data (\(reason))",
        expected: "a whole file of text, or one compressed by gzip")
    }
    return Int(read)
  }
}
