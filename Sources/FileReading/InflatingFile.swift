internal import CZlib

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A file that is read from its start, inflated if it is compressed by gzip.
///
/// zlib tells by the first bytes; a file that is not compressed is read as it is.
public final class InflatingFile {
  /// Why no more can be read.
  public struct Failure: Error {
    /// What was found, as a noun phrase.
    public let found: String
  }

  private let handle: gzFile

  /// Opens a file; nil where there is none that can be read.
  public convenience init?(path: String) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    self.init(descriptor: descriptor)
  }

  /// Takes a file that is open, and closes it in the end; nil without memory for it.
  public init?(descriptor: Int32) {
    guard let handle = gzdopen(descriptor, "rb") else {
      close(descriptor)
      return nil
    }
    self.handle = handle
    gzbuffer(handle, 1 << 17)
  }

  deinit {
    gzclose_r(handle)
  }

  /// Begins at the start again.
  ///
  /// - Returns: Whether that is possible.
  public func rewind() -> Bool { gzrewind(handle) == 0 }

  /// Reads into an array from a place on as many bytes as fit there at most, and returns how many
  /// there were: 0 at the file's end.
  public func read(into buffer: inout [UInt8], from start: Int) throws(Failure) -> Int {
    try check(
      buffer.withUnsafeMutableBytes { bytes in
        fill(UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
      })
  }

  /// Reads as many bytes as there is room for at most, and returns how many there were: 0 at the
  /// file's end.
  public func read(into room: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    try check(fill(room))
  }

  private func fill(_ room: UnsafeMutableRawBufferPointer) -> Int32 {
    gzread(handle, room.baseAddress, UInt32(clamping: min(room.count, 1 << 30)))
  }

  private func check(_ count: Int32) throws(Failure) -> Int {
    var code: Int32 = 0
    let words = gzerror(handle, &code)
    // A stream that breaks off is an error only at its end.
    guard count >= 0, code == Z_OK || code == Z_STREAM_END else {
      // Before the reason stands the number by which the system knows the file.
      let text = words.map { String(cString: $0) } ?? ""
      let reason = text.firstIndex(of: " ").map { text[$0...].dropFirst() } ?? text[...]
      throw Failure(
        found: code == Z_BUF_ERROR
          ? "a compressed file that breaks off" : "unreadable data (\(reason))")
    }
    return Int(count)
  }
}
