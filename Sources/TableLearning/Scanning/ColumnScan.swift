/// What a column holds, from one pass over it, in a fixed memory.
struct ColumnScan {
  let name: String

  /// Values that are there.
  private(set) var present = 0
  /// Values that are not there, with each label.
  private(set) var missing = SIMD2<Int>.zero
  /// Values that are numbers.
  private(set) var numbers = 0
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
  mutating func record(_ field: UnsafeBufferPointer<UInt8>, label: Int) {
    let bytes = field.trimmed
    switch bytes.value {
    case .missing:
      missing[label] += 1
      return
    case .number(let number):
      if numbers == 0 { first = number }
      numbers += 1
      let distance = number - first
      sums += SIMD3(distance, distance * distance, distance * distance * distance)
      areWhole = areWhole && number == number.rounded()
      least = min(least, number)
      greatest = max(greatest, number)
      // Sign, exponent and three bits of the significand: sizes that differ by less than an eighth.
      _ = sizes.record((number + 0).bitPattern >> 49, label: label)
    case .text: break
    }
    present += 1
    if values.record(bytes.stableHash, label: label) {
      texts.append(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Whether every value is a number.
  var isNumeric: Bool { numbers == present && present > 0 }

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
  var commonest: [(text: String, count: Int)] {
    values.entries.map { (texts[$0.rank], $0.counts[0] + $0.counts[1]) }
      .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }
}
