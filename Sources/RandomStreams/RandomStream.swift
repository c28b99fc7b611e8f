/// One stream of random numbers: a plain value of 48 bytes that can be copied at any point.
///
/// It is a Philox4x32-10 key and counter with the block in use. A block is made when its first word
/// is asked for. A copy continues with the same numbers; nothing is shared and nothing is on the
/// heap.
public struct RandomStream: Sendable, Hashable {
  @usableFromInline let key: UInt64
  @usableFromInline let entity: UInt32
  @usableFromInline let purpose: UInt32
  @usableFromInline let occurrence: UInt32
  /// The number of the block that is made next.
  @usableFromInline var nextBlock: UInt32 = 0
  /// The unused words of the block in use, the next one in the lowest bits of `low`.
  @usableFromInline var low: UInt64 = 0
  @usableFromInline var high: UInt64 = 0
  @usableFromInline var wordsLeft: UInt32 = 0

  @inlinable
  init(key: UInt64, entity: UInt32, purpose: UInt32, occurrence: UInt32) {
    self.key = key
    self.entity = entity
    self.purpose = purpose
    self.occurrence = occurrence
  }

  /// The next 32 random bits, the words that every other draw is made of, in order.
  ///
  /// A stream has 2³⁴ of them and traps when they are spent.
  @inlinable
  public mutating func nextWord() -> UInt32 {
    if wordsLeft == 0 { makeBlock() }
    let word = UInt32(truncatingIfNeeded: low)
    low = low &>> 32 | high &<< 32
    high = high &>> 32
    wordsLeft &-= 1
    return word
  }

  /// The next two words as one, the first of them in the low half.
  @inlinable
  mutating func nextTwoWords() -> UInt64 {
    if wordsLeft == 0 { makeBlock() }
    if wordsLeft == 1 { return twoWordsAcrossBlocks() }
    let pair = low
    low = high
    wordsLeft &-= 2
    return pair
  }

  /// The rare case, after an odd number of single words; kept out of line.
  @usableFromInline
  @inline(never)
  mutating func twoWordsAcrossBlocks() -> UInt64 {
    let first = nextWord()
    return UInt64(first) | UInt64(nextWord()) &<< 32
  }

  @inlinable
  mutating func makeBlock() {
    (low, high) = Philox4x32.block(key: key, entity, purpose, occurrence, nextBlock)
    nextBlock += 1
    wordsLeft = 4
  }
}

// MARK: - Draws that need no library

extension RandomStream {
  /// A uniform number in [0, 1), a multiple of 2⁻⁵³, from two words.
  @inlinable
  public mutating func uniform() -> Double {
    Double(nextTwoWords() &>> 11) * 0x1p-53
  }

  /// A uniform number in (0, 1): as `uniform()`, with a zero drawn again.
  @inlinable
  public mutating func uniformPositive() -> Double {
    var draw = uniform()
    while draw == 0 { draw = uniform() }
    return draw
  }

  /// A uniform integer in 0 ..< count, without bias; the count must be positive.
  ///
  /// Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019, on 64 bits.
  @inlinable
  public mutating func index(below count: Int) -> Int {
    precondition(count > 0, "an index needs a positive count")
    let range = UInt64(count)
    var product = nextTwoWords().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold {
        product = nextTwoWords().multipliedFullWidth(by: range)
      }
    }
    return Int(truncatingIfNeeded: product.high)
  }

  /// True with the given probability, which must be in [0, 1].
  ///
  /// It takes one uniform whatever the probability, 0 and 1 included.
  @inlinable
  public mutating func bernoulli(_ probability: Double) -> Bool {
    precondition(probability >= 0 && probability <= 1, "a probability is in 0 ... 1")
    return uniform() < probability
  }
}
