/// What a thread is playing, where a signal handler can read it: plain memory, no object.
@usableFromInline
struct FaultRecord {
  @usableFromInline var time = 0.0
  /// The number of the event being handled, from 1; 0 before the first.
  @usableFromInline var number = 0
  @usableFromInline var kind = 0
  /// What the event is about; -1 for nothing that is numbered.
  @usableFromInline var entity = -1
  /// The day since 1970-01-01 on which time 0 lies, if the unit of time is the day.
  var startDay: Int?
  var kindNames: UnsafeMutableBufferPointer<StaticString>
  /// What is being played, in UTF-8.
  var description: UnsafeMutableBufferPointer<UInt8>
  /// Room for the line that is made when the fault comes.
  var line: UnsafeMutableBufferPointer<UInt8>

  private static let lineCapacity = 512

  init(_ description: String, kindNames: [StaticString], startDay: Int?) {
    self.startDay = startDay
    self.kindNames = .allocate(capacity: kindNames.count)
    _ = self.kindNames.initialize(from: kindNames)
    let utf8 = Array(description.utf8)
    self.description = .allocate(capacity: utf8.count)
    _ = self.description.initialize(from: utf8)
    line = .allocate(capacity: Self.lineCapacity)
    line.initialize(repeating: 0)
  }

  func deallocate() {
    kindNames.deallocate()
    description.deallocate()
    line.deallocate()
  }

  /// Writes into `line` what was going on, and returns how long it is.
  ///
  /// Only arithmetic and stores: it runs in a signal handler, where no memory may be asked for.
  func describe(signal: StaticString) -> Int {
    var text = FixedText(line)
    text.append("\nFault: ")
    text.append(signal)
    guard number > 0 else {
      text.append(" before the first event\n")
      return text.count
    }
    text.append(" in event ")
    text.append(number)
    text.append(", ")
    if kind < kindNames.count { text.append(kindNames[kind]) }
    if entity >= 0 {
      text.append(" of ")
      text.append(entity)
    }
    text.append(", at time ")
    text.append(time, decimals: 6)
    if let startDay, abs(time) < 1e7 {
      text.append(" (")
      text.append(day: startDay, time: time)
      text.append(")")
    }
    text.append("\n")
    return text.count
  }
}

/// Text in memory that was there before; what does not fit is left out.
struct FixedText {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  private mutating func append(byte: UInt8) {
    guard count < buffer.count else { return }
    buffer[count] = byte
    count += 1
  }

  mutating func append(_ text: StaticString) {
    guard text.hasPointerRepresentation else { return }
    for place in 0..<text.utf8CodeUnitCount { append(byte: text.utf8Start[place]) }
  }

  /// Appends a whole number with at least so many digits.
  mutating func append(_ number: Int, digits: Int = 1) {
    if number < 0 { append(byte: UInt8(ascii: "-")) }
    var divisor: UInt = 1
    var left = digits - 1
    while left > 0 || number.magnitude / divisor > 9 {
      divisor *= 10
      left -= 1
    }
    while divisor > 0 {
      append(byte: UInt8(ascii: "0") + UInt8(number.magnitude / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends a number with so many decimals, the rest cut off.
  mutating func append(_ number: Double, decimals: Int) {
    guard number.magnitude < 1e12 else { return append("beyond 1e12") }
    if number < 0 { append(byte: UInt8(ascii: "-")) }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let units = Int(number.magnitude * Double(scale))
    append(units / scale)
    append(byte: UInt8(ascii: "."))
    append(units % scale, digits: decimals)
  }

  /// Appends a date and a time of day, for a time in days.
  mutating func append(day startDay: Int, time: Double) {
    let wholeDays = time.rounded(.down)
    append(date: startDay + Int(wholeDays))
    append(" ")
    let seconds = Int((time - wholeDays) * 86_400)
    append(seconds / 3600, digits: 2)
    append(":")
    append(seconds / 60 % 60, digits: 2)
    append(":")
    append(seconds % 60, digits: 2)
  }

  /// Appends the date of a day since 1970-01-01 (Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms": years begin in March, so that the leap day is a year's last).
  private mutating func append(date day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    append(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), digits: 4)
    append("-")
    append(month, digits: 2)
    append("-")
    append(dayOfYear - (153 * marchMonth + 2) / 5 + 1, digits: 2)
  }
}
