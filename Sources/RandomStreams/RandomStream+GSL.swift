internal import CGSL

// Draws by GSL. Parameters out of range are programmer errors here; `Distribution` is where a
// user's parameters are checked.
extension RandomStream {
  /// An exponential draw of the given mean (0 or more): the bits of `gsl_ran_exponential`.
  ///
  /// Its formula is written out here, so that no call goes through a pointer to a generator.
  public mutating func exponential(mean: Double) -> Double {
    precondition(mean >= 0 && mean.isFinite, "an exponential mean is finite and not negative")
    return -mean * log1p(-uniform())
  }

  /// A draw of the normal distribution of mean 0 and standard deviation 1.
  ///
  /// `gsl_ran_gaussian_ziggurat` (Marsaglia and Tsang 2000): mostly one word a draw. Its fraction
  /// has 24 bits, as every one of GSL's ziggurat draws.
  public mutating func standardNormal() -> Double {
    withGSL { gsl_ran_gaussian_ziggurat($0, 1) }
  }

  /// What turns an exponential of mean 1 into the gap before the next success, before rounding down.
  ///
  /// The whole part of an exponential of mean 1 / −log(1 − p) is geometric with P(0) = p (Devroye,
  /// *Non-Uniform Random Variate Generation*, 1986, §X.2.1).
  @usableFromInline
  func gapScale(ofProbability probability: Double) -> Double {
    -1 / log1p(-probability)
  }

  /// A gamma draw of mean `shape` × `scale` (both above 0); `gsl_ran_gamma`.
  public mutating func gamma(shape: Double, scale: Double) -> Double {
    precondition(
      shape > 0 && shape.isFinite && scale > 0 && scale.isFinite,
      "a gamma shape and scale are finite and positive")
    return withGSL { gsl_ran_gamma($0, shape, scale) }
  }

  /// A beta draw in [0, 1] of mean a / (a + b) (both above 0); `gsl_ran_beta`.
  public mutating func beta(_ a: Double, _ b: Double) -> Double {
    precondition(
      a > 0 && a.isFinite && b > 0 && b.isFinite, "beta parameters are finite and positive")
    return withGSL { gsl_ran_beta($0, a, b) }
  }

  /// A Poisson draw of the given mean, in [0, 10⁹]; `gsl_ran_poisson`.
  public mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean <= 1e9, "a Poisson mean is in 0 ... 1e9")
    return Int(withGSL { gsl_ran_poisson($0, mean) })
  }

  /// The number of successes in independent trials; `gsl_ran_binomial`.
  ///
  /// Trials are in 0 ..< 2³², the probability in [0, 1].
  public mutating func binomial(trials: Int, probability: Double) -> Int {
    precondition(probability >= 0 && probability <= 1, "a probability is in 0 ... 1")
    let trials = UInt32(trials)
    return Int(withGSL { gsl_ran_binomial($0, probability, trials) })
  }
}
