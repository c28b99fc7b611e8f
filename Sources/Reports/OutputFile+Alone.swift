extension OutputFile {
  /// Whether two paths lead to one file that is there, be it by links, so that writing to one would
  /// take away the other.
  public static func isOne(_ path: String, _ other: String) -> Bool {
    SystemFile.isOne(path, other)
  }

  /// The first of some files that a path leads to, by its name, by a link or as another name of the
  /// same file; nil if it leads to none of them.
  public static func first(of files: [String], at path: String) -> String? {
    files.first { isOne($0, path) }
  }

  /// Writes bytes to a path of their own, in full or not at all: beside the place, then renamed.
  ///
  /// A link stays, and the file that it leads to is replaced.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    if let reason = SystemFile.obstacle(at: path) {
      throw .fileNotWritten(path: path, reason: reason)
    }
    let place = SystemFile.resolved(path)
    let temporary = SystemFile.temporaryPath(beside: place)
    SystemFile.removeLeftovers(beside: place)
    do {
      try SystemFile.write(bytes, to: temporary)
      try SystemFile.rename(temporary, to: place)
    } catch {
      try? SystemFile.remove(temporary)
      throw OutputError(error, at: path)
    }
  }
}
