/// All benchmarks.
enum Catalogue {
  /// In the order in which they run.
  static var all: [Benchmark] { holds + bursts + queues + draws + [market] }

  private static var holds: [Benchmark] {
    var benchmarks: [Benchmark] = []
    for pending in [1_000, 100_000, 1_000_000, 10_000_000] {
      // A million take seconds to make and to check.
      let isLong = pending > 100_000
      benchmarks += [
        Hold<ExponentialIncrements, NoAddition>.benchmark(
          pending: pending, isLong: pending > 1_000_000),
        Hold<UniformIncrements, NoAddition>.benchmark(pending: pending, isLong: isLong),
        Hold<BimodalIncrements, NoAddition>.benchmark(pending: pending, isLong: isLong),
        Hold<ParetoIncrements, NoAddition>.benchmark(pending: pending, isLong: isLong),
        Hold<ConstantIncrements, NoAddition>.benchmark(pending: pending, isLong: isLong),
        Hold<TiedIncrements, NoAddition>.benchmark(pending: pending, isLong: isLong),
      ]
    }
    return benchmarks + [
      Hold<ExponentialIncrements, KeptHandles>.benchmark("handles", pending: 100_000),
      Hold<ExponentialIncrements, KeptHandles>.benchmark(
        "handles", pending: 1_000_000, isLong: true),
      Hold<ExponentialIncrements, AgentStates>.benchmark("states", pending: 100_000),
      Hold<ExponentialIncrements, AgentStates>.benchmark(
        "states", pending: 1_000_000, isLong: true),
    ]
  }

  private static var bursts: [Benchmark] {
    [
      Burst.benchmark(.equal), Burst.benchmark(.bulk), Burst.benchmark(.among),
      Burst.benchmark(.chained),
      TimeOuts.benchmark(.cancelled, agents: 1_000),
      TimeOuts.benchmark(.cancelled, agents: 100_000),
      TimeOuts.benchmark(.moved, agents: 1_000), TimeOuts.benchmark(.moved, agents: 100_000),
    ]
  }

  private static var queues: [Benchmark] {
    [
      SingleServer.benchmark(load: 0.75),
      PooledServers.benchmark("queue.mm1-pool", servers: 1, load: 0.75, delayProbability: 0.75),
      PooledServers.benchmark("queue.mm10-pool", servers: 10, load: 8, delayProbability: 0.4092),
    ]
  }

  private static var draws: [Benchmark] {
    [
      DrawLoop<UniformDraw>.benchmark(),
      DrawLoop<KeyedUniformDraw>.benchmark(),
      DrawLoop<ExponentialDraw>.benchmark(),
      DrawLoop<KeyedExponentialDraw>.benchmark(),
      DrawLoop<NormalDraw>.benchmark(),
      DrawLoop<BernoulliDraw>.benchmark(),
      DrawLoop<DiscreteDraw>.benchmark(),
      DrawLoop<GammaDraw>.benchmark(),
      DrawLoop<BinomialDraw>.benchmark(),
      DrawLoop<SFC64UniformDraw>.benchmark(),
      DrawLoop<SFC64ExponentialDraw>.benchmark(),
      DrawLoop<MT19937UniformDraw>.benchmark(),
      DrawLoop<MT19937ExponentialDraw>.benchmark(),
      DrawLoop<MT19937NormalDraw>.benchmark(),
      DrawLoop<Taus2UniformDraw>.benchmark(),
      DrawLoop<Taus2ExponentialDraw>.benchmark(),
    ]
  }

  private static var market: Benchmark {
    MarketRun.benchmark(people: 100_000, days: 180, strategy: "precision-marketing")
  }
}
