/// The values of the label's column, True and true being one, and which of them is positive.
struct LabelScan {
  /// The two values, in the order of their first appearance.
  private(set) var values: [String] = []

  /// Rows whose label is not there.
  private(set) var missing = 0

  /// How often each came.
  private(set) var counts = SIMD2<Int>.zero

  private var hashes: [UInt64] = []

  /// 0 or 1 for the first value or the second, nil for none; throws the text of a third.
  mutating func record(
    _ field: UnsafeBufferPointer<UInt8>, mark: UInt8
  ) throws(ThirdValue) -> Int? {
    let bytes = field.trimmed
    guard let index = index(of: bytes) else {
      if bytes.value(mark: mark).isMissing {
        missing += 1
        return nil
      }
      let text = String(decoding: bytes, as: UTF8.self)
      guard values.count < 2 else { throw ThirdValue(text: text) }
      values.append(text)
      hashes.append(Self.hash(bytes))
      counts[values.count - 1] += 1
      return values.count - 1
    }
    counts[index] += 1
    return index
  }

  /// Which of the values trimmed bytes are.
  @inline(__always)
  func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = Self.hash(bytes)
    for index in hashes.indices where hashes[index] == hash { return index }
    return nil
  }

  /// The hash of bytes in lower case.
  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    // Labels are short: one by one is quick enough.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
      let lower = byte >= 65 && byte <= 90 ? byte | 32 : byte
      hash = (hash ^ UInt64(lower)) &* 0x100_0000_01b3
    }
    return hash
  }

  /// A third value of a label.
  struct ThirdValue: Error {
    let text: String
  }

  /// The words by which a positive label is known without being named.
  private static let positiveWords = ["1", "1.0", "yes", "true", "y", "t", "positive"]

  /// The index of the value that is known to be the positive one.
  var knownPositive: Int? {
    let known = values.indices.filter { Self.positiveWords.contains(values[$0].lowercased()) }
    return known.count == 1 ? known[0] : nil
  }
}
