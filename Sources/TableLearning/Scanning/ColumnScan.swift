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
  /// How often numbers of each size came with each label, of those without a place among the values.
  private var furtherSizes: CountTable

  private var first = 0.0
  /// Sums of powers of the distance from the first number, of those without a place among the values.
  private var furtherSums = SIMD3<Double>.zero

  init(name: String, tableLimit: Int) {
    self.name = name
    values = CountTable(limit: tableLimit)
    furtherSizes = CountTable(limit: 2 * tableLimit)
  }

  /// Counts a field that came with a label, 0 or 1.
  @inline(__always)
  mutating func record(
    _ field: UnsafeBufferPointer<UInt8>, label: Int, mark: UInt8, line: Int
  ) {
    let bytes = field.trimmed
    let key = bytes.stableHash
    // Most values have come before. What they say need not be found out again, and what does not
    // depend on their order follows from how often each came.
    if numbers == present, let number = values.recordAgain(key, label: label) {
      follow(number)
      present &+= 1
    } else {
      recordNew(bytes, key: key, label: label, mark: mark, line: line)
    }
  }

  /// Counts a number in what depends on the order of numbers.
  @inline(__always)
  private mutating func follow(_ number: Double) {
    numbers &+= 1
    successors &+= number == former + 1 ? 1 : 0
    rises = rises && !(number <= former)
    former = number
  }

  /// Counts a value that has not been a number of this column before.
  @inline(never)
  private mutating func recordNew(
    _ bytes: UnsafeBufferPointer<UInt8>, key: UInt64, label: Int, mark: UInt8, line: Int
  ) {
    let counts = label == 0 ? SIMD2(1, 0) : SIMD2(0, 1)
    switch bytes.value(mark: mark) {
    case .missing:
      missing &+= counts
    case .infinite:
      if infinite == 0 { firstInfinite = (String(decoding: bytes, as: UTF8.self), line) }
      missing &+= counts
      infinite += 1
    case .number(let number):
      if numbers != present { note(bytes, line) }
      if numbers == 0 { first = number }
      follow(number)
      present += 1
      areWhole = areWhole && number == number.rounded()
      least = min(least, number)
      greatest = max(greatest, number)
      // A number that was held is looked at each time.
      let isHeld = number.magnitude == largestMagnitude
      if isHeld { held += 1 }
      let outcome = values.record(key, counts: counts, number: isHeld ? .nan : number)
      if outcome == .new { texts.append(Self.name(of: bytes)) }
      if outcome == .beyond || isHeld {
        add(number, 1, to: &furtherSums)
        furtherSizes.record(Self.size(of: number), counts: counts)
      }
    case .text:
      // A column that is mostly of other texts is none of dates; the first few do not say so.
      if dates * 2 + 8 >= present, let date = bytes.date {
        if dates != present { note(bytes, line) }
        dates += 1
        times += date.hasTime ? 1 : 0
      } else {
        note(bytes, line)
      }
      present += 1
      if values.record(key, counts: counts) == .new { texts.append(Self.name(of: bytes)) }
    }
  }

  /// Sign, exponent and three bits of the significand: sizes that differ by less than an eighth.
  private static func size(of number: Double) -> UInt64 { (number + 0).bitPattern >> 49 }

  /// Adds the powers of a number's distance from the first to sums, a number of times.
  private func add(_ number: Double, _ times: Int, to sums: inout SIMD3<Double>) {
    let distance = number - first
    sums +=
      Double(times) * SIMD3(distance, distance * distance, distance * distance * distance)
  }

  /// How often numbers of each size came with each label.
  var sizes: CountTable {
    var sizes = furtherSizes
    for entry in values.entries where !entry.number.isNaN {
      sizes.record(Self.size(of: entry.number), counts: entry.counts)
    }
    return sizes
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
    isNumeric
      && (numbers > 2 && successors == numbers - 1
        || numbers > 100 && areWhole && rises && successors * 2 > numbers)
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

  /// Numbers or dates among which a few values are neither, so that the column is taken as something
  /// else; nil for other columns.
  var spoilt: (kind: String, count: Int, other: (text: String, line: Int))? {
    guard let firstOther else { return nil }
    for (kind, count) in [("numbers", numbers), ("dates", dates)]
    where count >= 20 && count < present && count * 20 >= present * 19 {
      return (kind, count, firstOther)
    }
    return nil
  }

  /// Whether there were more distinct values than the table holds.
  var hasFurtherValues: Bool { values.rest != .zero }

  /// The third standardised moment of the numbers; 0 where there is no deviation.
  var skewness: Double {
    let n = Double(numbers)
    guard n > 1 else { return 0 }
    var sums = furtherSums
    for entry in values.entries where !entry.number.isNaN {
      add(entry.number, entry.counts[0] + entry.counts[1], to: &sums)
    }
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
