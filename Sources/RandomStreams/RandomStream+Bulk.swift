// Many draws at once: the same numbers as one by one, made four blocks at a time.
extension RandomStream {
  /// The next eight draws of `uniform()`, in order.
  ///
  /// For a handler that makes all its draws whatever happens: 530 instructions with a new stream,
  /// against 760 for eight calls.
  @inlinable
  public mutating func eightUniforms() -> SIMD8<Double> {
    guard wordsLeft == 0 else { return eightUniformsOneByOne() }
    let blocks = nextFourBlocks()
    var draws = SIMD8<Double>()
    draws.evenHalf = SIMD4<Double>(blocks.low &>> 11)
    draws.oddHalf = SIMD4<Double>(blocks.high &>> 11)
    return draws * 0x1p-53
  }

  /// Fills an array with draws of `uniform()`, in order.
  @inlinable
  public mutating func fill(_ uniforms: inout [Double]) {
    var index = 0
    while index + 8 <= uniforms.count {
      let eight = eightUniforms()
      for lane in 0..<8 { uniforms[index + lane] = eight[lane] }
      index += 8
    }
    while index < uniforms.count {
      uniforms[index] = uniform()
      index += 1
    }
  }

  /// Runs a body for each success of as many trials, by its index, in rising order.
  ///
  /// It is `bernoulli(probability)` for each trial in distribution, but draws only the successes:
  /// the gaps between them are geometric. So it thins many at the price of those that stay.
  ///
  /// - Parameters:
  ///   - trials: 0 or more.
  ///   - probability: Of a success, in [0, 1].
  @inlinable
  public mutating func forEachSuccess(
    among trials: Int, probability: Double, _ body: (Int) throws -> Void
  ) rethrows {
    precondition(trials >= 0, "trials can't be fewer than none")
    precondition(probability >= 0 && probability <= 1, "a probability is in 0 ... 1")
    guard probability > 0 else { return }
    let gapScale = gapScale(ofProbability: probability)
    var index = 0
    while index < trials {
      // Compared as doubles: the gap of a tiny probability is beyond any integer.
      let gap = (exponential(mean: 1) * gapScale).rounded(.down)
      guard gap < Double(trials - index) else { return }
      index += Int(gap)
      try body(index)
      index += 1
    }
  }

  @inlinable
  mutating func nextFourBlocks() -> (low: SIMD4<UInt64>, high: SIMD4<UInt64>) {
    let numbers = SIMD4(nextBlock, nextBlock &+ 1, nextBlock &+ 2, nextBlock &+ 3)
    nextBlock += 4
    return Philox4x32.fourBlocks(key: key, entity, purpose, occurrence, numbers)
  }

  /// The rare case, after single draws; kept out of line.
  @usableFromInline
  @inline(never)
  mutating func eightUniformsOneByOne() -> SIMD8<Double> {
    var draws = SIMD8<Double>()
    for lane in 0..<8 { draws[lane] = uniform() }
    return draws
  }
}
