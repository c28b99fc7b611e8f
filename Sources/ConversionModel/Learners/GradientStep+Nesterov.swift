extension GradientStep {
  /// Momentum with a look ahead.
  func descend(_ w: UnsafeMutablePointer<Double>, nesterov beta: Double) {
    let step = size
    let m = w + (count + 1)
    var i = 0
    while i + 4 <= count {
      let weight = w.block(at: i)
      let gradient = residual * x.block(at: i) - l2 * weight
      let moment = flushed(beta * m.block(at: i) + gradient)
      m.setBlock(moment, at: i)
      w.setBlock(weight + step * (gradient + beta * moment), at: i)
      i += 4
    }
    while i <= count {
      let gradient = i < count ? residual * x[i] - l2 * w[i] : constant
      m[i] = flushed(beta * m[i] + gradient)
      w[i] += step * (gradient + beta * m[i])
      i += 1
    }
  }
}
