/// The folder that takes a command's files: all of them, or none.
///
/// Every file is first written in full beside its place, under a hidden temporary name; only when
/// all are there are they renamed, one after the other. The last one given is the seal: an older
/// one is removed before the first rename, and the new one comes last. So a folder with its seal
/// is whole, wherever a run was killed, and a failed run leaves what was there before. A folder that
/// was missing is filled beside its place too, and appears with everything in it.
public struct OutputDirectory: Sendable {
  /// The folder's path.
  public let path: String

  /// Opens a folder for writing, and finds out whether it takes files, or could be created.
  ///
  /// Done before a long run, so that a folder which takes no file is known at once. It leaves
  /// everything as it was: a folder that is missing comes with its files.
  public init(path: String) throws(OutputError) {
    precondition(!path.isEmpty, "an output folder needs a path")
    self.path = path
    let created = try Self.create(path)
    defer { for folder in created.reversed() { SystemFile.removeIfEmpty(folder) } }
    let probe = temporaryPath(for: "probe")
    do {
      try SystemFile.write([], to: probe)
      try SystemFile.remove(probe)
    } catch {
      if error.isOfDisk { throw OutputError(error, at: path) }
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
    if SystemFile.kind(of: path) == .missing {
      if try appear(with: all) { return }
      _ = try Self.create(path)
    }
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
      throw OutputError(error, at: error.path)
    }
  }

  /// Makes the missing folder with its files: beside its place, then renamed.
  ///
  /// - Returns: Whether it did; else something has come in its place meanwhile.
  private func appear(with files: [OutputFile]) throws(OutputError) -> Bool {
    let root = path.hasPrefix("/") ? "/" : "./"
    var components = path.split(separator: "/")
    let name = components.removeLast()
    let parent = root + components.joined(separator: "/")
    let created = try Self.create(parent)
    let staging = Self(unopened: SystemFile.temporaryPath(beside: "\(parent)/\(name)"))
    var written: [String] = []
    func leaveNothing() {
      for file in written { try? SystemFile.remove(file) }
      for folder in [staging.path] + created.reversed() { SystemFile.removeIfEmpty(folder) }
    }
    do {
      try SystemFile.createFolder(staging.path)
      for file in files {
        written.append(staging.path(of: file.name))
        try SystemFile.write(file.bytes, to: staging.path(of: file.name))
      }
    } catch {
      leaveNothing()
      throw OutputError(error, at: path)
    }
    do {
      try SystemFile.rename(staging.path, to: "\(parent)/\(name)")
      return true
    } catch {
      leaveNothing()
      return false
    }
  }

  /// A folder about which nothing is found out.
  private init(unopened path: String) { self.path = path }

  private func temporaryPath(for name: String) -> String {
    SystemFile.temporaryPath(beside: path(of: name))
  }

  /// Creates a folder and those above it.
  ///
  /// - Returns: Those that were missing, the outermost first.
  private static func create(_ path: String) throws(OutputError) -> [String] {
    var created: [String] = []
    var prefix = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      prefix += component
      switch SystemFile.kind(of: prefix) {
      case .folder: break
      case .file, .special: throw .notAFolder(path: prefix)
      case .missing:
        do {
          try SystemFile.createFolder(prefix)
          created.append(prefix)
        } catch {
          for folder in created.reversed() { SystemFile.removeIfEmpty(folder) }
          throw .folderNotCreated(path: path, reason: error.reason)
        }
      }
      prefix += "/"
    }
    return created
  }
}
