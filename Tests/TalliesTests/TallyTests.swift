import Tallies
import Testing

struct TallyTests {
  @Test("A tally holds count, mean, sample variance and extremes")
  func handComputed() throws {
    var tally = Tally()
    for value in [2.0, 4, 4, 4, 5, 5, 7, 9] {
      tally.record(value)
    }
    #expect(tally.count == 8)
    #expect(tally.mean == 5)
    // The squared deviations are 9, 1, 1, 1, 0, 0, 4, 16: their sum is 32.
    let variance = try #require(tally.variance)
    #expect(abs(variance - 32.0 / 7) < 1e-14)
    #expect(tally.standardDeviation == variance.squareRoot())
    #expect(tally.minimum == 2)
    #expect(tally.maximum == 9)
  }

  @Test("What too few values cannot say is nil")
  func tooFew() {
    var tally = Tally()
    #expect(tally.mean == nil)
    #expect(tally.minimum == nil)
    #expect(tally.maximum == nil)
    #expect(tally.variance == nil)
    tally.record(-3)
    #expect(tally.mean == -3)
    #expect(tally.minimum == -3)
    #expect(tally.maximum == -3)
    #expect(tally.variance == nil)
    #expect(tally.standardDeviation == nil)
  }

  @Test("A spread of one beside a mean of a billion is still seen")
  func cancellation() throws {
    var tally = Tally()
    for offset in [-1.0, 0, 1] {
      tally.record(1e9 + offset)
    }
    #expect(tally.mean == 1e9)
    #expect(tally.variance == 1)
  }

  @Test("Merged tallies hold what one tally of all values holds", arguments: 0...7)
  func merging(split: Int) throws {
    let values = [3.5, -1, 4, 1, -5.25, 9, 2]
    var whole = Tally()
    var left = Tally()
    var right = Tally()
    for (place, value) in values.enumerated() {
      whole.record(value)
      if place < split {
        left.record(value)
      } else {
        right.record(value)
      }
    }
    left.merge(right)
    #expect(left.count == whole.count)
    #expect(left.minimum == whole.minimum)
    #expect(left.maximum == whole.maximum)
    #expect(abs(try #require(left.mean) - #require(whole.mean)) < 1e-14)
    #expect(abs(try #require(left.variance) - #require(whole.variance)) < 1e-13)
  }

  @Test("A value that is not finite stops the program")
  func notFinite() async {
    await #expect(processExitsWith: .failure) {
      var tally = Tally()
      tally.record(.nan)
    }
    await #expect(processExitsWith: .failure) {
      var tally = Tally()
      tally.record(.infinity)
    }
  }
}
