internal import CGSL
internal import RandomStreams

/// The numbers of a class as they are written down.
public enum ClassNumbers: Sendable, Hashable {
  /// These numbers, with these weights; one number is a constant.
  case values([Double], weights: [Double])
  /// Any number between these, evenly between each and the next.
  case between([Double])

  /// As a distribution.
  var distribution: Distribution {
    do {
      switch self {
      case .values(let values, let weights):
        return values.count == 1
          ? try .constant(values[0]) : try .discrete(values: values, weights: weights)
      case .between(let values): return try .empiricalInterpolated(values: values)
      }
    } catch {
      preconditionFailure("finite numbers with counts make a distribution: \(error)")
    }
  }
}

/// Numbers in classes of about equal size, as a learnt network knows a numeric column.
struct QuantileClasses {
  /// The classes, ascending.
  let classes: [NumberClass]
  /// The numbers of each class.
  let numbers: [ClassNumbers]
  /// The least number of each class.
  let starts: [Double]

  /// Up to so many different numbers of a class are drawn as they are, each with its share.
  private static let mostKept = 64
  /// The quantiles, at equal steps of probability, between which the others are drawn evenly.
  private static let knots = 33

  /// Cuts known numbers, at least one, into at most about `count` classes.
  ///
  /// A class is closed when it holds its part of what is left. A number that alone is as common as
  /// a class should be starts one of its own, if the class before it has a fourth of its part.
  init(_ numbers: [Double], count: Int) {
    var sorted = numbers
    gsl_sort(&sorted, 1, sorted.count)
    let part = Double(sorted.count) / Double(count)
    var ranges: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < sorted.count {
      var next = index + 1
      while next < sorted.count, sorted[next] == sorted[index] { next += 1 }
      if Double(next - index) >= part, Double(index - start) >= part / 4 {
        ranges.append(start..<index)
        start = index
      }
      let target = Double(sorted.count - start) / Double(max(count - ranges.count, 1))
      if Double(next - start) >= target {
        ranges.append(start..<next)
        start = next
      }
      index = next
    }
    if start < sorted.count { ranges.append(start..<sorted.count) }
    starts = ranges.map { sorted[$0.lowerBound] }
    self.numbers = ranges.map { Self.numbers(Array(sorted[$0])) }
    classes = zip(ranges, self.numbers).map {
      NumberClass(label: Self.label(Array(sorted[$0])), numbers: $1.distribution)
    }
  }

  /// The class of each number; the missing code for those that are not known.
  func codes(of numbers: [Double]) -> [UInt8] {
    numbers.map { number in
      guard !number.isNaN else { return PeopleTable.missingCode }
      var low = 0
      var high = starts.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= number { low = middle } else { high = middle }
      }
      return UInt8(low)
    }
  }

  private static func label(_ sorted: [Double]) -> String {
    let (first, last) = (sorted[0], sorted[sorted.count - 1])
    return first == last ? plainNumber(first) : "\(plainNumber(first)) to \(plainNumber(last))"
  }

  private static func numbers(_ sorted: [Double]) -> ClassNumbers {
    var values: [Double] = []
    var counts: [Double] = []
    for value in sorted {
      if value == values.last {
        counts[counts.count - 1] += 1
      } else {
        guard values.count < mostKept else { return smooth(sorted) }
        values.append(value)
        counts.append(1)
      }
    }
    return .values(values, weights: counts)
  }

  private static func smooth(_ sorted: [Double]) -> ClassNumbers {
    let steps = knots - 1
    return .between(
      (0...steps).map {
        gsl_stats_quantile_from_sorted_data(sorted, 1, sorted.count, Double($0) / Double(steps))
      })
  }
}
