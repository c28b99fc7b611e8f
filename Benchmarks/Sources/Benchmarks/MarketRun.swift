internal import MarketModel
internal import MarketPlay

/// A whole replication of the worked example, learner and targeting included.
///
/// An operation is an event that the kernel has dispatched and that has changed the state; the time
/// includes the set-up of the people. There is no run-off after the horizon.
enum MarketRun {
  static func benchmark(people: Int, days: Int, strategy: String) -> Benchmark {
    let path = "scenarios/ecommerce-conversion.yaml"
    let outcome = { (record: MarketRecord) in
      // A market whose books or head count do not balance has not been played rightly.
      let isSound = record.periods.allSatisfy { $0.ledgerImbalance == 0 && $0.stagesAgree }
      let digest =
        UInt64(bitPattern: Int64(record.totals.orders)) << 32
        ^ record.totals.firmValue.bitPattern
      return Benchmark.Outcome(
        operations: record.totals.events, checksum: isSound ? digest : 0)
    }
    let play = Result {
      try MarketPlay(scenario: path, people: people, days: days, strategy: strategy)
    }
    return Benchmark(
      "market.run-\(people)", unit: "event",
      expected: {
        // The same replication played once more: the only independent reference that a market has
        // is itself, and equal bits twice are what determinism promises.
        guard let record = try? play.get().run() else {
          return Benchmark.Outcome(operations: 0, checksum: 1)
        }
        return outcome(record)
      },
      prepare: { try? play.get() },
      work: { play in
        play.map { outcome($0.run()) } ?? Benchmark.Outcome(operations: 0, checksum: 0)
      })
  }
}
