#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// How far ahead an event of the hold model schedules its successor.
///
/// A type for each law rather than a value: the loop that is timed is compiled for its law. All
/// have a finite mean of about one, and are drawn as the C++ references draw them.
protocol IncrementLaw {
  /// The name in benchmarks.
  static var name: String { get }
  /// The first time of an event, before the model runs.
  static func first(_ draws: inout ReferenceDraws) -> Double
  /// The delay to the successor.
  static func next(_ draws: inout ReferenceDraws) -> Double
}

extension IncrementLaw {
  @inline(__always)
  static func first(_ draws: inout ReferenceDraws) -> Double { draws.exponential() }
}

/// The memoryless case, in which the pending times are stationary from the start.
enum ExponentialIncrements: IncrementLaw {
  static let name = "exponential"
  @inline(__always)
  static func next(_ draws: inout ReferenceDraws) -> Double { draws.exponential() }
}

/// Uniform between 0 and 2.
enum UniformIncrements: IncrementLaw {
  static let name = "uniform"
  @inline(__always)
  static func next(_ draws: inout ReferenceDraws) -> Double { 2 * draws.uniform() }
}

/// Nine in ten short, one in ten a hundred times as long (Rönngren and Ayani 1997).
enum BimodalIncrements: IncrementLaw {
  static let name = "bimodal"
  @inline(__always)
  static func next(_ draws: inout ReferenceDraws) -> Double {
    draws.uniform() < 0.9
      ? 0.095238 * draws.uniform() : 9.5238 * (1 + draws.uniform()) * 0.7
  }
}

/// A Pareto tail of shape 1.5, shifted to begin at zero: mean one, infinite variance.
enum ParetoIncrements: IncrementLaw {
  static let name = "pareto"
  @inline(__always)
  static func next(_ draws: inout ReferenceDraws) -> Double {
    (pow(draws.uniform() + 0x1p-53, -1 / 1.5) - 1) * 0.5
  }
}

/// Always one: every event is scheduled later than all others.
enum ConstantIncrements: IncrementLaw {
  static let name = "constant"
  @inline(__always)
  static func next(_ draws: inout ReferenceDraws) -> Double { 1 }
}

/// Whole numbers from 1 to 10, begun at whole numbers: a tenth of all events at each instant.
enum TiedIncrements: IncrementLaw {
  static let name = "tied"
  @inline(__always)
  static func first(_ draws: inout ReferenceDraws) -> Double {
    (10 * draws.uniform()).rounded(.down)
  }
  @inline(__always)
  static func next(_ draws: inout ReferenceDraws) -> Double { 1 + Double(draws.index(below: 10)) }
}
