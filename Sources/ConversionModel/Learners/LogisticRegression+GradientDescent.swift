extension LogisticRegression {
  /// Plain gradient descent.
  mutating func descend(
    _ x: UnsafePointer<Double>, _ residual: Double, _ constant: Double, _ step: Double
  ) {
    let (count, l2) = (featureCount, l2)
    state.withMutablePointer { w in
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
}
