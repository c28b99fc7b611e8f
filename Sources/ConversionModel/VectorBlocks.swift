// Hot loops take four features at a time. The compiler does not vectorise them by itself (it cannot
// tell the arrays apart), which costs Adam a factor of two. Each lane does what the scalar loop
// over the rest does, so that the width does not show in the results.

/// Four features, weights or moments.
typealias Block = SIMD4<Double>

extension Double {
  /// 1 for a positive label, 0 for a negative one.
  ///
  /// By its bits: a branch on a label, which nobody can foretell, costs as much as a dozen features.
  @inline(__always)
  init(label: Bool) {
    self.init(bitPattern: (0 &- (label ? 1 : 0)) & 1.0.bitPattern)
  }
}

/// Below this a decaying power is taken as 0, as compiled steps take a moment.
///
/// 0.9ᵗ leaves the range of normal numbers after 7,000 examples and never reaches 0 by rounding: it
/// would be subnormal for ever, and each operation on it takes a hundred times as long.
private let negligible = 1e-140

/// The value, or 0 if it is negligible.
@inline(__always)
func flushed(_ value: Double) -> Double {
  value < negligible && value > -negligible ? 0 : value
}

/// The square root of each value's magnitude; for values that are not negative, their square root.
///
/// Only where it sees that no value is negative does the compiler use the vector instruction: else
/// every lane branches to the C function, which would set `errno`.
@inline(__always)
func squareRoots(_ block: Block) -> Block {
  Block(
    block[0].magnitude.squareRoot(), block[1].magnitude.squareRoot(),
    block[2].magnitude.squareRoot(), block[3].magnitude.squareRoot())
}

extension UnsafePointer<Double> {
  /// The four elements from `index` on, of any alignment.
  @inline(__always)
  func block(at index: Int) -> Block {
    UnsafeRawPointer(self + index).loadUnaligned(as: Block.self)
  }
}

extension UnsafeMutablePointer<Double> {
  /// The four elements from `index` on, of any alignment.
  @inline(__always)
  func block(at index: Int) -> Block {
    UnsafeRawPointer(self + index).loadUnaligned(as: Block.self)
  }

  /// Replaces the four elements from `index` on.
  @inline(__always)
  func setBlock(_ block: Block, at index: Int) {
    UnsafeMutableRawPointer(self + index).storeBytes(of: block, as: Block.self)
  }
}

extension Span<Double> {
  /// Calls `body` with the address of the first element; there must be one.
  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<Double>) -> Result) -> Result {
    withUnsafeBufferPointer { buffer in
      guard let pointer = buffer.baseAddress else {
        preconditionFailure("a row without features")
      }
      return body(pointer)
    }
  }
}

extension [Double] {
  /// Calls `body` with the address of the first element; there must be one.
  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<Double>) -> Result) -> Result {
    span.withPointer(body)
  }

  /// Calls `body` with the address of the first element to change it; there must be one.
  @inline(__always)
  mutating func withMutablePointer<Result>(
    _ body: (UnsafeMutablePointer<Double>) -> Result
  ) -> Result {
    withUnsafeMutableBufferPointer { buffer in
      guard let pointer = buffer.baseAddress else {
        preconditionFailure("an array without elements")
      }
      return body(pointer)
    }
  }
}
