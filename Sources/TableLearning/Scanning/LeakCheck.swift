#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A column that says more about the label than one would expect of something known beforehand.
public struct LeakWarning: Sendable, Hashable, CustomStringConvertible {
  /// Why a column is suspicious.
  public enum Reason: Sendable, Hashable {
    /// It explains most of the label's entropy.
    case explainsMost
    /// It explains more than twice what any other column does.
    case standsOut
    /// Some of its values come with one label only, the rarer one, in more rows than chance allows.
    case decides(rows: Int)
  }

  /// The column.
  public let column: String
  /// The share of the label's entropy that it explains by itself.
  public let explained: Double
  /// Why it is suspicious.
  public let reason: Reason

  /// A sentence for the user.
  public var description: String {
    let share = "\((1_000 * explained).rounded() / 10) % of what there is to know"
    let why =
      switch reason {
      case .explainsMost: "tells \(share) about the label by itself"
      case .standsOut: "tells \(share) about the label, more than twice what any other column does"
      case .decides(let rows): "has values that come with one label only, in \(rows) rows"
      }
    return "column \(column) \(why): if it is known only after the outcome, --ignore \(column)"
  }
}

extension TableScan {
  /// The columns that predict the label suspiciously well, among those that are used.
  ///
  /// What a column explains is its mutual information with the label, less what chance would give
  /// ((k − 1)/2n for k classes), as a share of the label's entropy. Numbers of many values are classed by
  /// size, and classes of a few rows put together: each by itself would seem to know its rows' labels.
  ///
  /// - Parameter columns: The columns to look at, by their places.
  public func leakWarnings(of columns: [Int]) -> [LeakWarning] {
    let shares = columns.map { explainedShare(self.columns[$0]) }
    let byShare = shares.sorted(by: >)
    var warnings: [LeakWarning] = []
    for (index, share) in zip(columns, shares) {
      let column = self.columns[index]
      let others = byShare.count < 2 ? 0 : share == byShare[0] ? byShare[1] : byShare[0]
      var reason: LeakWarning.Reason?
      if share >= 0.5 {
        reason = .explainsMost
      } else if share >= 0.1 && share >= 2 * others && columns.count > 2 {
        reason = .standsOut
      } else if let rows = decidedRows(column) {
        reason = .decides(rows: rows)
      }
      if let reason {
        warnings.append(LeakWarning(column: column.name, explained: share, reason: reason))
      }
    }
    return warnings
  }

  /// With fewer rows the correction for chance would fall short by far: that of a class of one row is half
  /// a nat over n, and its labels' entropy up to ln 2 over n.
  private static let fewestRowsOfAClass = 5

  /// How often each class of a column's values came with each label.
  private func classes(of column: ColumnScan) -> [SIMD2<Int>] {
    let hasManyValues = column.hasFurtherValues || column.values.count * 10 > rows
    let byValue = column.isNumeric && hasManyValues ? column.sizes : column.values
    let all = byValue.entries.map(\.counts) + [byValue.rest, column.missing]
    let few = all.filter { $0[0] + $0[1] < Self.fewestRowsOfAClass }
    let rest = few.reduce(SIMD2<Int>.zero) { $0 &+ $1 }
    return (all.filter { $0[0] + $0[1] >= Self.fewestRowsOfAClass } + [rest]).filter { $0 != .zero }
  }

  private func explainedShare(_ column: ColumnScan) -> Double {
    let classes = classes(of: column)
    let n = Double(rows)
    let entropy = Self.entropy(label.counts)
    let within = classes.reduce(0) { $0 + Double($1[0] + $1[1]) / n * Self.entropy($1) }
    let chance = Double(classes.count - 1) / (2 * n)
    return max(0, min(1, (entropy - within - chance) / entropy))
  }

  /// Rows in classes that come with the rarer label only, if chance does not explain them.
  private func decidedRows(_ column: ColumnScan) -> Int? {
    let rarer = label.counts[0] <= label.counts[1] ? 0 : 1
    let rate = Double(label.counts[rarer]) / Double(rows)
    // A class of m such rows has probability rate^m: at most a billionth.
    let least = max(20, Int((log(1e-9) / log(rate)).rounded(.up)))
    let decided = classes(of: column).filter { $0[1 - rarer] == 0 && $0[rarer] >= least }
    return decided.isEmpty ? nil : decided.reduce(0) { $0 + $1[rarer] }
  }

  /// The entropy of two labels in nats.
  private static func entropy(_ counts: SIMD2<Int>) -> Double {
    let total = Double(counts[0] + counts[1])
    guard total > 0 else { return 0 }
    return [counts[0], counts[1]].reduce(0) { sum, count in
      let p = Double(count) / total
      return p > 0 ? sum - p * log(p) : sum
    }
  }
}
