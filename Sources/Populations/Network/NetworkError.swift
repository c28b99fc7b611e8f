/// Why nodes make no Bayesian network.
public struct NetworkError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of mistake, each with what was found.
  public enum Problem: Sendable, Hashable {
    /// Another node has the name already.
    case duplicateName
    /// Another node's name leads to the same random stream: one pair in four thousand million.
    case sharedStream(with: String)
    /// A parent that is no node.
    case unknownParent(String)
    /// A parent that is named twice.
    case repeatedParent(String)
    /// A parent by which rows are chosen has neither categories nor classes.
    case parentWithoutClasses(String)
    /// A slope on a node that is no number.
    case slopeOnCategories(String)
    /// The node depends on itself, by way of the nodes named.
    case cycle([String])
    /// Not as many rows as the parents have combinations.
    case rowCount(found: Int, expected: Int)
    /// A row's shares are not one for each category, or don't sum to 1, or are negative.
    case shares(row: Int, found: [Double], categories: Int)
    /// No category, more than fit into a byte, or two of one name.
    case labels([String])
    /// Cuts that do not ascend.
    case cuts([Double])
    /// A draw on the logarithmic scale that may be negative.
    case negativeDraw(row: Int)
  }

  /// The node at fault.
  public let node: String
  /// What is wrong with it.
  public let problem: Problem

  /// A mistake of its parts.
  public init(node: String, problem: Problem) {
    self.node = node
    self.problem = problem
  }

  /// A complete sentence without the file.
  public var description: String { "\(node): \(words)" }

  /// What was found and what was expected, in words.
  public var words: String {
    switch problem {
    case .duplicateName: "found the name twice; expected each name once"
    case .sharedStream(let other):
      "has the random stream of \(other); expected another name for one of the two"
    case .unknownParent(let name): "found the parent \(name); expected the name of a node"
    case .repeatedParent(let name): "found the parent \(name) twice; expected each parent once"
    case .parentWithoutClasses(let name):
      "found the parent \(name), a number without classes; expected cuts on it, or a slope"
    case .slopeOnCategories(let name):
      "found a slope on \(name), which has categories; expected a number"
    case .cycle(let names):
      "depends on itself by way of \(names.joined(separator: ", ")); expected no cycle"
    case .rowCount(let found, let expected): "found \(found) rows; expected \(expected)"
    case .shares(let row, let found, let categories):
      "row \(row): found \(found.map(plainNumber).joined(separator: ", ")); expected "
        + "\(categories) shares that sum to 1"
    case .labels(let labels):
      labels.isEmpty
        ? "found no categories; expected at least one"
        : "found \(labels.count) categories; expected up to \(PeopleTable.mostCategories) of different names"
    case .cuts: "found cuts that do not ascend; expected ascending numbers"
    case .negativeDraw(let row):
      "row \(row): found draws below 0; expected positive ones on the logarithmic scale"
    }
  }
}
