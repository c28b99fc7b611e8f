/// Breaks running text into lines, as a terminal would between letters.
enum LineWrapping {
  /// The text with line feeds where it would pass `width` cells; words and numbers with
  /// their units are never broken.
  static func wrapped(_ text: String, width: Int = 100) -> String {
    var lines: [String] = []
    var line = ""
    for word in unbreakable(text) {
      if !line.isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(word) > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? word : " " + word
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// The words, a number and its unit being one.
  private static func unbreakable(_ text: String) -> [String] {
    text.split(separator: " ").reduce(into: []) { words, word in
      let bare = word.prefix { !",;:.)".contains($0) }
      if ["%", "k", "M", "G", "T"].contains(bare), let number = words.popLast() {
        words.append("\(number) \(word)")
      } else {
        words.append(String(word))
      }
    }
  }
}
