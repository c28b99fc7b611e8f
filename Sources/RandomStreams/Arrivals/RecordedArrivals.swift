/// Arrivals at given times, such as those of a log.
public struct RecordedArrivals: ArrivalProcess, Hashable {
  /// The times, not decreasing.
  public let times: [Double]
  private var position = 0

  /// Arrivals at the given times.
  ///
  /// The error's line is the index of the time at fault, counted from 1.
  ///
  /// - Parameter times: Finite, 0 or more, none before the one before it.
  public init(times: [Double]) throws(RecordedArrivalsError) {
    for (index, time) in times.enumerated() {
      try Self.check(time, "\(time)", after: index > 0 ? times[index - 1] : 0, "times", index + 1)
    }
    self.times = times
  }

  /// Arrivals at the times of a text, one a line.
  ///
  /// Empty lines and those that start with # don't count; the first that does may be a heading,
  /// such as `time`. Spaces around a number and line ends of any kind are accepted.
  ///
  /// - Parameters:
  ///   - text: The lines.
  ///   - name: What errors call the text, such as its file.
  public init(text: String, name: String) throws(RecordedArrivalsError) {
    var times: [Double] = []
    var mayBeHeading = true
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let cell = line.drop(while: \.isWhitespace)
      guard let first = cell.first, first != "#" else { continue }
      let end = cell.lastIndex { !$0.isWhitespace } ?? cell.startIndex
      let word = cell[...end]
      let isHeading = mayBeHeading && Double(word) == nil && (first.isLetter || first == "\"")
      mayBeHeading = false
      if isHeading { continue }
      guard let time = Double(word) else {
        throw RecordedArrivalsError(
          name: name, line: number, found: "\"\(word.prefix(40))\"", expected: "one number a line")
      }
      try Self.check(time, String(word.prefix(40)), after: times.last ?? 0, name, number)
      times.append(time)
    }
    self.times = times
  }

  private static func check(
    _ time: Double, _ found: String, after last: Double, _ name: String, _ line: Int
  ) throws(RecordedArrivalsError) {
    // Written so that NaN fails.
    guard time >= 0, time.isFinite else {
      throw RecordedArrivalsError(
        name: name, line: line, found: found, expected: "a finite time of 0 or more")
    }
    guard time >= last else {
      throw RecordedArrivalsError(
        name: name, line: line, found: found,
        expected: "a time not before the one above it, which is \(last)")
    }
  }

  /// The next recorded arrival, which takes no random number.
  ///
  /// Every record is handed out once: those before `time` are left out, one at `time` itself counts
  /// unless it was the last one given. Equal times are one arrival with their number as its count.
  public mutating func next(after time: Double, from stream: inout RandomStream) -> Arrival? {
    while position < times.count, times[position] < time { position += 1 }
    guard position < times.count else { return nil }
    let first = position
    while position < times.count, times[position] == times[first] { position += 1 }
    return Arrival(time: times[first], count: position - first)
  }
}

/// Why recorded arrivals can't be taken from what a user gave.
public struct RecordedArrivalsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, or what else the text was called.
  public let name: String
  /// The line at fault, from 1; nil if it is the file as a whole.
  public let line: Int?
  /// What stands there.
  public let found: String
  /// What would be accepted.
  public let expected: String

  /// One sentence that starts with the place, such as `calls.csv:12: found -3; expected …`.
  public var description: String {
    let place = line.map { "\(name):\($0)" } ?? name
    return "\(place): found \(found); expected \(expected)"
  }
}
