extension GradientStep {
  /// FTRL-Proximal: after the weights stand z, then √n, which saves a root.
  func descend(_ w: UnsafeMutablePointer<Double>, leader beta: Double) {
    let step = size
    let inverse = 1 / step
    let z = w + (count + 1)
    let s = z + (count + 1)
    var i = 0
    // Four at a time only without the penalty on magnitudes, which branches.
    while l1 == 0 && i + 4 <= count {
      let (weight, root) = (w.block(at: i), s.block(at: i))
      let gradient = -(residual * x.block(at: i))
      let newRoot = squareRoots(root * root + gradient * gradient)
      let sum = z.block(at: i) + (gradient - (newRoot - root) * inverse * weight)
      z.setBlock(sum, at: i)
      s.setBlock(newRoot, at: i)
      w.setBlock(-sum / ((beta + newRoot) * inverse + l2), at: i)
      i += 4
    }
    while i <= count {
      // The penalties leave the constant free.
      let (isFeature, gradient) = (i < count, i < count ? -(residual * x[i]) : -constant)
      let newRoot = (s[i] * s[i] + gradient * gradient).squareRoot()
      z[i] += gradient - (newRoot - s[i]) * inverse * w[i]
      s[i] = newRoot
      let pull = isFeature ? shrunk(z[i], by: l1) : z[i]
      w[i] = -pull / ((beta + newRoot) * inverse + (isFeature ? l2 : 0))
      i += 1
    }
  }
}
