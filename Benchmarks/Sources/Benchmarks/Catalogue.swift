/// All benchmarks.
enum Catalogue {
  /// In the order in which they run.
  static var all: [Benchmark] { [
    Hold<ExponentialIncrements, NoAddition>.benchmark(pending: 1_000),
    Hold<ExponentialIncrements, NoAddition>.benchmark(pending: 100_000),
    Hold<ExponentialIncrements, NoAddition>.benchmark(pending: 1_000_000),
    MarketRun.benchmark(people: 100_000, days: 180, strategy: "precision-marketing"),
    ] }
}
