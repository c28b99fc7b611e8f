import Foundation

/// A Markdown document some parts of which are marked by comments.
struct MarkedDocument {
  var text: String

  init(_ text: String) { self.text = text }

  /// The text with the part between `<!-- generated: NAME -->` and `<!-- end -->` exchanged.
  ///
  /// Nil if there is no such part.
  func replacing(generated name: String, with content: String) -> MarkedDocument? {
    guard let opening = text.range(of: "<!-- generated: \(name) -->\n"),
      let closing = text.range(
        of: "<!-- end -->", range: opening.upperBound..<text.endIndex)
    else { return nil }
    var result = text
    result.replaceSubrange(opening.upperBound..<closing.lowerBound, with: content)
    return MarkedDocument(result)
  }

  /// The fenced block that follows `<!-- NAME -->`.
  func block(after name: String) -> String? {
    guard let opening = text.range(of: "<!-- \(name) -->\n```"),
      let first = text.range(of: "\n", range: opening.upperBound..<text.endIndex),
      let closing = text.range(of: "\n```", range: opening.upperBound..<text.endIndex)
    else { return nil }
    return closing.lowerBound < first.upperBound
      ? "" : String(text[first.upperBound..<closing.lowerBound]) + "\n"
  }

  /// The first line that another text has differently, for a message.
  func firstDifference(from other: MarkedDocument) -> String {
    let mine = text.split(separator: "\n", omittingEmptySubsequences: false)
    let theirs = other.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, pair) in zip(mine, theirs).enumerated() where pair.0 != pair.1 {
      return "line \(line + 1) is \(pair.0), expected \(pair.1)"
    }
    return mine.count == theirs.count ? "none" : "the number of lines"
  }
}
