internal import CGSL

extension Distribution {
  /// The smallest value below or at which the draw lies with at least the given probability.
  ///
  /// Continuous families use GSL's inverse distribution functions or a closed form; families of
  /// whole numbers search GSL's distribution function by bisection, O(log of the value) calls.
  ///
  /// - Parameter probability: Strictly between 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile's probability is in (0, 1)")
    switch family {
    case .constant(let family): return family.value
    case .uniform(let family): return family.low + probability * (family.high - family.low)
    case .normal(let family):
      return family.mean + family.standardDeviation * gsl_cdf_ugaussian_Pinv(probability)
    case .truncatedNormal(let family): return family.quantile(probability)
    case .lognormal(let family):
      return family.median * exp(family.sigma * gsl_cdf_ugaussian_Pinv(probability))
    case .exponential(let family): return gsl_cdf_exponential_Pinv(probability, family.mean)
    case .gamma(let family): return gsl_cdf_gamma_Pinv(probability, family.shape, family.scale)
    case .beta(let family): return gsl_cdf_beta_Pinv(probability, family.a, family.b)
    case .weibull(let family): return gsl_cdf_weibull_Pinv(probability, family.scale, family.shape)
    case .pareto(let family): return gsl_cdf_pareto_Pinv(probability, family.shape, family.minimum)
    case .logistic(let family):
      return family.mean + gsl_cdf_logistic_Pinv(probability, family.scale)
    case .triangular(let family): return family.quantile(probability)
    case .bernoulli(let family): return probability > 1 - family.probability ? 1 : 0
    case .binomial(let family):
      return smallestCount(reaching: probability) {
        gsl_cdf_binomial_P($0, family.probability, UInt32(family.trials))
      }
    case .negativeBinomial(let family):
      return smallestCount(reaching: probability) {
        gsl_cdf_negative_binomial_P($0, family.probability, family.size)
      }
    case .poisson(let family):
      return smallestCount(reaching: probability) { gsl_cdf_poisson_P($0, family.mean) }
    case .geometric(let family):
      return smallestCount(reaching: probability) { gsl_cdf_geometric_P($0, family.probability) }
    case .discrete(let family): return family.quantile(probability)
    case .empirical(let family):
      let sorted = family.values.sorted()
      let rank = Int((probability * Double(sorted.count)).rounded(.up)) - 1
      return sorted[min(max(rank, 0), sorted.count - 1)]
    case .empiricalInterpolated(let family):
      return gsl_stats_quantile_from_sorted_data(
        family.sorted, 1, family.sorted.count, probability)
    case .uncertain(let family): return family.quantile(probability)
    }
  }

  /// The smallest count at which a distribution function reaches a probability.
  private func smallestCount(
    reaching probability: Double, of distribution: (UInt32) -> Double
  ) -> Double {
    if distribution(0) >= probability { return 0 }
    var below: UInt32 = 0
    var reached: UInt32 = 1
    while reached < .max / 2 && distribution(reached) < probability {
      below = reached
      reached *= 2
    }
    while reached - below > 1 {
      let middle = below + (reached - below) / 2
      if distribution(middle) < probability { below = middle } else { reached = middle }
    }
    return Double(reached)
  }
}

extension TruncatedNormal {
  fileprivate func quantile(_ probability: Double) -> Double {
    // A mirrored interval is walked from its other end.
    let part = signedScale < 0 ? 1 - probability : probability
    let value = location + signedScale * gsl_cdf_ugaussian_Pinv(lowerProbability + mass * part)
    return min(max(value, support.lowerBound), support.upperBound)
  }
}

extension Triangular {
  /// Closed form: the distribution function is a parabola on either side of the mode.
  fileprivate func quantile(_ probability: Double) -> Double {
    let width = high - low
    guard width > 0 else { return low }
    if probability * width < mode - low {
      return low + (probability * width * (mode - low)).squareRoot()
    }
    return high - ((1 - probability) * width * (high - mode)).squareRoot()
  }
}

extension Discrete {
  fileprivate func quantile(_ probability: Double) -> Double {
    let order = values.indices.sorted { values[$0] < values[$1] }
    let target = probability * weights.reduce(0, +)
    var sum = 0.0
    for index in order {
      sum += weights[index]
      if sum >= target { return values[index] }
    }
    return values[order[order.count - 1]]
  }
}

extension Uncertain {
  fileprivate func quantile(_ probability: Double) -> Double {
    let normal = gsl_cdf_ugaussian_Pinv(probability)
    return scale.backward(centre + (normal < 0 ? lowSpread : highSpread) * normal)
  }
}
