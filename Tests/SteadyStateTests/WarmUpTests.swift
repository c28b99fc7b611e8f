import OutputAnalysis
import SimulationKernel
import Testing

struct WarmUpTests {
  @Test("The warm-up of an M/M/1 that starts empty is found from averaged replications")
  func emptyStart() throws {
    // At load 0.8 the mean wait comes within a tenth of its limit after some 150 customers.
    let replications = (0..<40).map {
      SingleServerQueue.played(customers: 1500, load: 0.8, seed: 42, replication: $0).model.waits
    }
    let welch = try #require(WelchProcedure(replications, window: 50))
    let mser = try #require(MSERTruncation(of: welch.averages))
    // MSER-5 weighs the bias against the noise and so deletes less than a plot suggests.
    #expect((30...500).contains(welch.truncation))
    #expect((10...500).contains(mser.truncation))
    #expect(!welch.isTooShort && !mser.isTooShort)
  }
}
