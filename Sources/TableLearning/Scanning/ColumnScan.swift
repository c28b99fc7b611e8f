/// What a column holds, from one pass over it, in a fixed memory.
struct ColumnScan {
  let name: String

  /// Values that are there.
  private(set) var present = 0
  /// Values that are not there, with each label.
  private(set) var missing = SIMD2<Int>.zero
  /// Infinite values, which count among the missing ones.
  private(set) var infinite = 0
  /// The first infinite value and its line.
  private(set) var firstInfinite: (text: String, line: Int)?
  /// The first value that is neither a number nor a date, or of another of the two kinds than those
  /// before it, and its line.
  private(set) var firstOther: (text: String, line: Int)?
  /// Numbers so large that they are held.
  private(set) var held = 0
  /// Values that are dates, and those of them with a time of day.
  private(set) var dates = 0
  private(set) var times = 0
  /// Values that are numbers.
  private(set) var numbers = 0
  /// Numbers that are one more than the one before them.
  private(set) var successors = 0
  private var former = Double.nan
  /// Whether each number so far is greater than the one before it.
  private var rises = true
  /// Whether all numbers so far are whole.
  private(set) var areWhole = true
  private(set) var least = Double.infinity
  private(set) var greatest = -Double.infinity

  /// How often each distinct value came with each label, as far as they fit.
  private(set) var values: CountTable
  /// The distinct values' texts, in the order of the table's ranks.
  private(set) var texts: [String] = []
  /// How often numbers of each size came with each label.
  private(set) var sizes: CountTable

  // Sums of powers of the distance from the first number, for the shape only.
  private var first = 0.0
  private var sums = SIMD3<Double>.zero

  init(name: String, tableLimit: Int) {
    self.name = name
    values = CountTable(limit: tableLimit)
    sizes = CountTable(limit: 2 * tableLimit)
  }

  /// Counts a field that came with a label, 0 or 1.
  mutating func record(
    _ field: UnsafeBufferPointer<UInt8>, label: Int, mark: UInt8, line: Int
  ) {
    let bytes = field.trimmed
    switch bytes.value(mark: mark) {
    case .missing:
      missing[label] += 1
      return
    case .infinite:
      if infinite == 0 { firstInfinite = (String(decoding: bytes, as: UTF8.self), line) }
      missing[label] += 1
      infinite += 1
      return
    case .number(let number):
      if numbers != present { note(bytes, line) }
      if numbers == 0 { first = number }
      numbers += 1
      let distance = number - first
      sums += SIMD3(distance, distance * distance, distance * distance * distance)
      successors += number == former + 1 ? 1 : 0
      rises = rises && !(number <= former)
      former = number
      areWhole = areWhole && number == number.rounded()
      least = min(least, number)
      greatest = max(greatest, number)
      if number.magnitude == largestMagnitude { held += 1 }
      // Sign, exponent and three bits of the significand: sizes that differ by less than an eighth.
      _ = sizes.record((number + 0).bitPattern >> 49, label: label)
    case .text:
      // A column with other texts is none of dates.
      if dates == present, let date = bytes.date {
        dates += 1
        times += date.hasTime ? 1 : 0
      } else {
        note(bytes, line)
      }
    }
    present += 1
    if values.record(bytes.stableHash, label: label) {
      texts.append(Self.name(of: bytes))
    }
  }

  /// Keeps the first value that makes the column one of neither numbers nor dates.
  @inline(__always)
  private mutating func note(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int) {
    if firstOther == nil { firstOther = (Self.name(of: bytes), line) }
  }

  /// A text by which a value can be told, in a fixed memory.
  private static func name(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    let most = 200
    return bytes.count <= most
      ? String(decoding: bytes, as: UTF8.self)
      : String(decoding: bytes.prefix(most), as: UTF8.self) + "…"
  }

  /// Whether every value is a number.
  var isNumeric: Bool { numbers == present && present > 0 }

  /// Whether the numbers count the rows, or count those of a table from which some were taken: whole
  /// ones that always rise, and mostly by one.
  var countsRows: Bool {
    numbers > 2 && successors == numbers - 1
      || numbers > 100 && areWhole && rises && successors * 2 > numbers
  }

  /// Whether nine in ten of the values that were kept apart came once: names or numbers of rows.
  var hardlyRecurs: Bool {
    values.entries.filter { $0.counts[0] + $0.counts[1] == 1 }.count * 10 > values.count * 9
  }

  /// Whether they are whole numbers that hardly recur, of a column that is named so, or as programs
  /// name one of rows' numbers, which may be in any order.
  var isIdentifier: Bool {
    let lower = name.lowercased()
    let isNamedSo =
      ["id", "uuid", "rownames", TableScan.unnamed].contains(lower) || lower.hasPrefix("unnamed: ")
      || name.hasSuffix("Id") || name.hasSuffix("ID")
      || ["_id", " id", "-id", ".id"].contains { lower.hasSuffix($0) }
      || ["id_", "id ", "id-", "id."].contains { lower.hasPrefix($0) }
    return isNamedSo && isNumeric && areWhole && values.count > 100 && hardlyRecurs
  }

  /// Whether every value is a date.
  var isDates: Bool { dates == present && present > 0 }

  /// Whether there were more distinct values than the table holds.
  var hasFurtherValues: Bool { values.rest != .zero }

  /// The third standardised moment of the numbers; 0 where there is no deviation.
  var skewness: Double {
    let n = Double(numbers)
    guard n > 1 else { return 0 }
    let mean = sums[0] / n
    let variance = sums[1] / n - mean * mean
    guard variance > 0 else { return 0 }
    let third = sums[2] / n - 3 * mean * (sums[1] / n) + 2 * mean * mean * mean
    return third / (variance * variance.squareRoot())
  }

  /// The distinct values and how often each came, by falling number, then text.
  var commonest: [(text: String, count: Int, key: UInt64)] {
    values.entries.map { (texts[$0.rank], $0.counts[0] + $0.counts[1], $0.key) }
      .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }
}
