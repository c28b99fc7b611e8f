/// The records of a table as comma-separated text (RFC 4180), one after the other.
///
/// Fields may be quoted; lines end with LF, CRLF or CR; blank lines are left out; text that is not
/// UTF-8 is refused. The memory is that of the longest record and a piece of the file, whatever the
/// file's length.
struct RecordReader: ~Copyable {
  /// A field of the current record: where its bytes lie.
  struct Field {
    var start: Int
    var end: Int
    /// Whether it has doubled quotes, which are still to be made single.
    var hasEscapes = false
  }

  static let pieceBytes = 1 << 18
  static let mostRecordBytes = 1 << 28

  private let file: CompressedFile
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var position = 0
  private var end = 0
  private var isAtEnd = false
  private var nextLine = 1
  /// What separates fields.
  private(set) var delimiter: UInt8
  /// All bytes of the current record's fields, or'ed: from 128 on, some are not ASCII.
  private var allBits: UInt8 = 0

  /// The line on which the current record begins.
  private(set) var line = 0
  /// The fields of the current record.
  private(set) var fields: [Field] = []

  /// Opens a file and finds out by its first line what separates its fields.
  static func opening(_ path: String) throws(TableError) -> RecordReader {
    var reader = RecordReader(try CompressedFile(path))
    try reader.fill()
    try reader.skipMark()
    reader.delimiter = reader.mostFrequentDelimiter()
    return reader
  }

  private init(_ file: CompressedFile) {
    self.file = file
    capacity = 2 * Self.pieceBytes
    buffer = .allocate(capacity: capacity)
    delimiter = UInt8(ascii: ",")
  }

  deinit {
    buffer.deallocate()
  }

  /// The bytes of a field of the current record.
  @inline(__always)
  func bytes(of index: Int) -> UnsafeBufferPointer<UInt8> {
    let field = fields[index]
    return UnsafeBufferPointer(start: buffer + field.start, count: field.end - field.start)
  }

  /// What stands between a number's whole and its fraction, besides a point: a comma where
  /// semicolons separate fields, as spreadsheets write such tables.
  var decimalMark: UInt8 { UInt8(ascii: delimiter == UInt8(ascii: ";") ? "," : ".") }

  /// A field of the current record as text.
  func text(of index: Int) -> String { String(decoding: bytes(of: index), as: UTF8.self) }

  /// Moves to the next record; false at the file's end.
  mutating func next() throws(TableError) -> Bool {
    while true {
      line = nextLine
      fields.removeAll(keepingCapacity: true)
      allBits = 0
      let start = position
      guard position < end || !isAtEnd else { return false }
      guard try readRecord() else {
        // The record goes on beyond the bytes at hand: more of them, then from its start.
        try fill()
        nextLine = line
        continue
      }
      if allBits > 127 { try checkText(from: start) }
      if fields.count == 1, fields[0].start == fields[0].end { continue }
      for index in fields.indices where fields[index].hasEscapes { removeEscapes(index) }
      return true
    }
  }

  /// Refuses the current record if it is not UTF-8.
  private func checkText(from start: Int) throws(TableError) {
    let bytes = UnsafeBufferPointer(start: buffer + start, count: position - start)
    guard let place = bytes.firstByteNotUTF8 else { return }
    let byte = String(bytes[place], radix: 16, uppercase: true)
    throw TableError(
      file: file.path, line: line + bytes[..<place].count { $0 == 10 },
      found: "the byte \(byte), which is no text in UTF-8",
      expected: "text in UTF-8; iconv -f LATIN1 -t UTF-8 makes it of Western European text")
  }

  private func problem(_ found: String, _ expected: String) -> TableError {
    TableError(file: file.path, line: nextLine, found: found, expected: expected)
  }

  /// Reads the record at the position; false if its end is not at hand yet.
  private mutating func readRecord() throws(TableError) -> Bool {
    var at = position
    while true {
      guard let next = try readField(from: at) else { return false }
      at = next
      if at >= end {
        position = end
        return true
      }
      let byte = buffer[at]
      if byte == delimiter {
        at += 1
        // A delimiter at the very end leaves an empty field after it.
        if at == end {
          guard isAtEnd else { return false }
          fields.append(Field(start: at, end: at))
          position = end
          return true
        }
        continue
      }
      var after = at + 1
      if byte == UInt8(ascii: "\r") {
        if after == end && !isAtEnd { return false }
        if after < end && buffer[after] == UInt8(ascii: "\n") { after += 1 }
      }
      nextLine += 1
      position = after
      return true
    }
  }

