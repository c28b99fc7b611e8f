import OutputAnalysis
import Tallies
import Testing

struct VonNeumannTestTests {
  @Test("Ratio and score are as defined")
  func handComputed() throws {
    let test = try #require(VonNeumannTest(of: [1, 2, 3, 4, 5, 6, 7, 8]))
    // Squared differences of 1; variance 6; squared deviations 42.
    #expect(test.count == 8)
    #expect(isNear(test.ratio, 1.0 / 6, within: 1e-15))
    // Products of neighbouring deviations: 8.75 + 3.75 + 0.75 - 0.25 + 0.75 + 3.75 + 8.75.
    #expect(isNear(test.lag1Autocorrelation, 26.25 / 42, within: 1e-14))
    // (1 - 1/12) sqrt(63 / 6) = 2.970391; the normal tail beyond is 0.001487.
    #expect(isNear(test.pValue, 0.001487, within: 1e-6))
    #expect(VonNeumannTest(of: [2, 2, 2, 2]) == nil)
    #expect(VonNeumannTest(of: [1, 2]) == nil)
  }

  @Test("The certified values of NIST's Lottery and NumAcc data sets are met")
  func certified() throws {
    var tally = Tally()
    for value in Self.lottery { tally.record(value) }
    #expect(tally.count == 218)
    #expect(isNear(tally.mean, 518.958715596330, within: 1e-12))
    #expect(isNear(tally.standardDeviation, 291.699727470969, within: 1e-12))
    let test = try #require(VonNeumannTest(of: Self.lottery))
    #expect(isNear(test.lag1Autocorrelation, -0.120948622967393, within: 1e-14))
    for (middle, tolerance) in [(1.2, 1e-13), (1_000_000.2, 1e-8), (10_000_000.2, 1e-7)] {
      let series = [middle] + (0..<1000).map { middle + ($0.isMultiple(of: 2) ? -0.1 : 0.1) }
      let test = try #require(VonNeumannTest(of: series))
      #expect(isNear(test.lag1Autocorrelation, -0.999, within: tolerance))
    }
    let three = try #require(VonNeumannTest(of: [10_000_001, 10_000_003, 10_000_002]))
    #expect(three.lag1Autocorrelation == -0.5)
  }

  @Test("Independent values are called correlated as often as said, correlated ones nearly always")
  func rates() throws {
    var generator = NormalGenerator(seed: 33)
    let macroReplications = 2000
    var falseAlarms = 0
    var hits = 0
    for _ in 0..<macroReplications {
      let independent = try #require(VonNeumannTest(of: (0..<24).map { _ in generator.normal() }))
      if independent.pValue < 0.1 { falseAlarms += 1 }
      let correlated = try #require(
        VonNeumannTest(of: generator.autoregression(count: 96, correlation: 0.5)))
      if correlated.pValue < 0.1 { hits += 1 }
    }
    // The normal approximation is good to a percent; the standard error is 0.67 %. Beyond 1 % and
    // 4.5 of them by chance: 7e-6.
    #expect(isNear(Double(falseAlarms) / Double(macroReplications), 0.1, within: 0.04))
    #expect(hits > macroReplications * 98 / 100)
  }

  @Test("Values that are not finite stop the program")
  func notFinite() async {
    await #expect(processExitsWith: .failure) { _ = VonNeumannTest(of: [1, .nan, 2]) }
  }

  /// NIST Statistical Reference Datasets (www.itl.nist.gov/div898/strd/univ), Lottery.
  private static let lottery: [Double] = [
    162, 671, 933, 414, 788, 730, 817, 33, 536, 875, 670, 236, 473, 167, 877, 980, 316, 950, 456,
    92, 517, 557, 956, 954, 104, 178, 794, 278, 147, 773, 437, 435, 502, 610, 582, 780, 689, 562,
    964, 791, 28, 97, 848, 281, 858, 538, 660, 972, 671, 613, 867, 448, 738, 966, 139, 636, 847,
    659, 754, 243, 122, 455, 195, 968, 793, 59, 730, 361, 574, 522, 97, 762, 431, 158, 429, 414,
    22, 629, 788, 999, 187, 215, 810, 782, 47, 34, 108, 986, 25, 644, 829, 630, 315, 567, 919,
    331, 207, 412, 242, 607, 668, 944, 749, 168, 864, 442, 533, 805, 372, 63, 458, 777, 416, 340,
    436, 140, 919, 350, 510, 572, 905, 900, 85, 389, 473, 758, 444, 169, 625, 692, 140, 897, 672,
    288, 312, 860, 724, 226, 884, 508, 976, 741, 476, 417, 831, 15, 318, 432, 241, 114, 799, 955,
    833, 358, 935, 146, 630, 830, 440, 642, 356, 373, 271, 715, 367, 393, 190, 669, 8, 861, 108,
    795, 269, 590, 326, 866, 64, 523, 862, 840, 219, 382, 998, 4, 628, 305, 747, 247, 34, 747,
    729, 645, 856, 974, 24, 568, 24, 694, 608, 480, 410, 729, 947, 293, 53, 930, 223, 203, 677,
    227, 62, 455, 387, 318, 562, 242, 428, 968,
  ]
}
