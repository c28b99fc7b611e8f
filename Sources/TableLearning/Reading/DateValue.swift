extension UnsafeBufferPointer<UInt8> {
  /// The days since the first of January 1970 of trimmed bytes that are a date, with or without a
  /// time of day; nil for others.
  ///
  /// A date is 2026-11-22, 2026/11/22 or 22.11.2026; a time follows a blank or T, as 14:05, 14:05:30 or
  /// 14:05:30.25, and Z or a distance from it such as +01:00 may follow that, which is left out of
  /// account: what counts is the time on the clock where something happened.
  var date: (days: Double, hasTime: Bool)? {
    guard count >= 8, count <= 40, let first, first >= 48, first <= 57 else { return nil }
    var at = 0
    guard let a = digits(&at, most: 4), at < count else { return nil }
    let separator = self[at]
    guard [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(separator) else {
      return nil
    }
    let isDayFirst = separator == UInt8(ascii: ".")
    guard isDayFirst ? at <= 2 : at == 4 else { return nil }
    at += 1
    guard let month = digits(&at, most: 2), at < count, self[at] == separator else { return nil }
    at += 1
    let from = at
    guard let c = digits(&at, most: isDayFirst ? 4 : 2), !isDayFirst || at - from == 4 else {
      return nil
    }
    let (year, day) = isDayFirst ? (c, a) : (a, c)
    guard let days = Self.days(year: year, month: month, day: day) else { return nil }
    guard at < count else { return (Double(days), false) }
    guard self[at] == 32 || self[at] == UInt8(ascii: "T") else { return nil }
    at += 1
    guard let seconds = time(&at) else { return nil }
    return (Double(days) + seconds / 86_400, true)
  }

  /// Reads up to some digits as a number.
  private func digits(_ at: inout Int, most: Int) -> Int? {
    let start = at
    var number = 0
    while at < count, at - start < most, self[at] >= 48, self[at] <= 57 {
      number = 10 * number + Int(self[at] - 48)
      at += 1
    }
    return at > start ? number : nil
  }

  /// Reads a time of day to the end of the bytes, in seconds.
  private func time(_ at: inout Int) -> Double? {
    let colon = UInt8(ascii: ":")
    guard let hour = digits(&at, most: 2), hour < 24, at < count, self[at] == colon else {
      return nil
    }
    at += 1
    guard let minute = digits(&at, most: 2), minute < 60 else { return nil }
    var seconds = Double(3_600 * hour + 60 * minute)
    if at < count, self[at] == colon {
      at += 1
      guard let second = digits(&at, most: 2), second < 61 else { return nil }
      seconds += Double(Swift.min(second, 59))
      if at < count, self[at] == UInt8(ascii: ".") {
        at += 1
        // A fraction of a second says nothing about a market.
        guard digits(&at, most: 12) != nil else { return nil }
      }
    }
    guard at < count else { return seconds }
    if at + 1 == count, self[at] == UInt8(ascii: "Z") { return seconds }
    guard self[at] == UInt8(ascii: "+") || self[at] == UInt8(ascii: "-") else { return nil }
    at += 1
    let start = at
    while at < count, (self[at] >= 48 && self[at] <= 57) || self[at] == colon { at += 1 }
    return at == count && at - start >= 2 && at - start <= 5 ? seconds : nil
  }

  /// The days from the first of January 1970 to a date of the Gregorian calendar.
  private static func days(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), day >= 1, year >= 1 else { return nil }
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let years = year - 1
    let before = 365 * years + years / 4 - years / 100 + years / 400
    // 719,162 days lie between the first of January of the years 1 and 1970.
    return before + lengths.prefix(month - 1).reduce(0, +) + day - 1 - 719_162
  }
}
