import OutputAnalysis
import Tallies
import Testing

struct PrecisionGoalTests {
  private func tally(_ values: [Double]) -> Tally {
    var tally = Tally()
    for value in values { tally.record(value) }
    return tally
  }

  @Test("A goal is met when the half-width is small enough, of enough replications")
  func handComputed() throws {
    // Mean 3, standard error sqrt(2.5 / 5), t(.975, 4) = 2.776445: half-width 1.963243.
    let five = tally([1, 2, 3, 4, 5])
    #expect(PrecisionGoal(.absolute(1.97), minimumCount: 2).isMet(by: five))
    #expect(!PrecisionGoal(.absolute(1.96), minimumCount: 2).isMet(by: five))
    #expect(!PrecisionGoal(.absolute(1.97), minimumCount: 6).isMet(by: five))
    // Relative: g / (1 + g) × 3 ≥ 1.963243 from g = 1.8937 on; below 1 none is met here.
    #expect(!PrecisionGoal(.relative(0.99), minimumCount: 2).isMet(by: five))
    // Around 103, 1.963243 is reached from g = 0.019431 on.
    let shifted = tally([101, 102, 103, 104, 105])
    #expect(PrecisionGoal(.relative(0.0195), minimumCount: 2).isMet(by: shifted))
    #expect(!PrecisionGoal(.relative(0.0194), minimumCount: 2).isMet(by: shifted))
    #expect(!PrecisionGoal(.absolute(10), minimumCount: 2).isMet(by: tally([3])))
  }

  @Test("The replications needed are the fewest whose half-width is small enough")
  func needed() throws {
    let five = tally([1, 2, 3, 4, 5])
    let goal = PrecisionGoal(.absolute(0.5), minimumCount: 2)
    // With a standard deviation of 1.581139: t(.975, 40) = 2.021075 gives 0.49907 of 41
    // and t(.975, 39) = 2.022691 gives 0.50567 of 40.
    #expect(goal.replicationsNeeded(after: five) == 41)
    #expect(PrecisionGoal(.absolute(50)).replicationsNeeded(after: five) == 10)
    #expect(goal.replicationsNeeded(after: tally([3])) == nil)
    let aroundZero = tally([-1, 1])
    #expect(PrecisionGoal(.relative(0.1)).replicationsNeeded(after: aroundZero) == nil)
  }

  @Test("Stopping at the goal holds the mean to that precision nearly as often as claimed")
  func coverage() throws {
    var generator = NormalGenerator(seed: 36)
    let goal = PrecisionGoal(.relative(0.1))
    let macroReplications = 400
    var within = 0
    for _ in 0..<macroReplications {
      var tally = Tally()
      while !goal.isMet(by: tally) { tally.record(5 + 2 * generator.normal()) }
      if abs(try #require(tally.mean) - 5) <= 0.5 { within += 1 }
    }
    // Stopping early costs some 2 % of coverage; the standard error is 1.1 %. Beyond 2 % and 4.5
    // of them by chance: 7e-6.
    #expect(Double(within) / Double(macroReplications) >= 0.95 - 0.07)
  }

  @Test("Goals that can't be met stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = PrecisionGoal(.absolute(0)) }
    await #expect(processExitsWith: .failure) { _ = PrecisionGoal(.relative(5)) }
  }
}
