internal import Yams

/// Puts a mark of its own in front of repeated keys, so that Yams takes them for different ones.
struct KeyMarkers {
  /// Characters for private use, which no text has a reason to hold.
  private static let opening: Unicode.Scalar = "\u{E000}"
  private static let closing: Unicode.Scalar = "\u{E001}"
  /// Each mark costs one more pass over the text: the most bytes for all passes together.
  private static let maximumBytes = 1_000_000
  /// The most marks, whatever the size of the text.
  private static let maximumMarks = 50

  /// The lines that hold a mark, counted from 1.
  private(set) var lines: Set<Int> = []
  private var count = 0

  /// The text with the key at a place marked; nil when the key's form allows no mark.
  mutating func mark(keyAt place: Mark, in text: String) -> String? {
    guard count < Self.maximumMarks, count * text.utf8.count < Self.maximumBytes else {
      return nil
    }
    if count == 0, text.unicodeScalars.contains(Self.opening) {
      return nil
    }
    guard var position = position(of: place, in: text) else { return nil }
    switch text.unicodeScalars[position] {
    case "\"", "'": position = text.unicodeScalars.index(after: position)
    case "&", "!", "*", "?", "|", ">", "[", "{": return nil
    default: break
    }
    count += 1
    lines.insert(place.line)
    var marked = text.unicodeScalars
    marked.insert(
      contentsOf: "\(Self.opening)\(count)\(Self.closing)".unicodeScalars, at: position)
    return String(marked)
  }

  /// A key's text without its mark.
  func unmarked(_ key: String) -> String {
    guard count > 0, key.unicodeScalars.first == Self.opening,
      let end = key.unicodeScalars.firstIndex(of: Self.closing)
    else { return key }
    return String(key.unicodeScalars[key.unicodeScalars.index(after: end)...])
  }

  private func position(of place: Mark, in text: String) -> String.UnicodeScalarView.Index? {
    let scalars = text.unicodeScalars
    var (line, column) = (1, 1)
    var position = scalars.startIndex
    while position < scalars.endIndex, (line, column) != (place.line, place.column) {
      let scalar = scalars[position]
      position = scalars.index(after: position)
      let isReturnOfPair =
        scalar == "\r" && position < scalars.endIndex && scalars[position] == "\n"
      // The breaks that libYAML counts.
      if !isReturnOfPair, ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) {
        (line, column) = (line + 1, 1)
      } else {
        column += 1
      }
    }
    return position < scalars.endIndex ? position : nil
  }
}
