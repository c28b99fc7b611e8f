#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reads scenario files as text, and says in words what keeps a file from being read.
enum ScenarioFile {
  /// The largest file that is read, in bytes.
  ///
  /// A scenario has some kilobytes; the limit keeps a wrong file from taking the memory.
  static let maximumBytes = 1_000_000

  /// Why a file's text can't be had.
  struct Failure: Error {
    /// What stands there, or what happened.
    var statement: String
    /// The line on which the text stops being text.
    var line: Int?
  }

  /// A file's text, without a byte order mark, and what tells the file from any other.
  static func contents(of path: String) throws(Failure) -> (text: String, identity: Identity) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw failure(EISDIR) }
    let bytes = try bytes(of: descriptor)
    return (
      try text(of: bytes), Identity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
    )
  }

  /// The device and file number, which are the same whatever the path says.
  struct Identity: Hashable {
    var device: UInt64
    var node: UInt64
  }

  private static func bytes(of descriptor: Int32) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw failure(errno) }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
      guard bytes.count <= maximumBytes else {
        throw Failure(statement: "larger than \(maximumBytes) bytes")
      }
    }
  }

  private static func text(of bytes: [UInt8]) throws(Failure) -> String {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let bytes = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: bytes, as: UTF8.self) {
      return text
    }
    var line = 1
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      line += scalar == "\n" ? 1 : 0
    }
    throw Failure(statement: "not UTF-8 text", line: line)
  }

  static func failure(_ code: Int32) -> Failure {
    switch code {
    case ENOENT, ENOTDIR: Failure(statement: "no such file")
    case EISDIR: Failure(statement: "a directory, not a file")
    case EACCES, EPERM: Failure(statement: "no permission to read the file")
    default: Failure(statement: "can't be read: \(String(cString: strerror(code)))")
    }
  }

  /// The scenario file with the nearest name in the folder in which a file is missing.
  static func nearestIfMissing(_ path: String) -> String? {
    let (folder, name) = split(path)
    guard !FileManager.default.fileExists(atPath: path) else { return nil }
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    let scenarios = (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
    return nearestName(to: name, among: scenarios).map { folder + $0 }
  }

  /// A path's folder with its closing slash, empty for the working directory, and the file's name.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
