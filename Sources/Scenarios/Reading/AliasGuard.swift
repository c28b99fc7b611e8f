/// Finds texts that Yams would take unbounded time over, before it gets them.
///
/// Yams hashes the keys of each mapping, contents and all. A key that is a list or a mapping and
/// holds aliases of aliases has a content that doubles with every level, so hashing it may never
/// end. Bombs among the values do no harm until they are expanded, and there we count.
enum AliasGuard {
  /// Up to this many aliases can't multiply by more than a factor of four.
  private static let harmlessAliases = 4

  /// The line of what may be a key that isn't a scalar, in a text with more than a few aliases.
  ///
  /// It errs on the safe side: comments and quoted text count too. Takes linear time.
  static func lineOfRiskyKey(in text: String) -> Int? {
    var aliases = 0
    var line = 1
    var lineOfKey: Int?
    // What stands before the byte at hand: a token may start after a separator.
    var startsToken = true
    // After a closing bracket or an alias, and blanks, a colon makes a key of them.
    var mayBecomeKey = false
    var isInAlias = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        (startsToken, mayBecomeKey, isInAlias) = (true, false, false)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        (startsToken, isInAlias) = (true, false)
      case UInt8(ascii: "*") where startsToken:
        aliases += 1
        (startsToken, mayBecomeKey, isInAlias) = (false, true, true)
      case UInt8(ascii: "?") where startsToken:
        lineOfKey = lineOfKey ?? line
      case UInt8(ascii: ":"):
        if mayBecomeKey {
          lineOfKey = lineOfKey ?? line
        }
        (startsToken, mayBecomeKey, isInAlias) = (true, false, false)
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        (startsToken, mayBecomeKey, isInAlias) = (true, true, false)
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: "-"),
        UInt8(ascii: "\""), UInt8(ascii: "'"):
        // Quotation marks may close a scalar just before a token.
        startsToken = true
        mayBecomeKey = mayBecomeKey && isInAlias && byte == UInt8(ascii: "-")
      default:
        startsToken = byte >= 0x80  // Unicode has line breaks and blanks of its own.
        mayBecomeKey = mayBecomeKey && isInAlias
      }
    }
    return aliases > harmlessAliases ? lineOfKey : nil
  }
}
