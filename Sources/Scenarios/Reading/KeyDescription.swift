/// What is known of a key from the code that reads it: the source of the key table.
public struct KeyDescription: Hashable, Sendable {
  /// What becomes of a key that isn't written.
  public enum Presence: Hashable, Sendable {
    /// It must be written.
    case required
    /// It may be left out, which has a meaning of its own.
    case optional
    /// It may be left out and then has this value.
    case defaultValue(String)
  }

  /// The key path; `<name>` stands for a name of the author's, `<n>` for an index.
  public let keyPath: String
  /// What is written: a number, a share, money, a date, a section.
  public let form: KeyForm
  /// The unit, empty where there is none.
  public let unit: String
  /// What becomes of the key when it isn't written.
  public var presence: Presence
  /// Whether `[low, likely, high]` or a distribution may stand for the number.
  public let mayBeUncertain: Bool
  /// The meaning, on one line.
  public let meaning: String
  /// The kinds for which the key is read; empty when for all.
  public var conditions: [KindCondition]
}

/// A kind for which a key of a section is read, as `kind: searchAds`.
public struct KindCondition: Hashable, Sendable, CustomStringConvertible {
  /// The key path of the section that has kinds.
  public let section: String
  /// Its key that holds the kind.
  public let key: String
  /// The kind.
  public let kind: String

  /// The condition as a scenario writes it.
  public var description: String { "\(key): \(kind)" }
}

/// The keys that the code reads, in the order of reading, as a Markdown table.
///
/// - Parameter keys: As from `ScenarioReader.describeKeys(of:)`.
public func keyTable(_ keys: [KeyDescription]) -> String {
  var lines = ["| Key | Value | Unit | Default | Meaning |", "| --- | --- | --- | --- | --- |"]
  for key in keys {
    let range = key.form.range?.description ?? ""
    var value = range.isEmpty ? key.form.words : "\(key.form.words) \(range)"
    if key.mayBeUncertain {
      value += " ±"
    }
    let presence =
      switch key.presence {
      case .required: "required"
      case .optional: "–"
      case .defaultValue(let text): "`\(text)`"
      }
    var meaning = key.meaning
    if !key.conditions.isEmpty {
      meaning += " (only with \(alternatives(key.conditions.map { "`\($0)`" })))"
    }
    let cells = ["`\(key.keyPath)`", value, key.unit, presence, meaning]
    let escaped = cells.map { $0.split(separator: "|", omittingEmptySubsequences: false) }
    lines.append("| " + escaped.map { $0.joined(separator: "\\|") }.joined(separator: " | ") + " |")
  }
  return lines.joined(separator: "\n") + "\n"
}
