import CZlib
import Foundation

/// A table that is odd or broken in one way, made from a seed.
struct MalformedTable {
  /// What a reader has to do with a table.
  enum Demand: Sendable {
    /// Learn the same from it as from the plain one, to the last bit.
    case sameAsPlain
    /// Refuse it in words.
    case refused
    /// Refuse it in words, or learn with finite figures.
    case learntOrRefused
  }

  enum Kind: String, Sendable, CaseIterable {
    // Other ways to write the same.
    case carriageReturnsAndLineFeeds, carriageReturns, noLastLineEnd, blankLines, mark, quoted
    case semicolons, decimalCommas, tabs, bars, spaces, compressed
    // Broken for good.
    case empty, onlyNames, utf16, utf16WithoutMark, nullByte, unclosedQuote, textAfterQuote
    case tooFewFields, tooManyFields, brokenCompression, oneLabel, thirdLabel, latin1, nameTwice
    case noName, noLabelColumn
    // Odd, or anything.
    case constantColumns, notNumbers, infinities, hugeNumbers, tinyNumbers, missingLabels
    case longFields, manyColumns, threeRows, cutAnywhere, editedAnywhere, randomBytes, randomText
    case quotesAnywhere, nestedQuotes, lineEndsInQuotes, damagedCompression, onlyMissing

    var demand: Demand {
      switch self {
      case .carriageReturnsAndLineFeeds, .carriageReturns, .noLastLineEnd, .blankLines, .mark,
        .quoted, .semicolons, .decimalCommas, .tabs, .bars, .spaces, .compressed:
        .sameAsPlain
      case .empty, .onlyNames, .utf16, .utf16WithoutMark, .nullByte, .unclosedQuote,
        .textAfterQuote, .tooFewFields, .tooManyFields, .brokenCompression, .oneLabel, .thirdLabel,
        .latin1, .nameTwice, .noName, .noLabelColumn:
        .refused
      default: .learntOrRefused
      }
    }
  }

  /// The rows of the plain table, its names first.
  private(set) var rows: [[String]]
  private var generator: SampleGenerator

  /// A plain table whose label follows its numbers.
  init(seed: UInt64) {
    generator = SampleGenerator(state: seed)
    rows = [["age", "city", "spend", "code", "y"]]
    for _ in 0..<60 {
      let age = 20 + Int(40 * generator.uniform())
      let spend = (generator.uniform() * 10_000).rounded() / 100
      let isPositive = generator.uniform() < (age > 40 ? 0.8 : 0.2)
      rows.append([
        "\(age)", ["Rome", "Oslo", "Zürich"][Int(3 * generator.uniform())], "\(spend)",
        "\(1 + Int(3 * generator.uniform()))", isPositive ? "yes" : "no",
      ])
    }
    // Both labels, whatever the draws.
    rows[1][4] = "yes"
    rows[2][4] = "no"
  }

  private static func text(_ rows: [[String]], separator: String = ",", end: String = "\n")
    -> String
  {
    rows.map { $0.joined(separator: separator) + end }.joined()
  }

  /// The plain table's bytes.
  var plain: [UInt8] { Array(Self.text(rows).utf8) }

  /// The table's bytes, odd in one way.
  mutating func bytes(_ kind: Kind) -> [UInt8] {
    switch kind.demand {
    case .sameAsPlain: same(kind)
    case .refused: broken(kind)
    case .learntOrRefused: odd(kind)
    }
  }

  private mutating func same(_ kind: Kind) -> [UInt8] {
    let text: String
    switch kind {
    case .carriageReturnsAndLineFeeds: text = Self.text(rows, end: "\r\n")
    case .carriageReturns: text = Self.text(rows, end: "\r")
    case .noLastLineEnd: text = String(Self.text(rows).dropLast())
    case .blankLines: text = Self.text(rows, end: "\n\n")
    case .mark: text = "\u{feff}" + Self.text(rows)
    case .quoted: text = Self.text(rows.map { $0.map { "\"\($0)\"" } })
    case .semicolons: text = Self.text(rows, separator: ";")
    case .decimalCommas:
      let commas = rows.map { $0.map { $0.replacing(".", with: ",") } }
      text = Self.text(commas, separator: ";")
    case .tabs: text = Self.text(rows, separator: "\t")
    case .bars: text = Self.text(rows, separator: "|")
    case .spaces: text = Self.text(rows, separator: " , ")
    default: return Self.compressed(plain)
    }
    return Array(text.utf8)
  }

