/// A column of a ``FeatureEncoder``.
public struct FeatureColumn: Sendable, Hashable {
  /// The scale on which a number is standardised.
  public enum Scale: String, Sendable, Hashable, CaseIterable {
    /// As it is.
    case linear
    /// The logarithm of one more than its magnitude, with its sign: for long tails.
    case logarithmic
  }

  /// How a column's values become features.
  public enum Encoding: Sendable, Hashable {
    /// A number, standardised online, with a feature of its own for each of some values.
    case number(Scale, marks: [Double])
    /// 1 for one value, 0 for all others.
    case flag(Double)
    /// One feature a category and, if there may be others, one for all of those.
    case levels([String], hasOthers: Bool)
    /// An open set, hashed into so many features.
    case buckets(Int)
    /// A date: its days, standardised online, a feature for each weekday and, if times of day are
    /// known, for each quarter of a day.
    case date(hasTimes: Bool)
  }

  /// The name.
  public var name: String

  /// How its values become features.
  public var encoding: Encoding

  /// Whether missing values have a feature of their own.
  public var marksMissing: Bool

  /// What the features of its values are called, if not by its name and the values.
  private let givenNames: [String]?

  /// Creates a column.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - encoding: How its values become features.
  ///   - marksMissing: Whether missing values have a feature of their own.
  ///   - featureNames: What the features of its values are called, each; by default they are named
  ///     after the column and the value.
  public init(
    name: String, encoding: Encoding, marksMissing: Bool = false, featureNames: [String]? = nil
  ) {
    self.name = name
    self.encoding = encoding
    self.marksMissing = marksMissing
    givenNames = featureNames
    precondition(
      featureNames.map { $0.count == standardNames.count } ?? true, "one name for each feature")
  }

  /// The number of its features.
  public var featureCount: Int { valueNames.count + (marksMissing ? 1 : 0) }

  /// Whether its first feature is standardised.
  public var isStandardized: Bool {
    switch encoding {
    case .number, .date: true
    case .flag, .levels, .buckets: false
    }
  }

  /// The names of its features.
  public var featureNames: [String] { valueNames + (marksMissing ? ["\(name) missing"] : []) }

  private var valueNames: [String] { givenNames ?? standardNames }

  private var standardNames: [String] {
    switch encoding {
    case .number(let scale, let marks):
      [scale == .logarithmic ? "log(\(name))" : name] + marks.map { "\(name)=\(Self.text($0))" }
    case .flag(let value): ["\(name)=\(Self.text(value))"]
    case .levels(let names, let hasOthers):
      names.map { "\(name)=\($0)" } + (hasOthers ? ["\(name)=other"] : [])
    case .buckets(let count): (0..<count).map { "\(name)#\($0)" }
    case .date(let hasTimes):
      ["\(name) in days"] + Self.weekdays.map { "\(name)=\($0)" }
        + (hasTimes ? Self.quarters.map { "\(name)=\($0)" } : [])
    }
  }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let quarters = ["0-6 h", "6-12 h", "12-18 h", "18-24 h"]

  /// A value of a number, as it stands in the name of its feature.
  public static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
  }
}

/// Two columns of a ``FeatureEncoder`` whose features are multiplied with each other.
///
/// Of two categories that is a feature for each pair; of a category and a number, the number within
/// each category; of two numbers, the product of their distances from the means.
public struct FeatureCross: Sendable, Hashable {
  /// The places of the two columns.
  public let left: Int, right: Int

  /// Crosses two different columns.
  public init(_ left: Int, _ right: Int) {
    precondition(left != right, "a column is not crossed with itself")
    self.left = left
    self.right = right
  }
}

/// A feature that is the product of two others, once those are standardised.
public struct FeatureProduct: Sendable, Hashable {
  /// Its place.
  public let feature: Int
  /// The places of what it is the product of; neither is a product itself.
  public let left: Int, right: Int

  /// Makes a feature a product.
  public init(feature: Int, left: Int, right: Int) {
    self.feature = feature
    self.left = left
    self.right = right
  }
}
