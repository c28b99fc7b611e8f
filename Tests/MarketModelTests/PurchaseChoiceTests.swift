import RandomStreams
import Testing

@testable import MarketModel

/// The logit choice.
struct PurchaseChoiceTests {
  /// A choice against one rival, or none.
  private static func choice(
    us: Double?, rival: Double?, neither: Double, uniform: Double, rivalUniform: Double
  ) -> PurchaseChoice {
    PurchaseChoice(
      us: us, rivals: [rival.map { exp($0 - neither) } ?? 0], neither: neither, uniform: uniform,
      rivalUniform: rivalUniform)
  }

  // Three cells, 20,000 choices, level 1e-5: with 2 degrees of freedom the bound is -2 ln 1e-5.
  @Test(
    "Choices come in logit shares",
    arguments: [(0.4, -0.3, 0.8), (2.0, 2.0, 0.0), (-1.5, 0.7, -1.0)] as [(Double, Double, Double)])
  func shares(us: Double, rival: Double, neither: Double) {
    var stream = streams(11).stream(StreamPurpose(1), entity: 0)
    let n = 20_000
    var counts: [PurchaseChoice: Int] = [:]
    for _ in 0..<n {
      let choice = Self.choice(
        us: us, rival: rival, neither: neither, uniform: stream.uniform(),
        rivalUniform: stream.uniform())
      counts[choice, default: 0] += 1
    }
    let sum = exp(us) + exp(rival) + exp(neither)
    let statistic = [(PurchaseChoice.us, us), (.rival(0), rival), (.neither, neither)]
      .reduce(0.0) { total, cell in
        let expected = Double(n) * exp(cell.1) / sum
        let difference = Double(counts[cell.0, default: 0]) - expected
        return total + difference * difference / expected
      }
    #expect(statistic < -2 * log(1e-5))
  }

  @Test("A better offer of ours only turns other choices into it, and leaves those as they were")
  func monotone() {
    for (step, rivalStep) in (0..<40).flatMap({ step in (0..<40).map { (step, $0) } }) {
      let choices = stride(from: -6.0, through: 6, by: 0.5).map {
        Self.choice(
          us: $0, rival: 0.3, neither: 0.5, uniform: Double(step) / 40,
          rivalUniform: Double(rivalStep) / 40)
      }
      let first = choices.firstIndex(of: .us) ?? choices.endIndex
      #expect(choices[first...].allSatisfy { $0 == .us })
      #expect(Set(choices[..<first]).count <= 1)
    }
  }

  // Five cells, 20,000 choices, level 1e-5: the bound for 4 degrees of freedom is 28.5 (R:
  // qchisq(1 - 1e-5, 4)).
  @Test("Among several rivals, one of them out of sight, choices come in logit shares")
  func several() {
    let weights = [0.5, 0, 2, 1.25]
    let us = log(1.5)
    var stream = streams(12).stream(StreamPurpose(1), entity: 0)
    let n = 20_000
    var counts: [PurchaseChoice: Int] = [:]
    for _ in 0..<n {
      let choice = PurchaseChoice(
        us: us, rivals: weights, neither: 0, uniform: stream.uniform(),
        rivalUniform: stream.uniform())
      counts[choice, default: 0] += 1
    }
    #expect(counts[.rival(1)] == nil)
    let sum = 1.5 + 3.75 + 1
    let cells: [(PurchaseChoice, Double)] = [
      (.us, 1.5), (.rival(0), 0.5), (.rival(2), 2), (.rival(3), 1.25), (.neither, 1),
    ]
    let statistic = cells.reduce(0.0) { total, cell in
      let expected = Double(n) * cell.1 / sum
      let difference = Double(counts[cell.0, default: 0]) - expected
      return total + difference * difference / expected
    }
    #expect(statistic < 28.5)
  }

  @Test("What is not among the alternatives is not chosen")
  func absent() {
    for uniform in [0, 0.25, 0.5, 0.999_999] {
      #expect(
        Self.choice(us: nil, rival: nil, neither: -9, uniform: uniform, rivalUniform: uniform)
          == .neither)
      #expect(
        Self.choice(us: nil, rival: 50, neither: 0, uniform: uniform, rivalUniform: uniform)
          != .us)
      #expect(
        Self.choice(us: -50, rival: nil, neither: 0, uniform: uniform, rivalUniform: uniform)
          != .rival(0))
    }
  }
}
