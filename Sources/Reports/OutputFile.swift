/// A file to be written: its name within the output folder, and its contents.
public struct OutputFile: Sendable, Hashable {
  /// The name, without a folder.
  public let name: String

  /// The contents.
  public let bytes: [UInt8]

  /// Makes a file of bytes.
  ///
  /// - Precondition: the name is not empty, has no `/` and does not begin with a dot.
  public init(name: String, bytes: [UInt8]) {
    precondition(
      !name.isEmpty && !name.contains("/") && !name.hasPrefix("."), "not a plain file name")
    self.name = name
    self.bytes = bytes
  }

  /// Makes a file of text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Makes a file of a table.
  public init(name: String, table: CSVTable) {
    self.init(name: name, bytes: table.bytes)
  }
}
