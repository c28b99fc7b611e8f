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
    let count = buffer.withUnsafeMutableBytes { bytes in
      let room = UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      return gzread(handle, room.baseAddress, UInt32(clamping: min(room.count, 1 << 30)))
    }
    var code: Int32 = 0
    let words = gzerror(handle, &code)
    // A stream that breaks off is an error only at its end.
    guard count >= 0, code == Z_OK || code == Z_STREAM_END else {
      let reason = words.map { String(cString: $0) } ?? ""
      throw Failure(
        found: code == Z_BUF_ERROR
          ? "a compressed file that breaks off" : "unreadable data (\(reason))")
    }
    return Int(count)
  }
}
