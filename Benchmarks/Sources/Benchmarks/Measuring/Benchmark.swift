/// Something to measure: rounds of work, each going on where the one before ended.
struct Benchmark {
  /// What a round has led to.
  struct Result: Equatable {
    /// A digest of the result.
    let digest: UInt64
    /// A number that says something to a reader, such as a mean waiting time.
    let figure: Double
    /// Further numbers to check.
    var details: [Double] = []

    /// Whether the digests are equal, and all numbers but for rounding.
    func agrees(with other: Result, relativeError: Double) -> Bool {
      digest == other.digest && details.count == other.details.count
        && zip([figure] + details, [other.figure] + other.details)
          .allSatisfy { abs($0 - $1) <= relativeError * abs($1) }
    }
  }

  /// How to fill memory with pending events.
  struct Memory {
    /// How many are pending.
    let pending: Int
    /// Makes that many pending, handles kept, and plays for a while.
    let occupy: (Int) -> Void

    init(pending: Int, occupy: @escaping (Int) -> Void) {
      self.pending = pending
      self.occupy = occupy
    }
  }

  /// A benchmark in play.
  struct Session {
    /// Plays a round, and returns how many operations it was.
    let playRound: () -> Int
    /// What has come out so far.
    let result: () -> Result
  }

  /// The name, such as `hold.exponential-1000`.
  let name: String
  /// What one operation is.
  let unit: String
  /// Whether it runs only when it is named or all are asked for.
  let isLong: Bool
  /// Prepares the state that the rounds go through.
  let start: () -> Session
  /// Refuses results that are not what has to come out, found by other means than what is measured.
  let check: ([Result]) throws -> Void
  /// How to measure the memory of a pending event; nil where few are pending.
  let memory: Memory?

  /// Makes a benchmark; only `round` is timed.
  init<State>(
    _ name: String, unit: String, isLong: Bool = false, prepare: @escaping () -> State,
    round: @escaping (inout State) -> Int, result: @escaping (State) -> Result,
    check: @escaping ([Result]) throws -> Void, memory: Memory? = nil
  ) {
    self.name = name
    self.unit = unit
    self.isLong = isLong
    self.check = check
    self.memory = memory
    start = {
      var state = prepare()
      return Session(playRound: { round(&state) }, result: { result(state) })
    }
  }

  /// Times the rounds, after one that is not counted, and checks the result of each if asked to.
  func measure(rounds: Int, isChecked: Bool) throws -> Measurement {
    precondition(rounds >= 1, "a measurement needs a round")
    var nanoseconds: [Double] = []
    var results: [Result] = []
    var operations = 0
    do {
      let session = start()
      for number in 0...rounds {
        let before = ProcessorTime.nanoseconds
        operations = session.playRound()
        let duration = ProcessorTime.nanoseconds - before
        results.append(session.result())
        if number > 0 { nanoseconds.append(duration / Double(operations)) }
      }
    }
    if isChecked { try check(results) }
    return Measurement(
      name: name, unit: unit, operations: operations, nanoseconds: nanoseconds,
      result: results[results.count - 1])
  }

  /// The bytes of a pending event, its handle and its payload included, at the most.
  ///
  /// It is the growth of the resident memory while the events are made and run, and so needs a
  /// process that has measured nothing before.
  func bytesOfPendingEvent() -> Double? {
    guard let memory else { return nil }
    // Once with few events: code, tables and the libraries' own memory.
    memory.occupy(100)
    let before = ResidentMemory.peakBytes
    memory.occupy(memory.pending)
    return Double(ResidentMemory.peakBytes - before) / Double(memory.pending)
  }
}

/// A benchmark that did something else than it should have.
struct WrongResult: Error, CustomStringConvertible {
  let expected: String
  let found: String

  var description: String { "wrong result: expected \(expected), found \(found)" }
}
