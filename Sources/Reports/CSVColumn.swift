/// A column of a CSV file: its stable name and what its values mean.
///
/// The meaning stands beside the name so that the dictionary of columns is made from the very
/// tables that are written, and cannot fall behind them.
public struct CSVColumn: Sendable, Hashable {
  /// The name in the header, in `snake_case`.
  public let name: String

  /// What a value means and its unit, in one sentence.
  public let meaning: String

  /// Makes a column.
  public init(_ name: String, _ meaning: String) {
    precondition(!name.isEmpty, "a column needs a name")
    self.name = name
    self.meaning = meaning
  }
}
