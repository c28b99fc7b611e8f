import RandomStreams
import SimulationKernel

@testable import MarketModel

/// The streams of the one replication that a seed stands for.
func streams(_ seed: Int) -> ReplicationStreams {
  ReplicationStreams(seed: UInt32(seed), replication: 0)
}

/// A whole run, as experiments see it.
func play(
  _ configuration: MarketConfiguration, _ policy: any Policy, seed: Int = 1
) -> MarketRecord {
  MarketReplication.run(configuration, policy: policy, streams: streams(seed))
}

/// A run that a test can look into.
func open(
  _ configuration: MarketConfiguration, _ policy: any Policy, seed: Int = 1
) -> Simulation<Market> {
  var simulation = Simulation(
    model: Market(configuration: configuration, policy: policy, streams: streams(seed)))
  simulation.edit { $0.openFirm(&$1) }
  simulation.edit { $0.openMarket(&$1) }
  return simulation
}

/// How far a sample's mean may lie from the truth, in standard errors.
///
/// On either side together that happens to a correct program with probability 7e-6.
let standardErrors = 4.5

/// Mean, variance and the standard errors of both, from the sample's own moments.
func moments(
  _ sample: [Double]
) -> (mean: Double, meanError: Double, variance: Double, varianceError: Double) {
  let n = Double(sample.count)
  let mean = sample.reduce(0, +) / n
  var second = 0.0
  var fourth = 0.0
  for value in sample {
    let square = (value - mean) * (value - mean)
    second += square / n
    fourth += square * square / n
  }
  return (
    mean, (second / n).squareRoot(), second, (max(fourth - second * second, 0) / n).squareRoot()
  )
}

extension Market {
  /// The first channel, where it is a social medium.
  var socialMedium: SocialMedia {
    get {
      guard let medium = channels[0] as? SocialMedia else {
        preconditionFailure("the first channel is no social medium")
      }
      return medium
    }
    set { channels[0] = newValue }
  }
}
