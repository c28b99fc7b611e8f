import Tallies
import Testing

struct HistogramTests {
  @Test("A bin holds its lower edge and not its upper one; the rest is counted on either side")
  func handComputed() {
    var histogram = Histogram(from: 0, to: 4, binCount: 4)
    for value in [-0.5, 0, 0.99, 1, 2, 2.5, 2.75, 3.999, 4, 100] { histogram.record(value) }
    #expect(histogram.counts == [2, 1, 3, 1])
    #expect(histogram.underflow == 1)
    #expect(histogram.overflow == 2)
    #expect(histogram.count == 10)
    #expect(histogram.range(ofBin: 2) == 2..<3)
  }

  @Test("Each edge lies in the bin that begins there, and what is just below in the one before")
  func edges() {
    // Widths that no double has, at an offset: products round.
    for (lower, upper, bins) in [(0.1, 0.7, 6), (-1e9, 1e9, 999), (1e9, 1e9 + 1, 1000)] {
      for bin in 0..<bins {
        var histogram = Histogram(from: lower, to: upper, binCount: bins)
        let range = histogram.range(ofBin: bin)
        histogram.record(range.lowerBound)
        histogram.record(range.upperBound.nextDown)
        #expect(histogram.counts[bin] == 2)
      }
    }
  }

  @Test("Merged histograms hold what one holds, in any grouping")
  func merging() {
    let values = (0..<1000).map { Double($0 * $0 % 997) - 100 }
    var whole = Histogram(from: 0, to: 800, binCount: 13)
    for value in values { whole.record(value) }
    var parts = (0..<10).map { part in
      var histogram = Histogram(from: 0, to: 800, binCount: 13)
      for value in values[(part * 100)..<(part * 100 + 100)] { histogram.record(value) }
      return histogram
    }
    while parts.count > 1 {
      let last = parts.removeLast()
      parts[parts.count / 2].merge(last)
    }
    #expect(parts[0] == whole)
    #expect(whole.count == 1000)
    #expect(whole.underflow > 0 && whole.overflow > 0)
  }

  @Test("A quantile is linear within its bin, and unknown outside the bins")
  func quantiles() {
    var histogram = Histogram(from: 0, to: 10, binCount: 10)
    #expect(histogram.quantile(0.5) == nil)
    for value in [2.5, 2.5, 4.5, 4.5, 4.5, 4.5, 9.5, 9.5] { histogram.record(value) }
    #expect(histogram.quantile(0) == 2)
    #expect(histogram.quantile(0.125) == 2.5)
    #expect(histogram.quantile(0.25) == 3)
    #expect(histogram.quantile(0.5) == 4.5)
    #expect(histogram.quantile(1) == 10)
    histogram.record(-1)
    histogram.record(11)
    #expect(histogram.quantile(0.05) == nil)
    #expect(histogram.quantile(0.2) == 2.5)
    #expect(histogram.quantile(0.95) == nil)
  }

  @Test(
    "Histograms of other bins, bins without width and values that are not finite stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      var histogram = Histogram(from: 0, to: 1, binCount: 2)
      histogram.record(.nan)
    }
    await #expect(processExitsWith: .failure) {
      var histogram = Histogram(from: 0, to: 1, binCount: 2)
      histogram.merge(Histogram(from: 0, to: 1, binCount: 3))
    }
    await #expect(processExitsWith: .failure) {
      _ = Histogram(from: 1e9, to: 1e9 + 1e-6, binCount: 100)
    }
  }
}
