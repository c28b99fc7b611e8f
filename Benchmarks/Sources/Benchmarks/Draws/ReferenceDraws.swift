/// What the kernel's benchmarks draw from: sfc64 and the ziggurat, as the C++ references do.
struct ReferenceDraws {
  private var generator: SFC64
  private let ziggurat = Ziggurat.shared

  init(seed: UInt64) {
    generator = SFC64(seed: seed)
  }

  /// Exponential, of mean one.
  @inline(__always)
  mutating func exponential() -> Double { ziggurat.draw(from: &generator) }

  /// Uniform in [0, 1), a multiple of 2⁻⁵³.
  @inline(__always)
  mutating func uniform() -> Double { generator.uniform() }

  /// Uniform in 0 ..< count, with the bias of a remainder, which no benchmark notices.
  @inline(__always)
  mutating func index(below count: UInt64) -> UInt64 { generator.next() % count }
}
