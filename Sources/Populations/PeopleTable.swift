/// People as a table: one row a person, one column a trait or attribute.
///
/// A categorical column takes one byte a person, a numeric one eight. It is what a network draws,
/// and what a file of customers is read into.
public struct PeopleTable: Sendable, Hashable {
  /// The code of a category that is not known.
  public static let missingCode: UInt8 = 255
  /// The most categories that a column may have.
  public static let mostCategories = 255

  /// A column's values, in the order of the people.
  public enum Values: Sendable, Hashable {
    /// Positions in a list of labels; ``PeopleTable/missingCode`` where the value is not known.
    case categories([String], codes: [UInt8])
    /// Numbers; NaN where the value is not known.
    case numbers([Double])

    /// The number of people.
    public var count: Int {
      switch self {
      case .categories(_, let codes): codes.count
      case .numbers(let numbers): numbers.count
      }
    }

    /// How many people's value is not known.
    public var missing: Int {
      switch self {
      case .categories(_, let codes): codes.count { $0 == PeopleTable.missingCode }
      case .numbers(let numbers): numbers.count(where: \.isNaN)
      }
    }
  }

  /// A column: its name and values.
  public struct Column: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The values.
    public let values: Values

    /// A column of its parts.
    public init(name: String, values: Values) {
      self.name = name
      self.values = values
    }
  }

  /// The columns, in order.
  public private(set) var columns: [Column]
  /// The number of people.
  public let count: Int

  /// Memory of the values, bytes.
  public var bytes: Int {
    columns.reduce(0) { sum, column in
      switch column.values {
      case .categories(_, let codes): sum + codes.capacity
      case .numbers(let numbers): sum + numbers.capacity * MemoryLayout<Double>.stride
      }
    }
  }

  /// A table of columns.
  ///
  /// - Precondition: all columns have `count` values, and no two the same name.
  public init(columns: [Column], count: Int) {
    precondition(columns.allSatisfy { $0.values.count == count }, "columns of different lengths")
    precondition(Set(columns.map(\.name)).count == columns.count, "two columns of one name")
    self.columns = columns
    self.count = count
  }

  /// The values of a column; nil if there is none of this name.
  public subscript(name: String) -> Values? {
    columns.first { $0.name == name }?.values
  }

  /// The table without some columns.
  public func without(_ names: Set<String>) -> PeopleTable {
    PeopleTable(columns: columns.filter { !names.contains($0.name) }, count: count)
  }

  /// The table with other names for some columns; no two may end with the same.
  public func renamed(_ names: [String: String]) -> PeopleTable {
    PeopleTable(
      columns: columns.map { Column(name: names[$0.name] ?? $0.name, values: $0.values) },
      count: count)
  }
}
