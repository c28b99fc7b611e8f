import MarketModel
import Policies
import RandomStreams
import Scenarios
import Testing

/// A market in mid-run can be copied, and the copy goes its own way.
struct BranchingTests {
  private static let day = 31.7

  private static func market() throws -> MarketConfiguration {
    try SmallScenario.worked(["firm.customersNowShare=0.2", "firm.cash=1000000"]).likely.market
  }

  private static let streams = ReplicationStreams(seed: 4, replication: 0)

  private static func play(_ policy: any Policy) throws -> MarketRecord {
    MarketReplication.run(try market(), policy: policy, streams: streams)
  }

  /// The four kinds of policy there are, the one with state of its own among them.
  private static func policies() -> [any Policy] {
    [
      EvenSplit(spendPerDay: 5000, reviewDays: 9),
      FixedSpending(spendPerDay: [6000, 1500], reviewDays: 14),
      GreedyReturn(
        spendPerDay: 6000, reviewDays: 7, stepShare: 0.2, floorShare: 0.1, maturityDays: 7,
        cohortsJudged: 2),
      PrecisionMarketing(
        spendPerDay: 6000, reviewDays: 10, targetShare: 0.3, explorationShare: 0.1,
        minimumConversions: 1),
    ]
  }

  private static func start(_ policy: any Policy) throws -> MarketRun {
    MarketRun(try market(), policy: policy, streams: streams)
  }

  @Test("A branch that is left alone ends as the run that was never stopped", arguments: 0..<4)
  func sameEnd(policy: Int) throws {
    let policy = Self.policies()[policy]
    let whole = try Self.play(policy)
    var run = try Self.start(policy)
    run.play(until: 12)
    run.play(until: Self.day)
    #expect(run.now == Self.day)
    let branch = run
    #expect(branch.finish() == whole)
    #expect(run.finish() == whole)
    #expect(whole.totals.orders > 0 && whole.totals.ruinDay == nil)
  }

  // A review of the first policy falls on day 28 (FixedSpending) and on no other.
  @Test(
    "Changing the policy at a day is what a policy that switches on that day does",
    arguments: [0, 1, 2, 3], [31.7, 28.0])
  func switching(first: Int, day: Double) throws {
    let policies = Self.policies()
    var changed = 0
    for second in policies.indices where second != first {
      var run = try Self.start(policies[first])
      run.play(until: day)
      run.change(to: policies[second])
      let branched = run.finish()
      let switched = try Self.play(
        SwitchingPolicy(from: policies[first], to: policies[second], on: day))
      #expect(branched == switched, "to \(second)")
      if try branched != Self.play(policies[first]) { changed += 1 }
    }
    // Two that both buy all that is to be had can't be told apart.
    #expect(changed >= 2)
  }

  @Test("The original goes on as if it had never been copied, whatever the branch does")
  func original() throws {
    let policies = Self.policies()
    let whole = try Self.play(policies[3])
    var run = try Self.start(policies[3])
    run.play(until: Self.day)
    var branch = run
    branch.change(to: policies[1])
    let other = branch.finish()
    #expect(run.now == Self.day)
    #expect(run.finish() == whole)
    #expect(other != whole)
  }

  @Test("Branches that go on in different threads end as they do one after another")
  func threads() async throws {
    let policies = Self.policies()
    var run = try Self.start(policies[2])
    run.play(until: Self.day)
    let trunk = run
    let alone = policies.map { policy in
      var branch = trunk
      branch.change(to: policy)
      return branch.finish()
    }
    let together = await withTaskGroup(of: (Int, MarketRecord).self) { group in
      for (place, policy) in policies.enumerated() {
        group.addTask {
          var branch = trunk
          branch.change(to: policy)
          return (place, branch.finish())
        }
      }
      var records = [MarketRecord?](repeating: nil, count: policies.count)
      for await (place, record) in group { records[place] = record }
      return records
    }
    #expect(together == alone)
    #expect(Set(alone).count > 1)
  }

  @Test("A ruined firm gets no review by changing its policy")
  func ruined() throws {
    let market = try SmallScenario.worked(["firm.cash=1"]).likely.market
    let (first, second) = (Self.policies()[0], Self.policies()[1])
    var run = MarketRun(market, policy: first, streams: Self.streams)
    run.play(until: 35)
    run.change(to: second)
    let record = run.finish()
    #expect(try #require(record.totals.ruinDay) < 35)
    let switched = MarketReplication.run(
      market, policy: SwitchingPolicy(from: first, to: second, on: 35), streams: Self.streams)
    #expect(record == switched)
  }
}
