import RandomStreams
import Testing

@testable import MarketModel

struct ComputingCostTests {
  // Amdahl's law: 1 / (.1 + .9 / 10) = 5.263…, and ten machines for 1/5.263 of the time.
  @Test("Ten machines make a run shorter and dearer, as the part that they share allows")
  func distributed() throws {
    let ten = DistributedTraining(machines: 10, parallelShare: 0.9)
    #expect(abs(ten.speedup - 1 / 0.19) < 1e-12)
    #expect(abs(ten.costFactor - 1.9) < 1e-12)
    var training = TrainingConfiguration(
      everyDays: 30, whenDataGrewByShare: nil, days: try .constant(19), costPerRun: 1000,
      costPerThousandRecords: 50, failureShare: 0)
    #expect(training.cost(ofRecords: 4000) == 1200)
    #expect(training.days(onOneMachine: 19) == 19)
    training.distributed = ten
    #expect(abs(training.cost(ofRecords: 4000) - 2280) < 1e-9)
    #expect(abs(training.days(onOneMachine: 19) - 3.61) < 1e-12)
  }

  @Test("One machine is what it is, however much of the work could be shared")
  func oneMachine() {
    let one = DistributedTraining(machines: 1, parallelShare: 0.7)
    #expect(abs(one.speedup - 1) < 1e-12 && abs(one.costFactor - 1) < 1e-12)
  }

  @Test(
    "A use gets cheaper by the factor of a year",
    arguments: [(0.0, 40.0), (365.25, 4), (730.5, 0.4)])
  func priceTrend(day: Double, cost: Double) {
    var price = InferencePrice(costPerUse: 40, fallPerYearFactor: 10)
    #expect(abs(price.cost(onDay: day) - cost) < 1e-9)
    price.compression = CompressionConfiguration(servingCostShare: 0.25, addedErrorShare: 0.1)
    #expect(abs(price.cost(onDay: day) - cost / 4) < 1e-9)
  }
}
