extension UnsafeBufferPointer<UInt8> {
  /// Where the first byte stands that is no part of a character in UTF-8; nil if there is none.
  ///
  /// By the table of well-formed sequences of the Unicode Standard (table 3-7): no longer forms than
  /// needed, no halves of surrogate pairs, nothing beyond U+10FFFF.
  var firstByteNotUTF8: Int? {
    var at = 0
    while at < count {
      let lead = self[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      let (length, second): (Int, ClosedRange<UInt8>) =
        switch lead {
        case 0xc2...0xdf: (2, 0x80...0xbf)
        case 0xe0: (3, 0xa0...0xbf)
        case 0xed: (3, 0x80...0x9f)
        case 0xe1...0xef: (3, 0x80...0xbf)
        case 0xf0: (4, 0x90...0xbf)
        case 0xf1...0xf3: (4, 0x80...0xbf)
        case 0xf4: (4, 0x80...0x8f)
        default: (0, 0x80...0xbf)
        }
      guard length > 0, at + length <= count, second.contains(self[at + 1]) else { return at }
      for index in at + 2..<at + length where !(0x80...0xbf).contains(self[index]) { return at }
      at += length
    }
    return nil
  }
}
