public import ConversionModel

/// That labels are known later than their rows: a positive one when it comes, a negative one when a
/// window has passed.
public struct LabelDelay: Sendable, Hashable {
  /// The column that says when a row happened, a number or a date; rows are in order of it.
  public let timeColumn: Int
  /// The column that says when a positive label came; nil if nobody knows.
  public let labelTimeColumn: Int?
  /// The window within which a label counts, in days for dates, else in the column's unit.
  public let window: Double
  /// Whether the times are dates, and the window is one of days.
  public let isOfDates: Bool
  /// What is learnt when.
  public let timing: LabelTiming

  /// Names the columns of a table.
  ///
  /// - Parameters:
  ///   - scan: The table.
  ///   - time: The column that says when a row happened.
  ///   - labelTime: The column that says when a positive label came.
  ///   - window: The window within which it counts, above 0.
  ///   - timing: What is learnt when; without times of labels all are learnt when the window closes.
  public init(
    _ scan: TableScan, time: String, labelTime: String?, window: Double, timing: LabelTiming
  ) throws(TableError) {
    precondition(window > 0, "a window that is not above 0")
    precondition(
      labelTime != nil || timing == .atWindowClose, "nobody knows when positive labels came")
    func place(_ name: String) throws(TableError) -> Int {
      guard let place = scan.columnNames.firstIndex(of: name), place != scan.labelColumn else {
        throw .noColumn(
          scan.file, name, purpose: " of times", among: scan.columnNames,
          restriction: ", but not the label")
      }
      try scan.columns[place].checkTimes(scan.file, why: "as they are times")
      return place
    }
    timeColumn = try place(time)
    labelTimeColumn = try labelTime.map { name throws(TableError) in try place(name) }
    isOfDates = scan.columns[timeColumn].isDates
    if let labelTimeColumn, scan.columns[labelTimeColumn].present > 0,
      scan.columns[labelTimeColumn].isDates != isOfDates
    {
      let words = [true: "dates", false: "numbers"]
      throw TableError(
        file: scan.file, column: scan.columnNames[labelTimeColumn],
        found: "\(words[!isOfDates] ?? "")",
        expected: "\(words[isOfDates] ?? "") as in column "
          + time)
    }
    self.window = window
    self.timing = timing
  }
}

extension ColumnScan {
  /// Refuses a column whose values are not all numbers, nor all dates.
  func checkTimes(_ file: String, why: String) throws(TableError) {
    guard let other = firstOther else { return }
    throw TableError(
      file: file, line: other.line, column: name, found: "'\(other.text)'",
      expected: "a number or a date, and all of one kind, \(why)")
  }
}

/// When what is known of a row.
struct RowTimes {
  /// When it happened.
  var row: Double
  /// When it is learnt.
  var learnt: Double
}

extension LabelDelay {
  /// The times of the reader's current record; a label that came after its window is negative.
  func times(
    _ reader: borrowing RecordReader, _ clock: inout RowClock, label: inout Bool
  ) throws(TableError) -> RowTimes {
    let row = try clock.moment(reader, timeColumn)
    var times = RowTimes(row: row, learnt: row + window)
    guard label, let labelTimeColumn,
      let came = try clock.labelTime(reader, labelTimeColumn, ofRowAt: row)
    else { return times }
    label = came < row + window
    if label, timing != .atWindowClose { times.learnt = came }
    return times
  }
}

/// Rows that wait until they are learnt, each at a time of its own.
///
/// A heap: adding and taking a row cost the logarithm of those that wait. Allocates only while their
/// number grows beyond what it ever was.
struct WaitingRows {
  private struct Entry {
    var due: Double
    var number: Int
    var slot: Int
    var label: Bool

    func isBefore(_ other: Self) -> Bool { (due, number) < (other.due, other.number) }
  }

  private let featureCount: Int
  private var heap: [Entry] = []
  private var features: [Double] = []
  private var freeSlots: [Int] = []
  private var slotCount = 0
  private var added = 0

  init(featureCount: Int) { self.featureCount = featureCount }

  /// Lets a row wait until a time.
  mutating func add(_ row: [Double], label: Bool, until due: Double) {
    let slot: Int
    if let free = freeSlots.popLast() {
      slot = free
      features.replaceSubrange(slot * featureCount..<(slot + 1) * featureCount, with: row)
    } else {
      slot = slotCount
      slotCount += 1
      features += row
    }
    heap.append(Entry(due: due, number: added, slot: slot, label: label))
    added += 1
    var child = heap.count - 1
    while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes out the first row that is due at a time, the first added of those due together; returns its
  /// label, nil if none is due.
  mutating func next(upTo time: Double, into row: inout [Double]) -> Bool? {
    guard let first = heap.first, first.due <= time else { return nil }
    for index in 0..<featureCount { row[index] = features[first.slot * featureCount + index] }
    freeSlots.append(first.slot)
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].isBefore(heap[least]) {
        least = child
      }
      guard least != parent else { break }
      heap.swapAt(parent, least)
      parent = least
    }
    return first.label
  }
}
