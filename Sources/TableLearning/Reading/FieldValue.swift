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
  /// Nothing, a word that says so, or a number that is not finite.
  case missing
}

/// The largest magnitude that a number is taken at: its cube has to be a number, too.
let largestMagnitude = 1e90

extension UnsafeBufferPointer<UInt8> {
  /// The bytes without blanks at either end.
  var trimmed: Self {
    var (first, last) = (0, count)
    while first < last && (self[first] == 32 || self[first] == 9) { first += 1 }
    while last > first && (self[last - 1] == 32 || self[last - 1] == 9) { last -= 1 }
    return Self(rebasing: self[first..<last])
  }

  /// A number that is the same for the same bytes (FNV-1a, 64 bits).
  @inline(__always)
  var stableHash: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in self { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  /// What trimmed bytes say.
  var value: FieldValue {
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
      } else if byte == UInt8(ascii: ".") && !isFraction {
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
    return slowValue
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19,
  ]

  /// What bytes say that are no short decimal.
  private var slowValue: FieldValue {
    // Most of them are words, told by their first byte; no string is made of those.
    guard let first, count <= 400 else { return .text }
    if saysMissing { return .missing }
    guard first < 58, first != UInt8(ascii: "#") else { return .text }
    let text = String(decoding: self, as: UTF8.self)
    // Swift's own reading, but without its hexadecimal numbers and its words.
    guard !contains(where: { $0 | 32 == UInt8(ascii: "x") || $0 | 32 == UInt8(ascii: "n") }),
      let number = Double(text)
    else { return .text }
    guard number.isFinite else { return .missing }
    return .number(Swift.max(-largestMagnitude, Swift.min(largestMagnitude, number)))
  }

  /// Whether the bytes are a word for nothing, or for a number that is not finite.
  private var saysMissing: Bool {
    guard let first, count <= 9 else { return false }
    let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    let word = isSigned ? Self(rebasing: self[1...]) : self
    if word.spells("nan") || word.spells("inf") || word.spells("infinity") { return true }
    return spells("na") || spells("n/a") || spells("null") || spells("none") || spells("nil")
      || spells("?") || spells("#n/a") || spells("missing")
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
