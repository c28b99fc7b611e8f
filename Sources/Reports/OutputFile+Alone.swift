extension OutputFile {
  /// Writes bytes to a path of their own, in full or not at all: beside the place, then renamed.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    guard SystemFile.kind(of: path) != .folder else {
      throw .fileNotWritten(path: path, reason: "it is a folder")
    }
    let temporary = "\(path).\(SystemFile.processIdentifier).partial"
    do {
      try SystemFile.write(bytes, to: temporary)
      try SystemFile.rename(temporary, to: path)
    } catch {
      try? SystemFile.remove(temporary)
      throw .fileNotWritten(path: path, reason: error.reason)
    }
  }
}
