/// The Fowler-Noll-Vo hash FNV-1a: the same on every machine and in every run.
///
/// It tells texts apart and says nothing of who wrote them: it resists chance, not intent.
/// Source: Fowler, Noll and Vo; constants as in draft-eastlake-fnv.
public struct StableHash: Sendable, Hashable {
  /// The 64-bit hash of what was added so far.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing.
  public init() {}

  /// Adds a text's UTF-8 bytes.
  public mutating func add(_ text: String) {
    add(text.utf8)
  }

  /// Adds bytes.
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }

  /// The hash of bytes, as 16 hexadecimal digits.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    var hash = StableHash()
    hash.add(bytes)
    return hash.hexadecimal
  }

  /// The hash as 16 hexadecimal digits.
  public var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The 32-bit hash of a text.
  public static func of32Bits(_ text: String) -> UInt32 {
    var value: UInt32 = 0x811c_9dc5
    for byte in text.utf8 {
      value = (value ^ UInt32(byte)) &* 0x0100_0193
    }
    return value
  }
}
