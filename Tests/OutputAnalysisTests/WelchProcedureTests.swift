import OutputAnalysis
import Testing

struct WelchProcedureTests {
  @Test("Averages are over replications, and the window grows at the beginning")
  func handComputed() throws {
    let welch = try #require(
      WelchProcedure([[1, 2, 6, 4, 9, 3, 5, 7], [3, 4, 0, 6, 1, 5, 7, 9]], window: 2))
    #expect(welch.averages == [2, 3, 3, 5, 5, 4, 6, 8])
    // 2; (2 + 3 + 3) / 3; then means of five, as far as there are two values after.
    let expected = [2, 8.0 / 3, 18.0 / 5, 20.0 / 5, 23.0 / 5, 28.0 / 5]
    #expect(welch.smoothed.count == expected.count)
    for (value, wanted) in zip(welch.smoothed, expected) {
      #expect(isNear(value, wanted, within: 1e-14))
    }
    #expect(welch.window == 2)
  }

  @Test("Without a window the curve is the averages, and the rule is as stated")
  func rule() throws {
    // The second half is 1, 3 by turns: mean 2, standard deviation sqrt(8 / 7) = 1.07.
    let series: [Double] = [9, 7, 5, 3.2, 3, 1, 3, 1] + [1, 3, 1, 3, 1, 3, 1, 3]
    let welch = try #require(WelchProcedure([series], window: 0))
    #expect(welch.smoothed == series)
    #expect(welch.steadyMean == 2)
    #expect(welch.truncation == 4)
    #expect(!welch.isTooShort)
  }

  @Test("A smooth curve far from zero keeps its digits")
  func cancellation() throws {
    let series = (0..<200).map { 1e9 + Double($0 % 4) }
    let welch = try #require(WelchProcedure([series, series], window: 20))
    for value in welch.smoothed { #expect(abs(value - 1e9 - 1.5) < 1.6) }
    // 41 values beginning with 0: ten times 0 + 1 + 2 + 3 and once more 0.
    #expect(isNear(welch.smoothed[20], 1e9 + 60.0 / 41, within: 1.2e-7))
    #expect(isNear(welch.smoothed[160], 1e9 + 60.0 / 41, within: 1.2e-7))
  }

  @Test("A constant output loses nothing, and one that never settles is called too short")
  func extremes() throws {
    for value in [3, 0.1, -1e9 / 7] {
      let constant = try #require(
        WelchProcedure([[Double](repeating: value, count: 400)], window: 30))
      #expect(constant.truncation == 0)
      #expect(!constant.isTooShort)
    }
    let rising = try #require(WelchProcedure([(0..<400).map(Double.init)], window: 20))
    #expect(rising.isTooShort)
    #expect(WelchProcedure([], window: 0) == nil)
    #expect(WelchProcedure([[]], window: 0) == nil)
  }

  @Test("A planted transient is found, and stationary replications mostly left alone")
  func rates() throws {
    var generator = NormalGenerator(seed: 32)
    let macroReplications = 60
    var found = 0
    var leftAlone = 0
    for _ in 0..<macroReplications {
      let displaced = (0..<10).map { _ in
        generator.autoregression(count: 600, correlation: 0.5, displacement: 10, decay: 0.95)
      }
      let welch = try #require(WelchProcedure(displaced, window: 20))
      if (40...160).contains(welch.truncation) { found += 1 }
      let stationary = (0..<10).map { _ in generator.autoregression(count: 600, correlation: 0.5) }
      let quiet = try #require(WelchProcedure(stationary, window: 20))
      if quiet.truncation <= 60 { leftAlone += 1 }
    }
    // If the rule fails in no more than 5 % of the cases, more than 11 failures of 60 have a
    // probability of 3e-5 for each of the two rates.
    #expect(found >= macroReplications - 11)
    #expect(leftAlone >= macroReplications - 11)
  }

  @Test("Replications of unequal length and too wide windows stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = WelchProcedure([[1, 2], [1]], window: 0) }
    await #expect(processExitsWith: .failure) { _ = WelchProcedure([[1, 2, 3]], window: 1) }
  }
}
