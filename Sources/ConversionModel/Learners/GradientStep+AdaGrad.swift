extension GradientStep {
  /// AdaGrad, with its proximal step for the penalty on magnitudes.
  func descend(_ w: UnsafeMutablePointer<Double>, adaGrad epsilon: Double) {
    let step = size
    let v = w + (count + 1)
    var i = 0
    // Four at a time only without the penalty on magnitudes, which branches.
    while l1 == 0 && i + 4 <= count {
      let weight = w.block(at: i)
      let gradient = residual * x.block(at: i) - l2 * weight
      let sum = v.block(at: i) + gradient * gradient
      v.setBlock(sum, at: i)
      w.setBlock(weight + step * gradient / squareRoots(sum + epsilon), at: i)
      i += 4
    }
    while i <= count {
      let gradient = i < count ? residual * x[i] - l2 * w[i] : constant
      v[i] += gradient * gradient
      let root = (v[i] + epsilon).squareRoot()
      w[i] += step * gradient / root
      if l1 > 0 && i < count { w[i] = shrunk(w[i], by: step * l1 / root) }
      i += 1
    }
  }
}
