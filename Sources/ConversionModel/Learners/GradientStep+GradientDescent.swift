extension GradientStep {
  /// Plain gradient descent.
  func descend(_ w: UnsafeMutablePointer<Double>) {
    let step = size
    var i = 0
    while i + 4 <= count {
      let weight = w.block(at: i)
      w.setBlock(weight + step * (residual * x.block(at: i) - l2 * weight), at: i)
      i += 4
    }
    while i < count {
      w[i] += step * (residual * x[i] - l2 * w[i])
      i += 1
    }
    w[count] += step * constant
  }
}
