internal import CGSL

// Draws that don't come from keyed streams, to compare with.

/// sfc64, by which the kernel's benchmarks draw.
struct SFC64UniformDraw: TimedDraw {
  static let name = "sfc64-uniform"
  static let mean = UniformDraw.mean
  static let deviation = UniformDraw.deviation
  private var draws = ReferenceDraws(seed: 1)
  mutating func next() -> Double { draws.uniform() }
}

struct SFC64ExponentialDraw: TimedDraw {
  static let name = "sfc64-exponential"
  static let mean = 1.0
  static let deviation = 1.0
  private var draws = ReferenceDraws(seed: 2)
  mutating func next() -> Double { draws.exponential() }
}

/// A generator of GSL's own, kept to the end of the process.
struct GSLGeneratorOfName {
  let generator: UnsafeMutablePointer<gsl_rng>

  init(_ name: String) {
    var types = gsl_rng_types_setup()
    while let type = types?.pointee, String(cString: type.pointee.name) != name {
      types = types?.successor()
    }
    guard let type = types?.pointee, let generator = gsl_rng_alloc(type) else {
      preconditionFailure("GSL has no generator named \(name)")
    }
    self.generator = generator
  }
}

struct MT19937UniformDraw: TimedDraw {
  static let name = "gsl-mt19937-uniform"
  static let mean = UniformDraw.mean
  static let deviation = UniformDraw.deviation
  private let gsl = GSLGeneratorOfName("mt19937")
  mutating func next() -> Double { gsl_rng_uniform(gsl.generator) }
}

struct Taus2UniformDraw: TimedDraw {
  static let name = "gsl-taus2-uniform"
  static let mean = UniformDraw.mean
  static let deviation = UniformDraw.deviation
  private let gsl = GSLGeneratorOfName("taus2")
  mutating func next() -> Double { gsl_rng_uniform(gsl.generator) }
}

struct MT19937ExponentialDraw: TimedDraw {
  static let name = "gsl-mt19937-exponential"
  static let mean = 2.0
  static let deviation = 2.0
  private let gsl = GSLGeneratorOfName("mt19937")
  mutating func next() -> Double { gsl_ran_exponential(gsl.generator, 2) }
}

struct Taus2ExponentialDraw: TimedDraw {
  static let name = "gsl-taus2-exponential"
  static let mean = 2.0
  static let deviation = 2.0
  private let gsl = GSLGeneratorOfName("taus2")
  mutating func next() -> Double { gsl_ran_exponential(gsl.generator, 2) }
}

struct MT19937NormalDraw: TimedDraw {
  static let name = "gsl-mt19937-normal"
  static let mean = 0.0
  static let deviation = 1.0
  private let gsl = GSLGeneratorOfName("mt19937")
  mutating func next() -> Double { gsl_ran_gaussian_ziggurat(gsl.generator, 1) }
}
