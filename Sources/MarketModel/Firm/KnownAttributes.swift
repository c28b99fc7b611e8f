internal import ConversionModel
internal import Populations

/// The attributes of people that the firm's profiles hold, as columns of the conversion model.
///
/// Their values are the population's own, shared and not copied.
struct KnownAttributes: Sendable {
  private enum Values: Sendable {
    case categories([UInt8])
    case numbers([Double])
  }

  private var values: [Values] = []
  /// How the attributes become features: a category has one feature for each but the first, which is
  /// the reference.
  private(set) var columns: [FeatureColumn] = []

  /// No attributes.
  init() {}

  /// The attributes of the given names.
  init(_ names: [String], of attributes: PeopleTable?) {
    for name in names {
      guard let known = attributes?[name] else {
        preconditionFailure("the firm knows only attributes that there are")
      }
      switch known {
      case .categories(let labels, let codes):
        values.append(.categories(codes))
        columns.append(
          FeatureColumn(
            name: name, encoding: .levels(Array(labels.dropFirst()), hasOthers: false)))
      case .numbers(let numbers):
        values.append(.numbers(numbers))
        columns.append(FeatureColumn(name: name, encoding: .number(.linear, marks: [])))
      }
    }
  }

  /// Writes a person's features, where there are zeros; the first attribute is column `first`.
  @inline(__always)
  func write(
    _ person: Int, by encoder: FeatureEncoder, from first: Int, into features: inout [Double]
  ) {
    for (place, values) in values.enumerated() {
      switch values {
      case .categories(let codes):
        let code = Int(codes[person])
        encoder.set(first + place, level: code > 0 ? code - 1 : nil, in: &features)
      case .numbers(let numbers): encoder.set(first + place, number: numbers[person], in: &features)
      }
    }
  }
}
