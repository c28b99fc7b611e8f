internal import ConversionModel

/// What labels are like that come later than their rows: one more pass over the table, which also
/// refuses times that cannot be.
public struct DelayedLabels: Sendable, Hashable {
  /// Rows whose label is positive and came within the window, or nobody knows when.
  public private(set) var positives = 0
  /// Positive labels that came after the window, and count as negative.
  public private(set) var late = 0
  /// Positive rows without a time of their label, which stay positive.
  public private(set) var positivesWithoutTime = 0
  /// Negative rows with a time of a label, which is left out of account.
  public private(set) var negativesWithTime = 0
  /// What lies between the first row and the last.
  public private(set) var span = 0.0

  /// The line of the first of each, if there is one.
  private(set) var firstWithoutTime = 0, firstWithTime = 0

  let delay: LabelDelay

  /// Reads the table once.
  public init(_ scan: TableScan, _ delay: LabelDelay) throws(TableError) {
    self.delay = delay
    var reader = try RecordReader.opening(scan.file)
    _ = try TableScan.header(&reader, file: scan.file)
    var clock = RowClock(scan)
    var start: Double?
    while try reader.next() {
      try TableScan.checkWidth(reader, scan.columnNames.count, file: scan.file)
      guard let value = scan.label.index(of: reader.bytes(of: scan.labelColumn).trimmed) else {
        continue
      }
      let isPositive = value == scan.positiveIndex
      var label = isPositive
      let times = try delay.times(reader, &clock, label: &label)
      start = start ?? times.row
      span = times.row - (start ?? times.row)
      positives += label ? 1 : 0
      late += isPositive && !label ? 1 : 0
      guard let place = delay.labelTimeColumn else { continue }
      let hasTime = try clock.time(reader, place) != nil
      if isPositive && !hasTime {
        if positivesWithoutTime == 0 { firstWithoutTime = reader.line }
        positivesWithoutTime += 1
      } else if !isPositive && hasTime {
        if negativesWithTime == 0 { firstWithTime = reader.line }
        negativesWithTime += 1
      }
    }
  }

  /// The window in words.
  public var window: String {
    FeatureColumn.text(delay.window) + (delay.isOfDates ? " days" : "")
  }

  /// What a user should know before she believes what is learnt: sentences.
  func remarks(_ scan: TableScan) -> [String] {
    guard let place = delay.labelTimeColumn else { return [] }
    let name = scan.columnNames[place]
    var remarks: [String] = []
    if positivesWithoutTime > 0 {
      let rows =
        positivesWithoutTime == 1
        ? "a positive row has" : "\(positivesWithoutTime) positive rows have"
      remarks.append(
        "column \(name): \(rows) no time of the label, the first on line \(firstWithoutTime); they "
          + "stay positive, and are learnt when the window closes")
    }
    if negativesWithTime > 0 {
      let rows =
        negativesWithTime == 1 ? "a negative row has" : "\(negativesWithTime) negative rows have"
      remarks.append(
        "column \(name): \(rows) a time of a label, the first on line \(firstWithTime); it is left out "
          + "of account")
    }
    return remarks
  }
}
