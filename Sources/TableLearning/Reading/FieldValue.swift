#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What a field says.
enum FieldValue {
  case number(Double)
  case text
  /// Nothing, or a word that says so.
  case missing
  /// An infinity, in words or beyond what a number can hold: taken as missing, and told of.
  case infinite

  /// Whether there is nothing to learn from.
  var isMissing: Bool {
    switch self {
    case .missing, .infinite: true
    case .number, .text: false
    }
  }
}

/// The largest magnitude that a number is taken at: its cube has to be a number, too.
let largestMagnitude = 1e90

extension UnsafeBufferPointer<UInt8> {
  /// The bytes without blanks at either end.
  @inline(__always)
  var trimmed: Self {
    // Most have none.
    guard let start = baseAddress, count > 0, start[0] <= 32 || start[count &- 1] <= 32 else {
      return self
    }
    return withoutBlanks
  }

  @inline(never)
  private var withoutBlanks: Self {
    var (first, last) = (0, count)
    while first < last && (self[first] == 32 || self[first] == 9) { first += 1 }
    while last > first && (self[last - 1] == 32 || self[last - 1] == 9) { last -= 1 }
    return Self(rebasing: self[first..<last])
  }

  /// A number that is the same for the same bytes, on every machine: eight bytes at a time are
  /// multiplied, and the halves of the product folded together.
  @inline(__always)
  var stableHash: UInt64 {
    guard let start = UnsafeRawPointer(baseAddress), count > 0 else { return 0 }
    var hash = UInt64(count) &* 0x9e37_79b9_7f4a_7c15
    var at = 0
    while at + 8 <= count {
      let word = start.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
      hash = Self.folded(hash ^ word)
      at += 8
    }
    if at < count {
      var word: UInt64 = 0
      for index in at..<count { word = word << 8 | UInt64(self[index]) }
      hash = Self.folded(hash ^ word)
    }
    return Self.folded(hash)
  }

  @inline(__always)
  private static func folded(_ word: UInt64) -> UInt64 {
    let product = (word ^ 0xa076_1d64_78bd_642f).multipliedFullWidth(by: 0xe703_7ed1_a0b4_28db)
    return product.high ^ product.low
  }

  /// What trimmed bytes say.
  ///
  /// - Parameter mark: The byte that stands between whole and fraction; a point always may.
  @inline(__always)
  func value(mark: UInt8) -> FieldValue {
    guard let first else { return .missing }
    // Most numbers are a few digits, of which the value is exact.
    var digits: UInt64 = 0
    var (at, scale, isFraction) = (0, 0, false)
    let isNegative = first == UInt8(ascii: "-")
    if isNegative || first == UInt8(ascii: "+") { at = 1 }
    let start = at
    while at < count && at < 19 {
      let byte = self[at]
      if byte >= 48 && byte <= 57 {
        digits = digits &* 10 &+ UInt64(byte - 48)
        scale += isFraction ? 1 : 0
      } else if (byte == UInt8(ascii: ".") || byte == mark) && !isFraction {
        isFraction = true
      } else {
        break
      }
      at += 1
    }
    let digitCount = at - start - (isFraction ? 1 : 0)
    if at == count && digitCount > 0 && digits < 1 << 53 {
      let value = Double(digits) / Self.powersOfTen[scale]
      return .number(isNegative ? -value : value)
    }
    return slowValue(mark: mark)
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19,
  ]

  /// What bytes say that are no short decimal.
  @inline(never)
  private func slowValue(mark: UInt8) -> FieldValue {
    // Most of them are words, told by their first byte; no string is made of those.
    guard let first, count <= 400 else { return .text }
    if saysMissing { return .missing }
    if saysInfinite { return .infinite }
    guard first < 58 || currencyBytes > 0, first != UInt8(ascii: "#") else { return .text }
    // Swift's own reading, but without its hexadecimal numbers and its words.
    guard let text = plainDecimal(mark: mark),
      !contains(where: { $0 | 32 == UInt8(ascii: "x") || $0 | 32 == UInt8(ascii: "n") }),
      let number = Double(text)
    else { return .text }
    guard number.isFinite else { return .infinite }
    return .number(Swift.max(-largestMagnitude, Swift.min(largestMagnitude, number)))
  }

  /// The text of a number with a point before its fraction, without a sign of currency before it, of
  /// percent after it, and of groups of three digits within; nil for what can be no number.
  private func plainDecimal(mark: UInt8) -> String? {
    let (point, percent) = (UInt8(ascii: "."), UInt8(ascii: "%"))
    let last = last == percent ? count - 1 : count
    let bytes = self[currencyBytes..<last]
    // A sign may stand before the currency's, too.
    let digits =
      currencyBytes > 0 && first == UInt8(ascii: "-") ? [UInt8(ascii: "-")] + bytes : Array(bytes)
    let groups = mark == point ? UInt8(ascii: ",") : point
    guard digits.contains(groups) else {
      guard mark != point else { return String(decoding: digits, as: UTF8.self) }
      let marks = digits.count { $0 == mark }
      return marks > 1
        ? nil : String(decoding: digits.map { $0 == mark ? point : $0 }, as: UTF8.self)
    }
    // With no decimal comma among them, points are those of fractions.
    if groups == point && !digits.contains(mark) && digits.count(where: { $0 == point }) == 1 {
      return String(decoding: digits, as: UTF8.self)
    }
    let parts = digits.split(separator: mark, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2 else { return nil }
    let unsigned = whole.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let runs = unsigned.split(separator: groups, omittingEmptySubsequences: false)
    guard runs.count > 1, (1...3).contains(runs[0].count),
      runs.dropFirst().allSatisfy({ $0.count == 3 }),
      runs.joined().allSatisfy({ $0 >= 48 && $0 <= 57 }),
      parts.count == 1 || parts[1].allSatisfy({ $0 >= 48 && $0 <= 57 })
    else { return nil }
    let sign = whole.prefix(whole.count - unsigned.count)
    let fraction = parts.count == 2 ? [point] + parts[1] : []
    return String(decoding: sign + runs.joined() + fraction, as: UTF8.self)
  }

  /// How many bytes at the start are a sign and a currency's: $, €, £ or ¥; 0 without a currency's.
  private var currencyBytes: Int {
    let sign = first == UInt8(ascii: "-") ? 1 : 0
    guard count > sign else { return 0 }
    switch self[sign] {
    case UInt8(ascii: "$"): return sign + 1
    case 0xc2 where count > sign + 1 && (self[sign + 1] == 0xa3 || self[sign + 1] == 0xa5):
      return sign + 2
    case 0xe2 where count > sign + 2 && self[sign + 1] == 0x82 && self[sign + 2] == 0xac:
      return sign + 3
    default: return 0
    }
  }

  /// Whether the bytes are a word for nothing.
  private var saysMissing: Bool {
    guard count <= 7 else { return false }
    return unsigned.spells("nan") || spells("na") || spells("n/a") || spells("null")
      || spells("none") || spells("nil") || spells("?") || spells("#n/a") || spells("missing")
  }

  /// Whether the bytes are a word for an infinity.
  private var saysInfinite: Bool {
    count <= 9 && (unsigned.spells("inf") || unsigned.spells("infinity"))
  }

  /// The bytes without a sign before them.
  private var unsigned: Self {
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else { return self }
    return Self(rebasing: self[1...])
  }

  /// Whether the bytes are a word of lower case, in whatever case.
  @inline(__always)
  private func spells(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for index in 0..<count {
      let byte = self[index]
      let lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
      if lower != word.utf8Start[index] { return false }
    }
    return true
  }
}
