/// What may be written for a key, as the code that reads it accepts it.
///
/// The words of the key table and the JSON Schema are both made from it.
public enum KeyForm: Hashable, Sendable {
  /// A nested mapping with keys of its own.
  case section
  /// A mapping of the author's names to sections.
  case sections
  /// A list of sections.
  case sectionList
  /// A number.
  case number(NumberRange)
  /// A number from 0 to 1, or part of it.
  case share(NumberRange)
  /// A whole number.
  case wholeNumber(NumberRange)
  /// An amount in units of the currency.
  case money(NumberRange)
  /// Numbers in a fixed order; nil for any number of them.
  case numbers(count: Int?, NumberRange)
  /// A square matrix of correlations.
  case correlations(size: Int)
  /// A text that is not empty.
  case text
  /// The path of a file.
  case path
  /// The name of a time zone.
  case timeZone
  /// `true` or `false`.
  case flag
  /// One of some names.
  case choice([String])
  /// A name that is given elsewhere in the scenario, with what it names.
  case reference(to: String)
  /// A list of such names.
  case references(to: String)
  /// The name of another entry of the same collection.
  case entry
  /// A list of different names of the author's.
  case names
  /// A day.
  case date
  /// A list of days.
  case dates
  /// A day, or `never`.
  case dateOrNever
  /// A number or a distribution, all of whose draws lie in the range.
  case distribution(NumberRange)
  /// A mapping of the author's names to distributions.
  case distributions(NumberRange)
  /// Lists of shares, one for each combination of the parents' categories.
  case shareTable
  /// Distributions, one for each combination of the parents' categories.
  case distributionTable(NumberRange)
}

extension KeyForm {
  /// The form in words, without the numbers that are allowed.
  var words: String {
    switch self {
    case .section: "section"
    case .sections: "mapping of names to sections"
    case .sectionList: "list of sections"
    case .number: "number"
    case .share: "share"
    case .wholeNumber: "whole number"
    case .money: "money"
    case .numbers(let count, _): count.map { "list of \($0) numbers" } ?? "list of numbers"
    case .correlations(let size): "\(size) lists of \(size) numbers"
    case .text: "text"
    case .path: "path of a file"
    case .timeZone: "IANA time zone"
    case .flag: "true or false"
    case .choice(let names): alternatives(names)
    case .reference(let what): "name of a \(what)"
    case .references(let what): "list of names of a \(what)"
    case .entry: "name of another entry"
    case .names: "list of names"
    case .date: "date"
    case .dates: "list of dates"
    case .dateOrNever: "date or never"
    case .distribution: "distribution"
    case .distributions: "mapping of names to distributions"
    case .shareTable: "shares that sum to 1, a list for each combination"
    case .distributionTable: "distribution, for each combination"
    }
  }

  /// The numbers that are allowed; nil where the form has none to limit.
  var range: NumberRange? {
    switch self {
    case .number(let range), .share(let range), .wholeNumber(let range), .money(let range),
      .numbers(_, let range), .distribution(let range), .distributionTable(let range):
      range
    case .correlations: .closed(-1...1)
    default: nil
    }
  }
}
