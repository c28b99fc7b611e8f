/// A file that is written bit by bit and put in place when it is whole.
///
/// As in ``OutputDirectory``, it grows beside its place under a hidden temporary name, and is
/// renamed at the end: a run that fails leaves what was there before. What a run that was killed has
/// left goes when the next one writes to the same place. It holds 64 kB in memory, whatever its
/// length.
public final class StreamedFile {
  /// Where the file will be.
  public let path: String

  /// Where it grows until it is finished.
  public let temporary: String

  /// Where it is put then: where the path leads, if it is a link.
  private let place: String
  private var file: SystemFile.Open?
  private var buffer: [UInt8] = []
  private var failure: SystemFile.Failure?

  private static let bufferSize = 1 << 16

  /// Begins a file; what stands at its path stays until the file is finished.
  public init(path: String) throws(OutputError) {
    precondition(!path.isEmpty, "a file needs a path")
    self.path = path
    let place = SystemFile.resolved(path)
    self.place = place
    temporary = SystemFile.temporaryPath(beside: place)
    if let reason = SystemFile.obstacle(at: path) {
      throw .fileNotWritten(path: path, reason: reason)
    }
    SystemFile.removeLeftovers(beside: place)
    do {
      file = try SystemFile.open(temporary)
    } catch {
      throw OutputError(error, at: path)
    }
    buffer.reserveCapacity(Self.bufferSize)
  }

  /// Adds a text; a failure is thrown by ``finish()``, and what comes after it is dropped.
  public func append(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { flush() }
  }

  /// Adds a record of a table; throws if what came before could not be written.
  public func append(_ cells: [CSVCell]) throws(OutputError) {
    CSVTable.append(cells, to: &buffer)
    if buffer.count >= Self.bufferSize { flush() }
    if let failure { throw OutputError(failure, at: path) }
  }

  /// Writes the rest and puts the file in place.
  public func finish() throws(OutputError) {
    flush()
    do throws(SystemFile.Failure) {
      if let failure { throw failure }
      try file?.close()
      file = nil
      try SystemFile.rename(temporary, to: place)
    } catch {
      abandon()
      throw OutputError(error, at: path)
    }
  }

  private func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard failure == nil else { return }
    do {
      try file?.write(buffer)
    } catch {
      failure = error
    }
  }

  private func abandon() {
    try? file?.close()
    file = nil
    try? SystemFile.remove(temporary)
  }

  deinit {
    // Not finished: the run has failed.
    if file != nil { abandon() }
  }
}
