import Tallies
import Testing

struct CompensatedSumTests {
  @Test("Small terms survive beside large ones that cancel")
  func cancellation() {
    var sum = CompensatedSum()
    for term in [1.0, 1e100, 1, -1e100] {
      sum.add(term)
    }
    #expect(sum.value == 2)
  }

  @Test("Merging keeps both compensations")
  func merging() {
    var left = CompensatedSum(1e16)
    left.add(1)
    var right = CompensatedSum(-1e16)
    right.add(1)
    left.merge(right)
    #expect(left.value == 2)
  }

  @Test("What is not finite makes the sum NaN for good")
  func notFinite() {
    for value in [Double.nan, .infinity, -.infinity] {
      var sum = CompensatedSum(1)
      sum.add(value)
      sum.add(2)
      #expect(sum.value.isNaN)
    }
  }

  @Test("A tenth added a million times is a hundred thousand")
  func manyTerms() {
    var sum = CompensatedSum()
    var plain = 0.0
    for _ in 0..<1_000_000 {
      sum.add(0.1)
      plain += 0.1
    }
    #expect(sum.value == 100_000)
    #expect(plain != 100_000)
  }
}
