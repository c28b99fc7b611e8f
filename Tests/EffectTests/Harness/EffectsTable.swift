import Foundation
import Reports

/// A row of the table of effects.
struct EffectRow: Sendable, Hashable {
  /// What is the same on every platform: effect, claim, band, mechanism, source, verdict.
  let stable: [String]
  /// The estimates, which another platform's `exp` and `log` may change.
  let figures: [String]

  init(_ outcome: EffectOutcome) {
    let effect = outcome.effect
    let ends = [effect.band.lowerBound, effect.band.upperBound].map(shortNumber)
    stable = [
      effect.title, effect.claim, effect.scale.name, ends.joined(separator: " … "),
      effect.mechanism, effect.source, outcome.failures.isEmpty ? "pass" : "FAIL",
    ]
    figures = [outcome.figures.on, outcome.figures.off]
  }

  /// The row in Markdown.
  var text: String {
    let cells =
      Array(stable[0...3]) + [figures[0], stable[4], figures[1]] + Array(stable[5...6])
    return "| " + cells.joined(separator: " | ") + " |\n"
  }
}

extension Effect.Scale {
  /// The scale's name in the table.
  var name: String {
    switch self {
    case .ratio: "ratio"
    case .difference: "difference"
    case .level: "level"
    }
  }
}

/// The generated part of `Documentation/Effects.md`.
struct EffectsTable: Sendable {
  let rows: [EffectRow]
  let platform: Platform

  private static let opening = "<!-- generated: effects -->\n"
  private static let closing = "<!-- end -->"
  private static let head = """
    | effect | claim | scale | band | estimate (95 %) | switched off | then (95 %) | sources | verdict |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |

    """

  private var platformLine: String {
    let parts = [
      platform.system, platform.architecture, platform.featureLevel, platform.library,
      "Swift \(platform.swift)",
    ]
    return "Figures of: \(parts.joined(separator: ", ")).\n"
  }

  private var text: String {
    platformLine + "\n" + Self.head + rows.map(\.text).joined()
  }

  /// A document with its generated part exchanged; nil if it has none.
  func replacing(in document: String) -> String? {
    guard let part = Self.part(of: document) else { return nil }
    return document.replacingCharacters(in: part, with: text)
  }

  /// What a document says differently, or nil; figures count on their own platform only.
  func difference(from document: String) -> String? {
    guard let part = Self.part(of: document) else { return "it has no generated table" }
    let isOwnPlatform = document[part].hasPrefix(platformLine)
    let written = document[part].split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    guard written.count == rows.count else {
      return "it has \(written.count) effects instead of \(rows.count)"
    }
    for (line, row) in zip(written, rows) where !row.agrees(with: line, figures: isOwnPlatform) {
      return "found\n\(line)\nexpected\n\(row.text)"
    }
    return nil
  }

  private static func part(of document: String) -> Range<String.Index>? {
    guard let opening = document.range(of: opening),
      let closing = document.range(of: closing, range: opening.upperBound..<document.endIndex)
    else { return nil }
    return opening.upperBound..<closing.lowerBound
  }
}

extension EffectRow {
  /// Whether a line of the document says the same.
  fileprivate func agrees(with line: Substring, figures: Bool) -> Bool {
    if figures { return line + "\n" == text }
    let cells = line.dropFirst(2).dropLast(2).split(separator: " | ").map(String.init)
    return cells.count == 9 && Array(cells[0...3]) + [cells[5]] + Array(cells[7...8]) == stable
  }
}
