import CGSL
import Tallies
import Testing

struct HistogramAgainstGSLTests {
  @Test("Every value is counted in the bin in which gsl_histogram counts it")
  func sameBins() throws {
    var generator = NormalGenerator(seed: 26)
    for (lower, upper, bins) in [(-2.0, 3.0, 37), (0.1, 0.7, 6), (-1e-3, 2e-3, 100)] {
      let theirs = try #require(gsl_histogram_alloc(bins))
      defer { gsl_histogram_free(theirs) }
      gsl_histogram_set_ranges_uniform(theirs, lower, upper)
      var ours = Histogram(from: lower, to: upper, binCount: bins)
      for _ in 0..<5000 {
        // GSL leaves out what is outside.
        let value = lower + (upper - lower) * (0.5 + 0.4 * generator.normal())
        ours.record(value)
        if value >= lower && value < upper { gsl_histogram_increment(theirs, value) }
      }
      for bin in 0..<bins {
        #expect(Double(ours.counts[bin]) == gsl_histogram_get(theirs, bin))
        var (from, to) = (0.0, 0.0)
        gsl_histogram_get_range(theirs, bin, &from, &to)
        #expect(ours.range(ofBin: bin) == from..<to)
      }
      #expect(ours.underflow > 0 && ours.overflow > 0 && ours.count == 5000)
    }
  }
}
