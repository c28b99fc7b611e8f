import OutputAnalysis
import Testing

struct BestProbabilityTests {
  private let values: [[Double]] = [
    [10, 10, 10, 10, 0],
    [5, 9, 12, 8, 0],
    [5, 8, 11.5, 20, 50],
  ]

  @Test("A win is by more than the indifference amount; otherwise the near ones tie")
  func handComputed() throws {
    let best = BestProbability(
      values: values, indifference: 1, isFeasible: [true, true, true])
    #expect(best.outcomes == [.won(0), .tied([0, 1]), .tied([1, 2]), .won(2), .won(2)])
    #expect(best.winCounts == [1, 0, 2])
    #expect(best.tieCounts == [1, 2, 1])
    #expect(best.winShares == [0.2, 0, 0.4])
    #expect(best.tieShare == 0.4)
  }

  @Test("Without indifference only equal values tie")
  func noIndifference() {
    let best = BestProbability(
      values: values, indifference: 0, isFeasible: [true, true, true])
    #expect(best.outcomes == [.won(0), .won(0), .won(1), .won(2), .won(2)])
    let equal = BestProbability(
      values: [[1, 2], [1, 1]], indifference: 0, isFeasible: [true, true])
    #expect(equal.outcomes == [.tied([0, 1]), .won(0)])
  }

  @Test("Strategies that are not feasible take no part")
  func feasibility() {
    let best = BestProbability(
      values: values, indifference: 1, isFeasible: [true, true, false])
    #expect(best.outcomes == [.won(0), .tied([0, 1]), .won(1), .won(0), .tied([0, 1])])
    let alone = BestProbability(
      values: values, indifference: 1, isFeasible: [false, true, false])
    #expect(alone.winCounts == [0, 5, 0])
    let nobody = BestProbability(
      values: values, indifference: 1, isFeasible: [false, false, false])
    #expect(nobody.outcomes == Array(repeating: .nobody, count: 5))
    #expect(nobody.tieShare == 1)
    #expect(nobody.tieCounts == [0, 0, 0])
  }

  @Test("Losses are compared like gains")
  func negativeValues() {
    let best = BestProbability(
      values: [[-5, -5], [-3, -9]], indifference: 1, isFeasible: [true, true])
    #expect(best.outcomes == [.won(1), .won(0)])
  }

  @Test("Without replications there are no shares")
  func empty() {
    let best = BestProbability(values: [[], []], indifference: 0, isFeasible: [true, true])
    #expect(best.winShares == nil)
    #expect(best.tieShare == nil)
  }

  @Test("Values that are not numbers stop the program")
  func notNumbers() async {
    await #expect(processExitsWith: .failure) {
      _ = BestProbability(values: [[.nan]], indifference: 0, isFeasible: [true])
    }
  }
}
