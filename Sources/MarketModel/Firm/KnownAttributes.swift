internal import Populations

/// The attributes of people that the firm's profiles hold, as features of the conversion model.
///
/// The columns are the population's own, shared and not copied.
struct KnownAttributes: Sendable {
  private enum Column: Sendable {
    /// One 0/1 feature for each category but the first, which is the reference.
    case categories([UInt8])
    case numbers([Double])
  }

  private var columns: [Column] = []
  /// Where each column's features begin.
  private var starts: [Int] = []
  /// The features' names: `region=north`, or the attribute's name where it is a number.
  private(set) var featureNames: [String] = []
  /// Which features are standardised online.
  private(set) var standardized: [Bool] = []

  /// No attributes.
  init() {}

  /// The attributes of the given names.
  init(_ names: [String], of attributes: PeopleTable?) {
    for name in names {
      guard let values = attributes?[name] else {
        preconditionFailure("the firm knows only attributes that there are")
      }
      starts.append(featureNames.count)
      switch values {
      case .categories(let labels, let codes):
        columns.append(.categories(codes))
        featureNames += labels.dropFirst().map { "\(name)=\($0)" }
        standardized += labels.dropFirst().map { _ in false }
      case .numbers(let numbers):
        columns.append(.numbers(numbers))
        featureNames.append(name)
        standardized.append(true)
      }
    }
  }

  /// Writes a person's features, where there are zeros, from a position on.
  @inline(__always)
  func write(_ person: Int, into features: inout [Double], from first: Int) {
    for (column, start) in zip(columns, starts) {
      switch column {
      case .categories(let codes):
        if codes[person] > 0 { features[first + start + Int(codes[person]) - 1] = 1 }
      case .numbers(let numbers): features[first + start] = numbers[person]
      }
    }
  }
}