  /// Reads a field and returns where its delimiter or line end is; nil if that is not at hand yet.
  private mutating func readField(from start: Int) throws(TableError) -> Int? {
    var at = start
    if at < end && buffer[at] == UInt8(ascii: "\"") { return try readQuoted(from: at + 1) }
    let delimiter = delimiter
    var bits: UInt8 = 0
    while at < end {
      let byte = buffer[at]
      if byte == delimiter || byte == 10 || byte == 13 { break }
      if byte == 0 { throw nullByte() }
      bits |= byte
      at += 1
    }
    allBits |= bits
    guard at < end || isAtEnd else { return nil }
    fields.append(Field(start: start, end: at))
    return at
  }

  private mutating func readQuoted(from start: Int) throws(TableError) -> Int? {
    var at = start
    var hasEscapes = false
    let firstLine = nextLine
    while at < end {
      let byte = buffer[at]
      if byte == UInt8(ascii: "\"") {
        guard at + 1 < end || isAtEnd else { return nil }
        guard at + 1 < end, buffer[at + 1] == UInt8(ascii: "\"") else {
          fields.append(Field(start: start, end: at, hasEscapes: hasEscapes))
          let after = at + 1
          guard after == end || isEnd(buffer[after]) else {
            throw problem(
              "text after a closing quote",
              "a delimiter or the line's end; quotes within are doubled")
          }
          return after
        }
        hasEscapes = true
        at += 1
      } else if byte == 10 {
        nextLine += 1
      } else if byte == 0 {
        throw nullByte()
      }
      allBits |= byte
      at += 1
    }
    guard isAtEnd else { return nil }
    nextLine = firstLine
    throw problem("a quote that is never closed", "a closing quote")
  }

  /// Whether a field ends before a byte.
  private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 10 || byte == 13 }

  private func nullByte() -> TableError {
    problem("a byte 0", "text in UTF-8; a file in UTF-16 has to be converted")
  }

  private mutating func removeEscapes(_ index: Int) {
    let field = fields[index]
    var (from, to) = (field.start, field.start)
    while from < field.end {
      buffer[to] = buffer[from]
      // Quotes within stand in pairs, or the field would have ended.
      from += buffer[from] == UInt8(ascii: "\"") ? 2 : 1
      to += 1
    }
    fields[index].end = to
  }

  /// Makes room, reads a piece of the file, and notes when there is no more.
  private mutating func fill() throws(TableError) {
    guard !isAtEnd else { return }
    if position > 0 {
      buffer.update(from: buffer + position, count: end - position)
      end -= position
      position = 0
    }
    if capacity - end < Self.pieceBytes {
      guard capacity < Self.mostRecordBytes else {
        throw problem("a record of more than \(Self.mostRecordBytes >> 20) MB", "a table")
      }
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity)
      larger.update(from: buffer, count: end)
      buffer.deallocate()
      buffer = larger
      capacity *= 2
    }
    let count = try file.read(into: buffer + end, count: capacity - end)
    end += count
    isAtEnd = count == 0
  }

  /// Skips the mark of UTF-8, and refuses that of UTF-16.
  private mutating func skipMark() throws(TableError) {
    let start = (0..<min(3, end)).map { buffer[$0] }
    if start == [0xef, 0xbb, 0xbf] { position = 3 }
    if start.starts(with: [0xfe, 0xff]) || start.starts(with: [0xff, 0xfe]) {
      throw problem("text in UTF-16", "text in UTF-8")
    }
  }

  /// Comma, semicolon, tab or bar: what the first line has most of, outside quotes.
  private func mostFrequentDelimiter() -> UInt8 {
    let candidates = Array(",;\t|".utf8)
    var counts = [0, 0, 0, 0]
    var isQuoted = false
    for at in position..<end {
      let byte = buffer[at]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13 { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }
}
