/// The folder that takes a command's files: all of them, or none.
///
/// Every file is first written in full beside its place, under a hidden temporary name; only when
/// all are there are they renamed, one after the other. The last one given is the seal: an older
/// one is removed before the first rename, and the new one comes last. So a folder with its seal
/// is whole, wherever a run was killed, and a failed run leaves what was there before.
public struct OutputDirectory: Sendable {
  /// The folder's path.
  public let path: String

  /// Opens a folder for writing; creates it, with those above it, when it is missing.
  ///
  /// Done before a long run, so that a folder which takes no file is known at once.
  public init(path: String) throws(OutputError) {
    precondition(!path.isEmpty, "an output folder needs a path")
    self.path = path
    try Self.create(path)
    let probe = temporaryPath(for: "probe")
    do {
      try SystemFile.write([], to: probe)
      try SystemFile.remove(probe)
    } catch {
      throw .folderNotWritable(path: path, reason: error.reason)
    }
  }

  /// Where a file of this folder is.
  public func path(of name: String) -> String {
    path.hasSuffix("/") ? path + name : path + "/" + name
  }

  /// Writes the files, replacing those of the same names, and ends with `seal`.
  ///
  /// - Parameter stale: Names of files that do not belong to these; they go if they are there.
  public func write(
    _ files: [OutputFile], seal: OutputFile, removing stale: [String] = []
  ) throws(OutputError) {
    let all = files + [seal]
    precondition(Set(all.map(\.name)).count == all.count, "two files have the same name")
    // A rename onto a folder is the one failure that could come after others have succeeded.
    for file in all {
      guard let reason = SystemFile.obstacle(at: path(of: file.name)) else { continue }
      throw .fileNotWritten(path: path(of: file.name), reason: reason)
    }
    var staged: [String] = []
    do {
      for file in all {
        let temporary = temporaryPath(for: file.name)
        staged.append(temporary)
        try SystemFile.write(file.bytes, to: temporary)
      }
      try SystemFile.remove(path(of: seal.name))
      for name in stale { try SystemFile.remove(path(of: name)) }
      for file in all {
        try SystemFile.rename(temporaryPath(for: file.name), to: path(of: file.name))
      }
    } catch {
      for temporary in staged { try? SystemFile.remove(temporary) }
      throw .fileNotWritten(path: error.path, reason: error.reason)
    }
  }

  private func temporaryPath(for name: String) -> String {
    path(of: ".\(name).\(SystemFile.processIdentifier).partial")
  }

  /// Creates a folder and those above it.
  private static func create(_ path: String) throws(OutputError) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      prefix += component
      switch SystemFile.kind(of: prefix) {
      case .folder: break
      case .file, .special: throw .notAFolder(path: prefix)
      case .missing:
        do {
          try SystemFile.createFolder(prefix)
        } catch {
          throw .folderNotCreated(path: path, reason: error.reason)
        }
      }
      prefix += "/"
    }
  }
}
