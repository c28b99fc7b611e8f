import RandomStreams
import Testing

@testable import MarketModel

/// C1: data of users and institutions make models, and better models follow a power law.
struct LearningLoopTests {
  private func deployed(_ market: MarketConfiguration, seed: Int) -> [ProductRecord] {
    play(market, Spending(perDay: [0]), seed: seed).periods.compactMap(\.product)
  }

  // The fitted exponent's standard error: spread .02 over some thirty runs whose data spread over
  // two to three units of the logarithm, that is below .006. The tolerance is the one of the claim, over
  // three standard errors; with five seeds the false-alarm probability is below 1e-2 and the seeds are
  // fixed.
  @Test("C1: the configured exponent is found again in a run's models", arguments: 1...5)
  func exponent(seed: Int) throws {
    var training = try TrainingConfiguration.make(growth: 0.08)
    training.failureShare = 0.2
    training.resultSpread = 0.02
    var ai = AIProductConfiguration.make(training: training)
    ai.learning.exponent = 0.15 + 0.05 * Double(seed)
    ai.personCorrelation = 0.02
    let market = try MarketConfiguration.makeUsed(people: 150, horizonDays: 240, ai: ai)
    let records = deployed(market, seed: seed)
    var points: [(x: Double, y: Double)] = []
    var runs = 0
    for record in records where record.totals.deployments > runs {
      runs = record.totals.deployments
      points.append(
        (
          x: log(record.segments[0].learntFromRecords),
          y: log(1 - record.segments[0].quality - ai.learning.irreducibleError)
        ))
    }
    #expect(points.count > 15)
    #expect(abs(slope(points) + ai.learning.exponent) < 0.02)
  }

  @Test("C1: with the loop off quality is flat, however much data there are")
  func loopOff() throws {
    let market = try MarketConfiguration.makeUsed(
      people: 150, horizonDays: 120, ai: .make(training: nil))
    let records = deployed(market, seed: 1)
    #expect(records.allSatisfy { $0.quality == 0.75 && $0.totals.trainingRuns == 0 })
    #expect((records.last?.effectiveRecords ?? 0) > 2000)
  }

  // Who is reached decides what is learnt: two segments, told apart by an attribute, one of which
  // never needs anything, and an institution whose data are about the other.
  @Test("C1: an institution's data make the model of its own segment better")
  func institution() throws {
    var ai = AIProductConfiguration.make(training: try .make(growth: nil))
    ai.training?.everyDays = 30
    ai.segmentsBy = "field"
    ai.usage.sessionsPerMonth = 0
    ai.sources = [
      DataSourceConfiguration(
        name: "hospital", segment: "medicine", fromDay: 10, recordsPerMonth: 5000,
        consentShare: 0.8, correlation: 0, costPerMonth: 70_000)
    ]
    var market = try MarketConfiguration.makeUsed(people: 60, horizonDays: 100, ai: ai)
    market.population.network = try .makeFields()
    let record = try #require(deployed(market, seed: 1).last)
    let medicine = try #require(record.segments.first { $0.name == "medicine" })
    let trade = try #require(record.segments.first { $0.name == "trade" })
    // Deliveries on days 10, 40.4, 70.9; the run of day 90 has learnt from three of them.
    #expect(abs(medicine.learntFromRecords - 12_500) < 1e-6)
    #expect(abs(1 - medicine.quality - (0.03 + 0.22 * pow(25, -0.3))) < 1e-12)
    #expect(trade.learntFromRecords == 500 && trade.quality == 0.75)
    #expect(record.totals.dataCost == 210_000)
    #expect(medicine.people + trade.people == 60 && medicine.people > 0 && trade.people > 0)

    market.product.ai?.transferShare = 0.5
    let shared = try #require(deployed(market, seed: 1).last)
    #expect(shared.segments.map(\.learntFromRecords).sorted() == [6500, 12_500])
  }

  @Test("C2: a run costs what it says, takes its days, and distributed it is sooner and dearer")
  func runs() throws {
    var training = try TrainingConfiguration.make(growth: nil)
    training.everyDays = 20
    training.costPerRun = 30_000
    training.days = try .constant(9)
    var market = try MarketConfiguration.makeUsed(
      people: 20, horizonDays: 60, ai: .make(training: training))
    market.calendar.reportEveryDays = 1
    func runs(_ market: MarketConfiguration) -> [(cost: Double, deployments: Int)] {
      deployed(market, seed: 1).map { ($0.totals.trainingCost, $0.totals.deployments) }
    }
    let alone = runs(market)
    // Begun on days 20 and 40, deployed on days 29 and 49; row n is the end of day n + 1.
    #expect(alone[18].cost == 0 && alone[20].cost == 30_000 && alone.last?.cost == 60_000)
    #expect(alone[27].deployments == 0 && alone[29].deployments == 1)
    #expect(alone.last?.deployments == 2)
    market.product.ai?.training?.distributed = DistributedTraining(machines: 3, parallelShare: 1)
    let shared = runs(market)
    #expect(shared[21].deployments == 0 && shared[23].deployments == 1)
    #expect(shared.last?.cost == 60_000)
    market.product.ai?.training?.distributed?.parallelShare = 0.9
    #expect(abs((runs(market).last?.cost ?? 0) - 72_000) < 1)
  }

  @Test("A run that the cash does not pay for is not begun")
  func tooDear() throws {
    var training = try TrainingConfiguration.make(growth: nil)
    training.everyDays = 10
    training.costPerRun = 1e12
    let market = try MarketConfiguration.makeUsed(
      people: 20, horizonDays: 60, ai: .make(training: training))
    let record = play(market, Spending(perDay: [0]))
    #expect(record.totals.ruinDay == nil)
    #expect(record.periods.last?.product?.totals.trainingRuns == 0)
  }

  // 60 runs of failure .3: the count's standard deviation is 3.5, 4.5 of which are allowed; the
  // false-alarm probability is 7e-6.
  @Test("Runs fail as often as configured, and leave the model as it was")
  func failures() throws {
    var training = try TrainingConfiguration.make(growth: nil)
    training.everyDays = 2
    training.days = try .constant(1)
    training.failureShare = 0.3
    var market = try MarketConfiguration.makeUsed(
      people: 20, horizonDays: 121.5, ai: .make(training: training))
    market.calendar.reportEveryDays = 1
    let records = deployed(market, seed: 1)
    let last = try #require(records.last?.totals)
    #expect(last.trainingRuns == 60)
    #expect(last.failedRuns + last.deployments == 60)
    #expect(abs(Double(last.failedRuns) - 18) < standardErrors * (60 * 0.3 * 0.7).squareRoot())
    for (before, after) in zip(records, records.dropFirst())
    where after.totals.deployments == before.totals.deployments {
      #expect(after.quality == before.quality)
    }
  }
}
