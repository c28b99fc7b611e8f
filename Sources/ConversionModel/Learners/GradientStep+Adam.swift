extension GradientStep {
  /// Adam.
  func descend(
    _ w: UnsafeMutablePointer<Double>, _ beta1: Double, _ beta2: Double, _ epsilon: Double
  ) {
    // √v̂ + ε = (√v + ε √(1 − β₂ᵗ)) / √(1 − β₂ᵗ): both corrections leave the loop.
    let correction = (1 - beta2Power).squareRoot()
    let step = size * correction / (1 - beta1Power)
    let epsilon = epsilon * correction
    let (rest1, rest2) = (1 - beta1, 1 - beta2)
    let m = w + (count + 1)
    let v = m + (count + 1)
    var i = 0
    while i + 4 <= count {
      let weight = w.block(at: i)
      let gradient = residual * x.block(at: i) - l2 * weight
      let first = flushed(beta1 * m.block(at: i) + rest1 * gradient)
      let second = flushed(beta2 * v.block(at: i) + rest2 * gradient * gradient)
      m.setBlock(first, at: i)
      v.setBlock(second, at: i)
      w.setBlock(weight + step * first / (squareRoots(second) + epsilon), at: i)
      i += 4
    }
    while i <= count {
      let gradient = i < count ? residual * x[i] - l2 * w[i] : constant
      m[i] = flushed(beta1 * m[i] + rest1 * gradient)
      v[i] = flushed(beta2 * v[i] + rest2 * gradient * gradient)
      w[i] += step * m[i] / (v[i].squareRoot() + epsilon)
      i += 1
    }
  }
}
