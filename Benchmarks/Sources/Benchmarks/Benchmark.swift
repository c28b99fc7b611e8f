/// Something to measure: a round of work that tells how much it did and what came out.
struct Benchmark {
  /// What a round did.
  struct Outcome: Equatable {
    /// How many operations were done, in the benchmark's unit.
    let operations: Int
    /// A digest of the result.
    let checksum: UInt64
  }

  /// The name, such as `kernel.hold-1000`.
  let name: String
  /// What one operation is.
  let unit: String

  private let expected: () -> Outcome
  private let round: (ContinuousClock) -> (Duration, Outcome)

  /// Makes a benchmark whose rounds start from a freshly prepared state; only `work` is timed.
  ///
  /// `expected` says, by other means than the code measured, what has to come out.
  init<State>(
    _ name: String, unit: String, expected: @escaping () -> Outcome,
    prepare: @escaping () -> State, work: @escaping (inout State) -> Outcome
  ) {
    self.name = name
    self.unit = unit
    self.expected = expected
    self.round = { clock in
      var state = prepare()
      var outcome = Outcome(operations: 0, checksum: 0)
      let duration = clock.measure { outcome = work(&state) }
      return (duration, outcome)
    }
  }

  /// Runs the rounds, after one that is not counted, and checks the result of each.
  func measure(rounds: Int) throws(WrongResult) -> Measurement {
    precondition(rounds >= 1, "a measurement needs a round")
    let clock = ContinuousClock()
    let expected = expected()
    var nanoseconds: [Double] = []
    for number in 0...rounds {
      let (duration, outcome) = round(clock)
      guard outcome == expected else {
        throw WrongResult(benchmark: name, expected: expected, found: outcome)
      }
      if number > 0 {
        nanoseconds.append(duration / .nanoseconds(1) / Double(outcome.operations))
      }
    }
    return Measurement(
      name: name, unit: unit, operations: expected.operations, nanoseconds: nanoseconds)
  }
}

/// A benchmark that did something else than it should have.
struct WrongResult: Error, CustomStringConvertible {
  let benchmark: String
  let expected: Benchmark.Outcome
  let found: Benchmark.Outcome

  var description: String {
    "\(benchmark) is wrong: expected \(expected), found \(found)"
  }
}
