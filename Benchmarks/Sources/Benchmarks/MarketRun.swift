internal import MarketModel
internal import MarketPlay

/// A whole replication of the worked example, learner and targeting included.
///
/// An operation is an event that the kernel has dispatched and that has changed the state; the time
/// includes the set-up of the people. There is no run-off after the horizon.
enum MarketRun {
  private struct State {
    let play: MarketPlay?
    var record: MarketRecord?
  }

  static func benchmark(people: Int, days: Int, strategy: String) -> Benchmark {
    let path = "scenarios/ecommerce-conversion.yaml"
    return Benchmark(
      "market.run-\(people)", unit: "event",
      prepare: {
        State(play: try? MarketPlay(scenario: path, people: people, days: days, strategy: strategy))
      },
      round: { state in
        state.record = state.play?.run()
        return state.record?.totals.events ?? 0
      },
      result: { result(of: $0.record) },
      check: { results in
        // The only independent reference that a market has is itself: equal bits each time are what
        // determinism promises, and a digest of zero says that its own books don't balance.
        guard let first = results.first, first.digest != 0,
          results.allSatisfy({ $0 == first })
        else {
          throw WrongResult(expected: "the same sound market each round", found: "\(results)")
        }
      })
  }

  private static func result(of record: MarketRecord?) -> Benchmark.Result {
    guard let record,
      record.periods.allSatisfy({ $0.ledgerImbalance == 0 && $0.stagesAgree })
    else { return Benchmark.Result(digest: 0, figure: 0) }
    return Benchmark.Result(
      digest: UInt64(bitPattern: Int64(record.totals.orders)) << 32
        ^ record.totals.firmValue.bitPattern,
      figure: Double(record.totals.orders))
  }
}