  private mutating func broken(_ kind: Kind) -> [UInt8] {
    let row = 1 + place(rows.count - 1)
    var table = rows
    switch kind {
    case .empty: return []
    case .onlyNames: table = [rows[0]]
    case .utf16: return [0xff, 0xfe] + Self.wide(Self.text(rows))
    case .utf16WithoutMark: return Self.wide(Self.text(rows))
    case .nullByte: table[row][1] = "a\u{0}b"
    case .unclosedQuote: table[row][1] = "\"Rome"
    case .textAfterQuote: table[row][1] = "\"Rome\" Sud"
    case .tooFewFields: table[row].removeLast()
    case .tooManyFields: table[row].append("1")
    case .brokenCompression:
      let whole = Self.compressed(plain)
      return Array(whole.prefix(20 + place(whole.count - 30)))
    case .oneLabel: for row in 1..<table.count { table[row][4] = "yes" }
    case .thirdLabel: table[3 + place(rows.count - 3)][4] = "perhaps"
    case .latin1: return Self.text(rows).unicodeScalars.map { UInt8($0.value) } + [10]
    case .nameTwice: table[0][2] = "age"
    case .noName: table[0][2] = ""
    default: table[0][4] = "z"
    }
    return Array(Self.text(table).utf8)
  }

  private mutating func odd(_ kind: Kind) -> [UInt8] {
    var table = rows
    switch kind {
    case .constantColumns:
      for row in 1..<table.count { table[row].replaceSubrange(1...3, with: ["a", "1", "0"]) }
    case .notNumbers: sprinkle(["NaN", "nan", "-nan", "NA", "", "null", "?"], over: &table)
    case .infinities: sprinkle(["inf", "-Infinity", "1e400", "-1e999"], over: &table)
    case .hugeNumbers:
      sprinkle(["1e308", "-1e308", "1e154", "1.7976931348623157e308"], over: &table)
    case .tinyNumbers:
      sprinkle(["1e-320", "5e-324", "-1e-300", "0.0000000000000001"], over: &table)
    case .missingLabels:
      for row in 3..<table.count where generator.uniform() < 0.5 { table[row][4] = "" }
    case .onlyMissing:
      for row in 1..<table.count { table[row].replaceSubrange(0...3, with: ["", "NA", "", "?"]) }
    case .longFields: table[1 + place(50)][1] = String(repeating: "ab", count: 200_000)
    case .manyColumns: table = wideTable()
    case .threeRows: table = Array(rows.prefix(4))
    case .cutAnywhere: return Array(plain.prefix(place(plain.count)))
    case .editedAnywhere: return edited()
    case .randomBytes:
      let head = generator.uniform() < 0.5 ? Array("a,b,y\n".utf8) : []
      return head + (0..<place(3_000)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    case .randomText:
      let letters = Array("0123456789.,,,\n\n-eyesno\" ;".utf8)
      return Array("a,b,y\n".utf8) + (0..<place(3_000)).map { _ in letters[place(letters.count)] }
    case .quotesAnywhere:
      var bytes = plain
      for _ in 0..<(1 + place(6)) { bytes.insert(34, at: place(bytes.count)) }
      return bytes
    case .nestedQuotes: sprinkle(["\"\"\"\"", "\"a\"\"b\"", "\"\"", "\" 5 \""], over: &table)
    case .lineEndsInQuotes: sprinkle(["\"a\nb\"", "\"\r\n\"", "\"\r\""], over: &table)
    default:
      var bytes = Self.compressed(plain)
      for _ in 0..<3 { bytes[10 + place(bytes.count - 10)] ^= UInt8(1 << place(8)) }
      return bytes
    }
    return Array(Self.text(table).utf8)
  }

  /// A whole number from 0 below a limit.
  private mutating func place(_ limit: Int) -> Int { Int(generator.uniform() * Double(limit)) }

  private mutating func sprinkle(_ words: [String], over table: inout [[String]]) {
    for row in 1..<table.count where generator.uniform() < 0.2 {
      table[row][place(4)] = words[place(words.count)]
    }
  }

  /// Few rows of very many columns; a hundred thousand of them now and then.
  private mutating func wideTable() -> [[String]] {
    let count = generator.uniform() < 0.1 ? 100_000 : 3_000
    var table = [(0..<count).map { "c\($0)" } + ["y"]]
    for row in 0..<4 {
      table.append((0..<count).map { _ in "\(place(100))" } + [row % 2 == 0 ? "yes" : "no"])
    }
    return table
  }

  private mutating func edited() -> [UInt8] {
    var bytes = plain
    for _ in 0..<(1 + place(5)) {
      let at = place(bytes.count)
      switch place(4) {
      case 0: bytes[at] = UInt8(truncatingIfNeeded: generator.next())
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + place(8)))
      case 2:
        bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: place(bytes.count))
      default: bytes.insert(contentsOf: "\r\u{0}\"é,;\n1e999".utf8.prefix(1 + place(9)), at: at)
      }
    }
    return bytes
  }

  private static func wide(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    // 31: the largest window, with the header of gzip.
    deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      CInt(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 1_000)
    let room = output.count
    input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        (stream.next_in, stream.avail_in) = (input.baseAddress, CUnsignedInt(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, CUnsignedInt(room))
        _ = deflate(&stream, Z_FINISH)
      }
    }
    return Array(output.prefix(room - Int(stream.avail_out)))
  }
}
