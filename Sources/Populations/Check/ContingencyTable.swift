internal import CGSL

/// How often each pair of categories of two columns comes up.
struct ContingencyTable {
  let rowCount: Int
  let columnCount: Int
  /// A row after the other.
  var counts: [Double]

  init(rowCount: Int, columnCount: Int, counts: [Double]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.counts = counts
  }

  /// Counts the people of whom both are known.
  init(_ first: [UInt8], of rowCount: Int, _ second: [UInt8], of columnCount: Int) {
    var counts = [Double](repeating: 0, count: rowCount * columnCount)
    for (a, b) in zip(first, second)
    where a != PeopleTable.missingCode && b != PeopleTable.missingCode {
      counts[Int(a) * columnCount + Int(b)] += 1
    }
    self.init(rowCount: rowCount, columnCount: columnCount, counts: counts)
  }

  var total: Double { counts.reduce(0, +) }

  /// Cramér's V, the strength of the dependence from 0 to 1, corrected for what chance alone would
  /// show (Bergsma, *Journal of the Korean Statistical Society* 42, 2013).
  ///
  /// Categories that never come up don't count; 0 where fewer than two are left.
  var cramersV: Double {
    let total = total
    var rows = [Double](repeating: 0, count: rowCount)
    var columns = [Double](repeating: 0, count: columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        rows[row] += counts[row * columnCount + column]
        columns[column] += counts[row * columnCount + column]
      }
    }
    let usedRows = Double(rows.count { $0 > 0 })
    let usedColumns = Double(columns.count { $0 > 0 })
    guard usedRows > 1, usedColumns > 1, total > 1 else { return 0 }
    var sum = -1.0
    for row in 0..<rowCount where rows[row] > 0 {
      for column in 0..<columnCount where columns[column] > 0 {
        let count = counts[row * columnCount + column]
        sum += count * count / (rows[row] * columns[column])
      }
    }
    let corrected = max(0, sum - (usedRows - 1) * (usedColumns - 1) / (total - 1))
    let height = usedRows - (usedRows - 1) * (usedRows - 1) / (total - 1)
    let width = usedColumns - (usedColumns - 1) * (usedColumns - 1) / (total - 1)
    return min(1, (corrected / (min(height, width) - 1)).squareRoot())
  }
}

/// Distances between two samples, and how large they get by chance where both have one source.
enum SampleDistance {
  /// Half the sum of the differences of shares.
  static func totalVariation(_ first: [Double], _ second: [Double]) -> Double {
    let (a, b) = (first.reduce(0, +), second.reduce(0, +))
    return zip(first, second).reduce(0) { $0 + abs($1.0 / a - $1.1 / b) } / 2
  }

  /// What a total variation exceeds by chance with at most the given probability.
  ///
  /// The expected distance is at most Σ √(p(1 − p)(1/m + 1/n)) / 2, by Jensen's inequality from
  /// the variances; and one person more or less changes it by 1/m or 1/n at most, so that it
  /// exceeds its expectation by t with probability exp(−2t² / (1/m + 1/n)) at most (McDiarmid 1989).
  static func chanceTotalVariation(
    _ first: [Double], _ second: [Double], probability: Double
  ) -> Double {
    let (a, b) = (first.reduce(0, +), second.reduce(0, +))
    let inverse = 1 / a + 1 / b
    let expected = zip(first, second).reduce(0) { sum, counts in
      let share = (counts.0 + counts.1) / (a + b)
      return sum + (share * (1 - share) * inverse).squareRoot()
    }
    return expected / 2 + (-log(probability) * inverse / 2).squareRoot()
  }

  /// The largest difference of the distribution functions of two ascending samples.
  static func kolmogorovSmirnov(_ first: [Double], _ second: [Double]) -> Double {
    var (i, j) = (0, 0)
    var distance = 0.0
    while i < first.count, j < second.count {
      let value = min(first[i], second[j])
      while i < first.count, first[i] == value { i += 1 }
      while j < second.count, second[j] == value { j += 1 }
      distance = max(
        distance, abs(Double(i) / Double(first.count) - Double(j) / Double(second.count)))
    }
    return distance
  }

  /// What the largest difference exceeds by chance with about the given probability, at most.
  ///
  /// The leading term of Kolmogorov's limit, √(ln(2/probability)/2 · (1/m + 1/n)).
  static func chanceKolmogorovSmirnov(_ m: Int, _ n: Int, probability: Double) -> Double {
    (log(2 / probability) / 2 * (1 / Double(m) + 1 / Double(n))).squareRoot()
  }
}
