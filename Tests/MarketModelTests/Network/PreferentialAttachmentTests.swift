import RandomStreams
import Testing

@testable import MarketModel

/// The scale-free network of Barabási and Albert.
struct PreferentialAttachmentTests {
  private static let people = 20_000
  private static let friends = MarketModelTests.friends(
    people: people, .barabasiAlbert(meanDegree: 10))

  @Test("Everyone owns half of the mean degree, and nobody is cut off", arguments: [2, 4, 10])
  func connected(degree: Int) {
    for people in [1, 2, 3, 4, degree + 1, degree + 2, 500] {
      let friends = MarketModelTests.friends(people: people, .barabasiAlbert(meanDegree: degree))
      let joining = people > 2 ? min(degree / 2, (people - 1) / 2) : 0
      #expect(friends.reduce(0) { $0 + $1.count } == 2 * people * joining)
      #expect(friends.allSatisfy { $0.count >= joining })
      if people > 2 { #expect(isConnected(friends)) }
    }
  }

  // Bollobás, Riordan, Spencer and Tusnády 2001: P(K = k) = 2m(m+1) / k(k+1)(k+2), so that
  // P(K ≥ k) = m(m+1) / k(k+1). Degrees are as good as independent in a large network.
  @Test("Degrees follow the published law", arguments: [6, 8, 12, 20, 40, 80])
  func law(least: Int) {
    let n = Double(Self.people)
    let expected = 30 / Double(least * (least + 1))
    let share = Double(Self.friends.count { $0.count >= least }) / n
    let error = (expected * (1 - expected) / n).squareRoot()
    #expect(abs(share - expected) < standardErrors * error, "\(share) for \(expected)")
  }

  // The maximum likelihood estimator of Clauset, Shalizi and Newman 2009 (3.7), from degree 30 on:
  // 1 + n / Σ ln(k / 29.5). Some 645 people are there: a standard error of .079, and the law
  // above has the slope 2.9 there. The band is 4.5 standard errors (7e-6) about that.
  @Test("The tail's exponent is 3")
  func exponent() {
    let tail = Self.friends.map(\.count).filter { $0 >= 30 }
    let estimate = 1 + Double(tail.count) / tail.reduce(0) { $0 + log(Double($1) / 29.5) }
    #expect(abs(estimate - 2.92) < standardErrors * 0.079, "\(estimate)")
    #expect(abs(estimate - 3) < 0.45)
  }
}
