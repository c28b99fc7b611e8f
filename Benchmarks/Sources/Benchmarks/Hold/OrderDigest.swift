/// A digest of a sequence of numbers that a change of their order changes: FNV-1a, a number a step.
struct OrderDigest: Equatable {
  private(set) var value: UInt64 = 1_469_598_103_934_665_603

  @inline(__always)
  mutating func add(_ number: UInt32) {
    value = (value ^ UInt64(number)) &* 1_099_511_628_211
  }
}
