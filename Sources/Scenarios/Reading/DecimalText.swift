/// A decimal number with all digits that were written, so that amounts round only once.
struct DecimalText {
  private var isNegative = false
  /// The digits from the first that isn't zero; none for zero.
  private var digits: [UInt8] = []
  /// The power of ten that the digits, read as a whole number, are multiplied by.
  private var exponent = 0

  /// Reads `[-+]digits[.digits][e[-+]digits]` with a digit before or after the point, else nil.
  init?(_ text: String) {
    var rest = Substring(text).utf8
    func take(_ characters: String) -> UInt8? {
      guard let first = rest.first, characters.utf8.contains(first) else { return nil }
      rest = rest.dropFirst()
      return first
    }
    isNegative = take("+-") == UInt8(ascii: "-")
    var hasDigits = false
    var isFraction = false
    while !rest.isEmpty {
      if let digit = take("0123456789") {
        hasDigits = true
        if digit != UInt8(ascii: "0") || !digits.isEmpty {
          digits.append(digit - UInt8(ascii: "0"))
        }
        exponent -= isFraction ? 1 : 0
      } else if !isFraction, take(".") != nil {
        isFraction = true
      } else {
        break
      }
    }
    guard hasDigits else { return nil }
    guard !rest.isEmpty else { return }
    guard take("eE") != nil else { return nil }
    let isDivision = take("+-") == UInt8(ascii: "-")
    guard !rest.isEmpty else { return nil }
    var power = 0
    while let digit = take("0123456789") {
      // Past this any number of sane length is 0 or too large, and the sums can't overflow.
      power = min(power * 10 + Int(digit - UInt8(ascii: "0")), 1_000_000)
    }
    guard rest.isEmpty else { return nil }
    exponent += isDivision ? -power : power
  }

  /// The number times ten to `places`, rounded half to even; nil when it doesn't fit 18 digits.
  func scaled(byPowerOfTen places: Int) -> Int64? {
    let kept = digits.count + exponent + places
    guard !digits.isEmpty, kept >= 0 else { return 0 }
    guard kept <= 18 else { return nil }
    var whole: Int64 = 0
    for position in 0..<kept {
      whole = whole * 10 + Int64(position < digits.count ? digits[position] : 0)
    }
    let dropped = digits.dropFirst(kept)
    if let first = dropped.first, first >= 5 {
      let isHalf = first == 5 && dropped.dropFirst().allSatisfy { $0 == 0 }
      if !isHalf || whole % 2 == 1 {
        whole += 1
      }
    }
    return isNegative ? -whole : whole
  }

  /// The number when it is whole and fits 18 digits.
  var wholeNumber: Int? {
    let fraction = digits.dropFirst(max(0, digits.count + exponent))
    guard fraction.allSatisfy({ $0 == 0 }) else { return nil }
    return scaled(byPowerOfTen: 0).map { Int($0) }
  }
}
