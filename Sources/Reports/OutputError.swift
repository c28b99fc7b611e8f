/// Why reports could not be written.
///
/// A value: the command line renders it. `reason` is the system's own word for it.
public enum OutputError: Error, Sendable, Hashable {
  /// The path, or a folder above it, is something else than a folder.
  case notAFolder(path: String)
  /// The folder could not be created.
  case folderNotCreated(path: String, reason: String)
  /// The folder is there, but no file can be made in it.
  case folderNotWritable(path: String, reason: String)
  /// A file could not be written or put in place.
  case fileNotWritten(path: String, reason: String)
  /// A file could not be written, as the disk has no room or is broken.
  case diskFailed(path: String, reason: String)

  /// Whether another path would be no better: nobody's input is wrong.
  public var isOfDisk: Bool {
    if case .diskFailed = self { true } else { false }
  }

  /// The failure of a call while a file was written.
  ///
  /// - Parameter path: The file as the user knows it.
  init(_ failure: SystemFile.Failure, at path: String) {
    self =
      failure.isOfDisk
      ? .diskFailed(path: path, reason: failure.reason)
      : .fileNotWritten(path: path, reason: failure.reason)
  }
}

extension OutputError: CustomStringConvertible {
  /// One sentence for the user.
  public var description: String {
    switch self {
    case .notAFolder(let path):
      "cannot write to '\(path)': it is not a folder; name a folder, or one that can be created"
    case .folderNotCreated(let path, let reason):
      "cannot create the folder '\(path)': \(reason)"
    case .folderNotWritable(let path, let reason):
      "cannot write to the folder '\(path)': \(reason)"
    case .fileNotWritten(let path, let reason), .diskFailed(let path, let reason):
      "cannot write '\(path)': \(reason)"
    }
  }
}
