import OutputAnalysis
import Testing

struct WilsonIntervalTests {
  @Test("Interval ends satisfy Wilson's equation", arguments: [(1, 10), (5, 10), (81, 263)])
  func definition(count: Int, total: Int) throws {
    let interval = try #require(WilsonInterval(count, of: total))
    #expect(interval.share == Double(count) / Double(total))
    // Each end p is where the share lies 1.959964 standard errors away, with p's own variance.
    for end in [interval.lower, interval.upper] {
      let standardError = (end * (1 - end) / Double(total)).squareRoot()
      let distance = abs(interval.share - end) / standardError
      #expect(isNear(distance, 1.959964, within: 1e-6))
    }
    #expect(interval.lower < interval.share && interval.share < interval.upper)
  }

  @Test("A published example: 81 of 263 lie in 0.2553 to 0.3662")
  func published() throws {
    // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I.
    let interval = try #require(WilsonInterval(81, of: 263))
    #expect(isNear(interval.lower, 0.2553, within: 5e-5))
    #expect(isNear(interval.upper, 0.3662, within: 5e-5))
  }

  @Test("None and all give intervals that end at 0 and at 1 and are not points")
  func extremes() throws {
    let none = try #require(WilsonInterval(0, of: 30))
    #expect(none.lower == 0)
    // z² / (n + z²).
    #expect(isNear(none.upper, 3.841459 / 33.841459, within: 1e-7))
    let all = try #require(WilsonInterval(30, of: 30))
    #expect(all.upper == 1)
    #expect(isNear(all.lower, 1 - none.upper, within: 1e-12))
    #expect(WilsonInterval(0, of: 0) == nil)
  }

  @Test("A higher level makes a wider interval")
  func levels() throws {
    let narrow = try #require(WilsonInterval(3, of: 20, level: 0.9))
    let wide = try #require(WilsonInterval(3, of: 20, level: 0.99))
    #expect(wide.lower < narrow.lower && narrow.upper < wide.upper)
  }

  @Test("More hits than trials stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = WilsonInterval(3, of: 2) }
  }
}
