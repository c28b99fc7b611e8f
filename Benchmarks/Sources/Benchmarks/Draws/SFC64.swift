/// The generator sfc64 of PractRand, by Doty-Humphrey: what the C++ reference programs draw by.
///
/// The kernel's benchmarks draw by it and not by a keyed stream, so that a difference between a
/// reference and the kernel is not a difference between generators.
struct SFC64 {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var counter: UInt64

  /// A generator seeded by four outputs of SplitMix64, and run in for twenty steps.
  init(seed: UInt64) {
    var state = seed
    func word() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
    a = word()
    b = word()
    c = word()
    counter = word()
    for _ in 0..<20 { _ = next() }
  }

  /// The next 64 random bits.
  @inline(__always)
  mutating func next() -> UInt64 {
    let output = a &+ b &+ counter
    counter &+= 1
    a = b ^ (b &>> 11)
    b = c &+ (c &<< 3)
    c = (c &<< 24 | c &>> 40) &+ output
    return output
  }

  /// A uniform number in [0, 1).
  @inline(__always)
  mutating func uniform() -> Double {
    Double(Int64(truncatingIfNeeded: next() &>> 11)) * 0x1p-53
  }
}
