/// A file that is written bit by bit, such as one line for each row of a large table.
///
/// It grows beside its place under a temporary name and takes it when it is finished; one that is
/// given up leaves what was there before.
public final class OutputWriter {
  private let path: String
  private let place: String
  private let file: SystemFile.Open
  private var pending: [UInt8] = []
  private var isOpen = true
  private static let pieceBytes = 1 << 18

  /// The path under which it grows.
  public var temporary: String { file.path }

  /// Opens a file to be written to a path.
  public init(_ path: String) throws(OutputError) {
    if let reason = SystemFile.obstacle(at: path) {
      throw .fileNotWritten(path: path, reason: reason)
    }
    self.path = path
    place = SystemFile.resolved(path)
    do {
      file = try SystemFile.open("\(place).\(SystemFile.processIdentifier).partial")
    } catch {
      throw OutputError(error, at: path)
    }
  }

  deinit {
    guard isOpen else { return }
    try? file.close()
    try? SystemFile.remove(file.path)
  }

  /// Adds a record of a table.
  public func append(_ cells: [CSVCell]) throws(OutputError) {
    CSVTable.append(cells, to: &pending)
    if pending.count >= Self.pieceBytes { try flush() }
  }

  /// Writes what is left and puts the file in its place.
  public func finish() throws(OutputError) {
    try flush()
    isOpen = false
    do {
      try file.close()
      try SystemFile.rename(file.path, to: place)
    } catch {
      try? SystemFile.remove(file.path)
      throw OutputError(error, at: path)
    }
  }

  private func flush() throws(OutputError) {
    do {
      try file.write(pending)
    } catch {
      throw OutputError(error, at: path)
    }
    pending.removeAll(keepingCapacity: true)
  }
}
