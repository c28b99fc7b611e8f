import OutputAnalysis
import SimulationKernel
import Testing

/// Intervals over the kernel's M/M/1; `Documentation/OutputAnalysis.md` has the large study.
struct IntervalCoverageTests {
  // At load 0.5 a transient is over within some 50 customers, and the mean wait is one service.
  private let load = 0.5
  private let truth = 1.0

  private func waits(_ customers: Int, seed: UInt32, replication: Int) -> [Double] {
    SingleServerQueue.played(
      customers: customers, load: load, seed: seed, replication: replication
    ).model.waits
  }

  @Test("Replication–deletion and batch means hold the mean wait of M/M/1 about as often as said")
  func coverage() throws {
    let macroReplications = 120
    var byDeletion = 0
    var byBatches = 0
    for macroReplication in 0..<macroReplications {
      let runs = (0..<8).map {
        waits(350, seed: 40, replication: 9 * macroReplication + $0)
      }
      let deletion = try #require(ReplicationDeletion(runs, deleting: 50))
      if deletion.estimate.contains(truth) { byDeletion += 1 }
      let long = waits(2450, seed: 40, replication: 9 * macroReplication + 8)
      let batches = try #require(BatchMeans(of: Array(long[50...])))
      if batches.estimate.contains(truth) { byBatches += 1 }
    }
    // Such short runs have skewed means and correlated batches, which may cost 4 %; the binomial
    // standard error of 95 % is 2.0 %. Beyond 4 % and 4.5 of them by chance: 7e-6.
    #expect(byDeletion >= macroReplications * 82 / 100)
    #expect(byBatches >= macroReplications * 82 / 100)
  }
}
