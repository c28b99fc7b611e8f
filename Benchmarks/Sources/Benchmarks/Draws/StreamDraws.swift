internal import RandomStreams

// Draws through the public interface of RandomStreams.

/// Streams of one replication, as a model has them.
private func runningStream(of entity: Int) -> RandomStream {
  ReplicationStreams(seed: 7, replication: 0).stream(StreamPurpose(1), entity: entity)
}

/// A uniform number from a stream that goes on.
struct UniformDraw: TimedDraw {
  static let name = "uniform"
  static let mean = 0.5
  static let deviation = (1.0 / 12).squareRoot()
  private var stream = runningStream(of: 1)
  mutating func next() -> Double { stream.uniform() }
}

/// The first uniform number of a stream of its own: what most of a market's events draw.
struct KeyedUniformDraw: TimedDraw {
  static let name = "keyed-uniform"
  static let mean = UniformDraw.mean
  static let deviation = UniformDraw.deviation
  private let streams = ReplicationStreams(seed: 7, replication: 0)
  private var occurrence = 0
  mutating func next() -> Double {
    occurrence += 1
    var stream = streams.stream(StreamPurpose(2), entity: 4711, occurrence: occurrence)
    return stream.uniform()
  }
}

struct ExponentialDraw: TimedDraw {
  static let name = "exponential"
  static let mean = 2.0
  static let deviation = 2.0
  private var stream = runningStream(of: 2)
  mutating func next() -> Double { stream.exponential(mean: 2) }
}

/// The first exponential number of a stream of its own.
struct KeyedExponentialDraw: TimedDraw {
  static let name = "keyed-exponential"
  static let mean = 2.0
  static let deviation = 2.0
  private let streams = ReplicationStreams(seed: 7, replication: 0)
  private var occurrence = 0
  mutating func next() -> Double {
    occurrence += 1
    var stream = streams.stream(StreamPurpose(3), entity: 4711, occurrence: occurrence)
    return stream.exponential(mean: 2)
  }
}

struct NormalDraw: TimedDraw {
  static let name = "normal"
  static let mean = 0.0
  static let deviation = 1.0
  private var stream = runningStream(of: 3)
  mutating func next() -> Double { stream.standardNormal() }
}

struct BernoulliDraw: TimedDraw {
  static let name = "bernoulli"
  static let mean = 0.3
  static let deviation = (0.3 * 0.7).squareRoot()
  private var stream = runningStream(of: 4)
  mutating func next() -> Double { stream.bernoulli(0.3) ? 1 : 0 }
}

struct GammaDraw: TimedDraw {
  static let name = "gamma"
  static let mean = 5.0
  static let deviation = 2.5.squareRoot() * 2
  private var stream = runningStream(of: 5)
  mutating func next() -> Double { stream.gamma(shape: 2.5, scale: 2) }
}

struct BinomialDraw: TimedDraw {
  static let name = "binomial"
  static let mean = 30.0
  static let deviation = 21.0.squareRoot()
  private var stream = runningStream(of: 6)
  mutating func next() -> Double { Double(stream.binomial(trials: 100, probability: 0.3)) }
}

/// One of a hundred values, the n-th with weight n.
struct DiscreteDraw: TimedDraw {
  static let name = "discrete"
  // With weights 1 ... 100 on themselves: sums of squares and cubes over the sum.
  static let mean = 67.0
  static let deviation = (5050.0 - 67 * 67).squareRoot()
  private var stream = runningStream(of: 7)
  private let distribution: Distribution

  init() {
    let numbers = (1...100).map(Double.init)
    guard let distribution = try? Distribution.discrete(values: numbers, weights: numbers) else {
      preconditionFailure("a discrete distribution of a hundred values")
    }
    self.distribution = distribution
  }

  mutating func next() -> Double { distribution.draw(from: &stream) }
}
