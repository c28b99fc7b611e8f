import RandomStreams
import Testing

@testable import Scenarios

@Suite struct DistributionReadingTests {
  @Test("A number, an uncertain number and a named distribution can be read")
  func read() throws {
    let reader = try reader(
      """
      a: 3
      b: [1, 2, 4]
      c: {lognormal: {median: 3, sigma: 0.5}}
      d: {empirical: {values: [1, 2, 3]}}
      """)
    #expect(reader.distribution("a", "") == (try .constant(3)))
    #expect(reader.distribution("b", in: .positive, "") == (try .constant(2)))
    #expect(
      reader.distribution("c", in: .positive, "") == (try .lognormal(median: 3, sigma: 0.5)))
    #expect(reader.distribution("d", "").mean == 2)
    #expect(reader.distribution("e", default: try .constant(7), "").mean == 7)
    try reader.finish()
  }

  @Test("What is wrong with a distribution is reported at its line")
  func refused() {
    let text = """
      a: {lognromal: {median: 3, sigma: 0.5}}
      b:
        lognormal:
          median: 3
          sgima: 0.5
      c: {lognormal: {median: 3}}
      d:
        lognormal:
          median: 3
          sigma: -1
      e: {normal: {mean: 3, sd: 1}}
      f: {normal: {mean: 3, sd: 1}, gamma: {mean: 2, sd: 1}}
      g: fast
      h: {normal: 3}
      i: {normal: {mean: x, sd: 1}}
      j: {exponential: {mean: [1, 2]}}
      k: -1
      l: {empirical: {values: [1, x]}}
      """
    let keys = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]
    let found = messages(text) { reader in
      for key in keys {
        _ = reader.distribution(key, in: .nonNegative, "")
      }
    }
    var sigma = ""
    do throws(DistributionError) {
      _ = try Distribution.lognormal(median: 3, sigma: -1)
    } catch {
      sigma = error.expected
    }
    let names = Distribution.names.joined(separator: ", ")
    #expect(
      found == [
        "s.yaml:1: a.lognromal: unknown distribution; expected one of \(names); "
          + "did you mean \"lognormal\"?",
        "s.yaml:5: b.lognormal.sgima: unknown parameter; expected median, sigma; or mean, sd; "
          + "did you mean \"sigma\"?",
        "s.yaml:6: c.lognormal.sigma: missing; expected median, sigma; or mean, sd",
        "s.yaml:10: d.lognormal.sigma: found -1; expected \(sigma)",
        "s.yaml:11: e: found a distribution with draws of any size; "
          + "expected draws of at least 0",
        "s.yaml:12: f: found a mapping; "
          + "expected a mapping of one distribution's name to its parameters",
        "s.yaml:13: g: found \"fast\" (text); expected a number of at least 0 or a distribution",
        "s.yaml:14: h.normal: found 3; expected the parameters mean, sd",
        "s.yaml:15: i.normal.mean: found \"x\" (text); expected a number or a list of numbers",
        "s.yaml:16: j.exponential.mean: found a list of 2; expected a number",
        "s.yaml:17: k: found -1; expected a number of at least 0 or a distribution",
        "s.yaml:18: l.empirical.values.1: found \"x\" (text); expected a number",
      ])
  }

  @Test(
    "Draws that could not be reckoned with are refused",
    arguments: [
      "1e308", "{constant: {value: 1e16}}", "{lognormal: {median: 1, sigma: 20}}",
      "{pareto: {minimum: 1, shape: 0.1}}",
    ])
  func boundless(text: String) {
    let found = messages("a: \(text)") { _ = $0.distribution("a", in: .positive, "") }
    #expect(found.count == 1 && found[0].contains("draws numbers beyond 1e15"), "\(found)")
  }
}
