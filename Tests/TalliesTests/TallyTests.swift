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

  @Test("Merging in any grouping gives the tally of all, also a billion away from zero")
  func grouping() throws {
    // 0, 1, …, 8 by turns, 900 of them: mean 4, squared deviations 60 a turn.
    let values = (0..<900).map { 1e9 + Double($0 % 9) }
    for size in [1, 2, 7, 30, 450] {
      var tallies = stride(from: 0, to: 900, by: size).map { first in
        var tally = Tally()
        for value in values[first..<min(first + size, 900)] { tally.record(value) }
        return tally
      }
      // Two by two, as a tree.
      while tallies.count > 1 {
        tallies = stride(from: 0, to: tallies.count, by: 2).map { first in
          var tally = tallies[first]
          if first + 1 < tallies.count { tally.merge(tallies[first + 1]) }
          return tally
        }
      }
      #expect(tallies[0].count == 900)
      #expect(tallies[0].minimum == 1e9)
      #expect(tallies[0].maximum == 1e9 + 8)
      // Doubles are 1.2e-7 apart there, and each step rounds to one.
      #expect(abs(try #require(tallies[0].mean) - (1e9 + 4)) <= 1e-6)
      #expect(abs(try #require(tallies[0].variance) - 6000.0 / 899) < 1e-6)
    }
  }

  @Test("A million million values keep mean and variance")
  func hugeCount() throws {
    var tally = Tally()
    for value in [1.0, 2, 4, 9] { tally.record(value) }
    for _ in 0..<38 {
      let copy = tally
      tally.merge(copy)
    }
    #expect(tally.count == 1 << 40)
    #expect(tally.mean == 4)
    // The squared deviations of the four are 9, 4, 0, 25.
    #expect(abs(try #require(tally.variance) - 9.5) < 1e-11)
    // One value more moves the mean by its share.
    tally.record(4 + 0x1p40)
    #expect(abs(try #require(tally.mean) - 5) < 1e-11)
  }

  @Test(
    "The certified means and deviations of NIST's NumAcc data sets are met",
    arguments: [
      // Middle, distance, relative error that the doubles nearest to the decimals allow.
      (1.2, 1e-14), (1_000_000.2, 1e-9), (10_000_000.2, 1e-8),
    ])
  func certified(middle: Double, tolerance: Double) throws {
    // NIST Statistical Reference Datasets (www.itl.nist.gov/div898/strd/univ), NumAcc2 to 4: the
    // middle value, and then 500 times a tenth less and a tenth more. Certified: the mean is the
    // middle, the standard deviation is 0.1.
    var tally = Tally()
    tally.record(middle)
    for _ in 0..<500 {
      tally.record(middle - 0.1)
      tally.record(middle + 0.1)
    }
    #expect(tally.count == 1001)
    #expect(abs(try #require(tally.mean) / middle - 1) < 1e-15)
    #expect(abs(try #require(tally.standardDeviation) / 0.1 - 1) < tolerance)
    // NumAcc1, exactly.
    var three = Tally()
    for value in [10_000_001.0, 10_000_003, 10_000_002] { three.record(value) }
    #expect(three.mean == 10_000_002)
    #expect(three.standardDeviation == 1)
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
