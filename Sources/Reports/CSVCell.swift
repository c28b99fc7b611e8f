/// One value of a CSV table.
public enum CSVCell: Sendable, Hashable {
  /// A text, quoted when its characters ask for it.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A real number, written by ``PlainDecimal``; NaN means "no value" and leaves the cell empty.
  case real(Double)
  /// No value: the cell is empty.
  case empty

  /// A text, or an empty cell for nil.
  public static func text(ifKnown value: String?) -> CSVCell {
    value.map(CSVCell.text) ?? .empty
  }

  /// A whole number, or an empty cell for nil.
  public static func integer(ifKnown value: Int?) -> CSVCell {
    value.map(CSVCell.integer) ?? .empty
  }

  /// A real number, or an empty cell for nil.
  public static func real(ifKnown value: Double?) -> CSVCell {
    value.map(CSVCell.real) ?? .empty
  }
}

extension CSVCell: ExpressibleByStringLiteral {
  /// Makes a text cell.
  public init(stringLiteral value: String) {
    self = .text(value)
  }
}

extension CSVCell: ExpressibleByIntegerLiteral {
  /// Makes a cell with a whole number.
  public init(integerLiteral value: Int) {
    self = .integer(value)
  }
}

extension CSVCell: ExpressibleByFloatLiteral {
  /// Makes a cell with a real number.
  public init(floatLiteral value: Double) {
    self = .real(value)
  }
}
