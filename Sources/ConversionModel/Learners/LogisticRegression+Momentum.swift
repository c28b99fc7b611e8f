extension LogisticRegression {
  /// Gradient descent with heavy-ball momentum.
  mutating func descend(
    _ x: UnsafePointer<Double>, _ residual: Double, _ constant: Double, _ step: Double,
    momentum beta: Double
  ) {
    let (count, l2) = (featureCount, l2)
    state.withMutablePointer { w in
      let m = w + (count + 1)
      var i = 0
      while i + 4 <= count {
        let weight = w.block(at: i)
        let gradient = residual * x.block(at: i) - l2 * weight
        let moment = flushed(beta * m.block(at: i) + gradient)
        m.setBlock(moment, at: i)
        w.setBlock(weight + step * moment, at: i)
        i += 4
      }
      while i <= count {
        let gradient = i < count ? residual * x[i] - l2 * w[i] : constant
        m[i] = flushed(beta * m[i] + gradient)
        w[i] += step * m[i]
        i += 1
      }
    }
  }
}
