internal import FileReading

/// A table's file, read in pieces, inflated if it is compressed by gzip.
struct CompressedFile {
  let path: String
  private let file: InflatingFile

  /// Opens a file.
  init(_ path: String) throws(TableError) {
    self.path = path
    guard let file = InflatingFile(path: path) else {
      throw TableError(file: path, found: "no file that can be read", expected: "a table as CSV")
    }
    // A table is read twice or more.
    guard file.rewind() else {
      throw TableError(
        file: path, found: "a pipe or device, which can be read only once",
        expected: "a file; write the table to one first")
    }
    self.file = file
  }

  /// Reads up to `count` bytes and returns how many there were: 0 at the file's end.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(TableError) -> Int {
    do throws(InflatingFile.Failure) {
      return try file.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: count))
    } catch {
      throw TableError(
        file: path, found: error.found,
        expected: "a whole file of text, or one compressed by gzip")
    }
  }
}
