/// How often each category of a node was seen with each combination of its parents' categories.
struct FamilyCounts {
  /// The most counts that a family may need.
  static let mostCells = 1 << 20

  /// The combinations of the parents' categories; the last parent's changes fastest.
  let rowCount: Int
  /// The node's categories.
  let categoryCount: Int
  /// A row a combination.
  private(set) var counts: [Double]

  /// Counts the people of whom node and parents are all known; a pass over them.
  init(of node: Int, given parents: [Int], in data: ClassedData) {
    categoryCount = data.categoryCounts[node]
    rowCount = data.rowCount(of: parents)
    var rows = [Int32](repeating: 0, count: data.count)
    for parent in parents {
      let radix = Int32(data.categoryCounts[parent])
      let codes = data.codes[parent]
      for person in rows.indices {
        // What is not known stays below zero, whatever follows.
        let code = codes[person]
        rows[person] =
          code == PeopleTable.missingCode || rows[person] < 0
          ? -1 : rows[person] * radix + Int32(code)
      }
    }
    var counts = [Double](repeating: 0, count: rowCount * categoryCount)
    let codes = data.codes[node]
    for person in rows.indices where rows[person] >= 0 && codes[person] != PeopleTable.missingCode {
      counts[Int(rows[person]) * categoryCount + Int(codes[person])] += 1
    }
    self.counts = counts
  }

  /// The counts of one combination.
  func row(_ row: Int) -> ArraySlice<Double> {
    counts[row * categoryCount..<(row + 1) * categoryCount]
  }
}

/// People with a category, or class of numbers, in each column.
struct ClassedData {
  let names: [String]
  let codes: [[UInt8]]
  let categoryCounts: [Int]
  let count: Int

  func rowCount(of parents: [Int]) -> Int {
    parents.reduce(1) { $0 * categoryCounts[$1] }
  }

  /// The people of whom everything is known.
  var complete: ClassedData {
    let kept = (0..<count).filter { person in
      codes.allSatisfy { $0[person] != PeopleTable.missingCode }
    }
    return ClassedData(
      names: names, codes: codes.map { column in kept.map { column[$0] } },
      categoryCounts: categoryCounts, count: kept.count)
  }
}
