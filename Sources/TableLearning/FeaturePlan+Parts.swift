internal import ConversionModel

extension FeaturePlan {
  /// What a column that makes sequences is, in words; nil for another one.
  static func words(
    of column: ColumnScan, in sequence: Sequence, _ uses: [String: Use], _ scan: TableScan
  ) throws(TableError) -> String? {
    guard column.name == sequence.key || column.name == sequence.order else { return nil }
    guard uses[column.name] == nil else {
      throw TableError(
        file: scan.file, line: 1, column: column.name,
        found: "a use for a column that puts rows together", expected: "one of the other columns")
    }
    if column.name == sequence.key { return "puts rows together" }
    try column.checkTimes(scan.file, why: "as rows are in order of them")
    return "the order of rows"
  }

  /// The columns that are made of sequences.
  static func columns(of sequence: Sequence) -> [(definition: FeatureColumn, source: Source)] {
    let before = FeatureColumn(
      name: "rows of \(sequence.key) before", encoding: .number(.logarithmic, marks: [0]))
    guard let order = sequence.order else { return [(before, .rowsBefore)] }
    let since = FeatureColumn(
      name: "\(order) since the row before", encoding: .number(.logarithmic, marks: []),
      marksMissing: true)
    return [(before, .rowsBefore), (since, .timeSince)]
  }

  /// Pairs of columns by their places among those that are used.
  static func crosses(
    _ pairs: [(String, String)], _ columns: [FeatureColumn], _ scan: TableScan
  ) throws(TableError) -> [FeatureCross] {
    var crosses: [FeatureCross] = []
    var count = 0
    for pair in pairs {
      var places: [Int] = []
      for name in [pair.0, pair.1] {
        guard let place = columns.firstIndex(where: { $0.name == name }) else {
          throw .noColumn(
            scan.file, name, purpose: " to be crossed", among: columns.map(\.name),
            restriction: ", which are learnt from")
        }
        places.append(place)
      }
      guard places[0] != places[1] else {
        throw TableError(
          file: scan.file, line: 1, column: pair.0, found: "a cross with itself",
          expected: "two columns")
      }
      let cross = FeatureCross(places[0], places[1])
      guard !crosses.contains(where: { Set([$0.left, $0.right]) == Set(places) }) else {
        throw TableError(
          file: scan.file, line: 1, found: "the cross '\(pair.0):\(pair.1)' twice",
          expected: "each pair once")
      }
      crosses.append(cross)
      count += columns[places[0]].featureCount * columns[places[1]].featureCount
    }
    guard count <= FeatureEncoder.mostCrossed else {
      throw TableError(
        file: scan.file, found: "crosses with \(count) features",
        expected: "up to \(FeatureEncoder.mostCrossed); cross columns of fewer categories")
    }
    return crosses
  }
}
