import RandomStreams
import SimulationKernel
import Testing

@testable import MarketModel

/// Courses: who enrols, seats, money, and what taking part does (A8).
struct CoursesTests {
  private func market(
    people: Int = 300, _ change: (inout CoursesConfiguration) -> Void = { _ in }
  ) throws -> MarketConfiguration {
    var market = try MarketConfiguration.make(people: people, and: .courses(change))
    market.product.trustUtility = 1e-9
    return market
  }

  @Test("A rolling course begins on its days, is paid once each, and its seats are paid for")
  func dates() throws {
    let (events, record) = try traced(try market(), fieldSpending)
    let begun = events.filter { $0.kindName == "courseBegins" }
    #expect(begun.map(\.day) == [10, 30, 50])
    #expect(events.filter { $0.kindName == "opensEnrolment" }.map(\.day) == [2, 22, 42])
    #expect(
      events.filter { $0.kindName == "finishesCourse" }.allSatisfy {
        [12, 32, 52].contains($0.day)
      })
    let courses = record.channels[2].courses
    #expect(courses.held == 3 && courses.participants > 20)
    #expect(courses.fees == Double(courses.participants) * 12_000)
    #expect(record.channels[2].spend == 300_000)
    // Fees less what the course costs is what the firm's cash changes by on its first day.
    for event in begun {
      let fees = event.cashChange + 100_000
      #expect(fees.truncatingRemainder(dividingBy: 12_000) == 0 && fees > 0)
    }
  }

  @Test("Seats go to who enrols first; the others are turned away")
  func seats() throws {
    let few = play(try market { $0.courses[0].seats = 3 }, fieldSpending).channels[2].courses
    #expect(few.participants == 9 && few.turnedAway > 20)
    let many = play(try market { $0.courses[0].seats = 300 }, fieldSpending).channels[2].courses
    #expect(many.turnedAway == 0 && many.participants > 29)
  }

  // Binomial over 3000 people who all know the firm alike: 4.5 standard errors.
  @Test("Interest is in proportion to awareness, and customers are the more interested")
  func interest() throws {
    for (isCustomer, share) in [(false, 0.2), (true, 1.0 / 3)] {
      var market = try market(people: 3000) {
        $0.interestShare = 0.2
        $0.customerInterestFactor = 2
        $0.courses[0].seats = 3000
        $0.courses[0].everyDays = nil
        $0.courses[0].startDay = 1
      }
      market.channels.removeFirst(2)
      market.awareness.directVisitShare = 0
      market.awareness.knowUsNowShare = 0
      market.firm.customersNowShare = isCustomer ? 1 : 0
      market.awareness.customersKeepShare = 1
      if !isCustomer {
        market.awareness.knowUsNowShare = 1
        market.awareness.awareFromShare = 0.999_999
        market.awareness.carryOverPerMonthShare = 0.999_999
      }
      let totals = play(market, Spending(perDay: [0])).channels[0].courses
      let error = (3000 * share * (1 - share)).squareRoot()
      #expect(abs(Double(totals.participants) - 3000 * share) < standardErrors * error)
    }
  }

  @Test("Nobody has a seat in two courses at the same time")
  func overlapping() throws {
    func participants(secondFrom day: Int) throws -> Int {
      var market = try market(people: 200) {
        $0.interestShare = 0.9
        $0.courses[0].seats = 200
        $0.courses[0].everyDays = nil
        $0.courses[0].days = 10
        $0.courses.append($0.courses[0])
        $0.courses[1].name = "advanced"
        $0.courses[1].startDay = day
      }
      market.awareness.knowUsNowShare = 1
      market.awareness.awareFromShare = 0.999_999
      market.awareness.carryOverPerMonthShare = 0.999_999
      return play(market, fieldSpending).channels[2].courses.participants
    }
    // Each wants a seat in either course by a draw of its own.
    let (together, apart) = (
      try participants(secondFrom: 19), try participants(secondFrom: 20)
    )
    #expect(together <= 200 && together > 50)
    #expect(Double(apart) > 1.1 * Double(together))
  }

  @Test("Who takes part counts from the first day on, on which she pays")
  func underWay() throws {
    let market = try market {
      $0.courses[0].startDay = 58
      $0.courses[0].days = 9
    }
    let courses = play(market, fieldSpending).channels[2].courses
    #expect(courses.held == 1 && courses.participants > 5)
    #expect(courses.fees == Double(courses.participants) * 12_000)
  }

  @Test("A course raises trust and awareness, and a closed one is not held")
  func effects() throws {
    let with = play(try market(), fieldSpending)
    let without = play(try market { $0.interestShare = 0 }, fieldSpending)
    #expect(try #require(with.totals.meanTrust) > (try #require(without.totals.meanTrust)))
    #expect(without.channels[2].courses == CourseTotals() && without.channels[2].spend == 0)
    var closing = try market()
    closing.channels[2].lifeCycle = LifeCycle(closesOnDay: 25)
    let closed = play(closing, fieldSpending).channels[2].courses
    #expect(closed.held == 1 && closed.participants > 0)
  }

  @Test("A first course multiplies how often its participant uses the product (B8)")
  func use() throws {
    func sessions(factor: Double) throws -> Double {
      var market = try market(people: 400) {
        $0.interestShare = 0.9
        $0.courses[0].seats = 400
        $0.useFactor = factor
        $0.impulseShare = 0
      }
      market.product.ai = .make(training: nil)
      market.firm.customersNowShare = 1
      market.awareness.customersKeepShare = 1
      market.channels[2].trustPerTouch = 0
      return Double(play(market, fieldSpending).periods.last?.product?.totals.sessions ?? 0)
    }
    #expect(try sessions(factor: 2) > 1.3 * sessions(factor: 1))
  }

  // The participants of three dates are the same people, of whom the second and third course make no
  // more frequent users. 4.5 standard errors of Poisson counts: 7e-6.
  @Test("Further courses do not multiply it again")
  func useOnce() throws {
    func sessions(courses: Int) throws -> Double {
      var market = try market(people: 300) {
        $0.interestShare = 0.99
        $0.customerInterestFactor = 1000
        $0.courses[0].seats = 300
        $0.courses[0].startDay = 1
        $0.courses[0].days = 1
        $0.courses[0].everyDays = courses > 1 ? 2 : nil
        $0.useFactor = 2
        $0.impulseShare = 0
      }
      // Nobody orders again, which would keep people as customers, who use it.
      market.need.needsPerYear = 0
      market.product.ai = .make(training: nil)
      market.firm.customersNowShare = 1
      market.awareness.customersKeepShare = 1
      market.channels[2].trustPerTouch = 0
      return Double(play(market, fieldSpending).periods.last?.product?.totals.sessions ?? 0)
    }
    let (once, often) = (try sessions(courses: 1), try sessions(courses: 2))
    #expect(once > 1000 && abs(often - once) < standardErrors * (once + often).squareRoot())
  }

  @Test("Taking the courses away shifts nobody else's draws (R9)")
  func counterfactual() throws {
    var with = try market {
      $0.liftPerCourse = 0
      $0.courses[0].seats = 1
      $0.courses[0].days = 300
      // Nobody has finished by the horizon.
    }
    with.product.trustUtility = 0
    var without = with
    without.channels.removeLast()
    let record = play(with, fieldSpending)
    #expect(record.channels[2].courses.held == 3)
    let plain = play(without, Spending(perDay: [4000, 1000]))
    #expect(Array(record.channels.prefix(2)) == plain.channels && record.direct == plain.direct)
  }

  @Test("Nobody and no money gets lost in courses", arguments: 1...4)
  func conservation(seed: Int) throws {
    var market = try market()
    market.firm.openingCash = Money(minorUnits: Int64(seed) * 400_000)
    try MarketReplication.check(market, policy: fieldSpending, streams: streams(seed))
    let record = play(market, fieldSpending, seed: seed)
    let totals = record.totals
    let earned = totals.contribution - totals.marketing - totals.fixedCosts
    #expect(
      totals.cash + totals.receivables - totals.merchantPayables - totals.debt
        == market.firm.openingCash.asDouble + earned)
    #expect(
      totals.contribution
        == (record.channels + [record.direct]).reduce(0) { $0 + $1.contribution })
  }
}
