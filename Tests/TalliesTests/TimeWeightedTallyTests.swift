import Tallies
import Testing

struct TimeWeightedTallyTests {
  @Test("The average weights each value by how long it lasts")
  func handComputed() {
    var tally = TimeWeightedTally(1, at: 10)
    tally.record(3, at: 12)
    tally.record(0, at: 13)
    // 1 for 2, 3 for 1, 0 for 2: 5 over 5.
    #expect(tally.average(to: 15) == 1)
    #expect(tally.integral(to: 15) == 5)
    #expect(tally.current == 0)
    #expect(tally.minimum == 0)
    #expect(tally.maximum == 3)
    // Asking changes nothing.
    #expect(tally.average(to: 20) == 0.5)
    #expect(tally.average(to: 13) == 5.0 / 3)
  }

  @Test("The variance weights squared distances by how long they last")
  func variance() throws {
    var tally = TimeWeightedTally(1, at: 10)
    tally.record(3, at: 12)
    tally.record(0, at: 13)
    // Average 1 over 5; squared distances 0 for 2, 4 for 1, 1 for 2.
    #expect(abs(try #require(tally.variance(to: 15)) - 1.2) < 1e-15)
    #expect(TimeWeightedTally(4).variance(to: 9) == 0)
    #expect(TimeWeightedTally(4).variance(to: 0) == nil)
  }

  @Test("A spread of a thousandth beside a value of a billion is still seen")
  func cancellation() throws {
    // What has not lasted must not spoil the rest.
    var tally = TimeWeightedTally(0)
    tally.record(1e9, at: 0)
    for step in 1...1000 {
      tally.record(1e9 + (step.isMultiple(of: 2) ? 0 : 0x1p-10), at: Double(step))
    }
    // Doubles are 1.2e-7 apart there.
    #expect(abs(try #require(tally.average(to: 1000)) - (1e9 + 0x1p-11)) <= 1.2e-7)
    #expect(abs(try #require(tally.variance(to: 1000)) / 0x1p-22 - 1) < 1e-12)
    // A first value far off that lasts a thousandth of the time costs three digits, besides
    // what a sum of a thousand terms rounds.
    var late = TimeWeightedTally(0)
    for step in 1...1000 {
      late.record(1e9 + (step.isMultiple(of: 2) ? 0 : 1), at: Double(step))
    }
    let average = 1e9 * 0.999 + 0.4995
    let (ofUpper, ofLower) = (1e9 + 1 - average, 1e9 - average)
    let squares: Double = average * average + 500 * ofUpper * ofUpper + 499 * ofLower * ofLower
    let expected = squares / 1000
    #expect(abs(try #require(late.variance(to: 1000)) / expected - 1) < 1e-11)
  }

  @Test("Without time there is no average, but there are extremes")
  func noTime() {
    var tally = TimeWeightedTally(2)
    tally.record(7, at: 0)
    tally.record(4, at: 0)
    #expect(tally.average(to: 0) == nil)
    #expect(tally.maximum == 7)
    #expect(tally.minimum == 2)
    #expect(tally.average(to: 1) == 4)
  }

  @Test("A restart forgets the past and keeps the current value")
  func restart() {
    var tally = TimeWeightedTally(100)
    tally.record(2, at: 5)
    tally.restart(at: 10)
    #expect(tally.current == 2)
    #expect(tally.maximum == 2)
    #expect(tally.average(to: 10) == nil)
    tally.record(4, at: 11)
    #expect(tally.average(to: 12) == 3)
  }

  @Test("Many short steps lose no digits")
  func precision() throws {
    var tally = TimeWeightedTally(0.1)
    // Steps of 2^-10 add up exactly in time, so that any error is the integral's.
    let steps = 250_000
    for step in 1...steps {
      tally.record(0.1, at: Double(step) / 1024)
    }
    let average = try #require(tally.average(to: Double(steps) / 1024))
    #expect(abs(average - 0.1) <= 0.1.ulp)
  }

  @Test("Time that goes back stops the program")
  func backwards() async {
    await #expect(processExitsWith: .failure) {
      var tally = TimeWeightedTally(1, at: 2)
      tally.record(1, at: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = TimeWeightedTally(1, at: 2).average(to: 1)
    }
  }
}
