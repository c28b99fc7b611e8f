/// Doubles that begin at a multiple of 64 bytes, so that no vector of eight lies in two cache lines.
///
/// A value like an array, which would align them to 16 bytes only: changing one of two that share
/// their memory copies it first.
struct AlignedMemory: Sendable {
  /// In bytes.
  static let alignment = 64

  // Changed only while one value holds it, so that it may cross threads.
  private final class Storage: @unchecked Sendable {
    let start: UnsafeMutablePointer<Double>
    let count: Int

    init(count: Int) {
      let bytes = UnsafeMutableRawPointer.allocate(
        byteCount: count * MemoryLayout<Double>.stride, alignment: alignment)
      start = bytes.bindMemory(to: Double.self, capacity: count)
      start.initialize(repeating: 0, count: count)
      self.count = count
    }

    deinit {
      UnsafeMutableRawPointer(start).deallocate()
    }
  }

  private var storage: Storage

  /// Creates `count` zeros.
  init(count: Int) {
    storage = Storage(count: count)
  }

  /// Calls `body` with the address of the first element.
  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<Double>) -> Result) -> Result {
    withExtendedLifetime(storage) { body(UnsafePointer(storage.start)) }
  }

  /// Calls `body` with the address of the first element to change it.
  @inline(__always)
  mutating func withMutablePointer<Result>(
    _ body: (UnsafeMutablePointer<Double>) -> Result
  ) -> Result {
    if !isKnownUniquelyReferenced(&storage) { copy() }
    // What is changed in place lives until the change is over.
    return body(storage.start)
  }

  @inline(never)
  private mutating func copy() {
    let copy = Storage(count: storage.count)
    copy.start.update(from: storage.start, count: storage.count)
    storage = copy
  }
}
