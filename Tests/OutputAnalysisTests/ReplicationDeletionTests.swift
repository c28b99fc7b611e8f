import OutputAnalysis
import Testing

struct ReplicationDeletionTests {
  @Test("Each replication is one mean of what remains, whatever its length")
  func handComputed() throws {
    let result = try #require(
      ReplicationDeletion([[9, 9, 1, 3], [50, -50, 4], [0, 0, 3, 3, 3]], deleting: 2))
    #expect(result.means == [2, 4, 3])
    #expect(result.deleted == 2)
    #expect(result.estimate.count == 3)
    #expect(result.estimate.mean == 3)
    // Variance 1; t(.975, 2) = 4.302653.
    #expect(isNear(result.estimate.halfWidth, 4.302653 / Double(3).squareRoot(), within: 1e-6))
    #expect(ReplicationDeletion([], deleting: 0) == nil)
    let one = try #require(ReplicationDeletion([[1, 2]], deleting: 0))
    #expect(one.estimate.mean == 1.5)
    #expect(one.estimate.halfWidth == nil)
    #expect(!one.estimate.contains(1.5))
  }

  @Test("Without deletion a transient moves the interval off the mean; with it, coverage holds")
  func coverage() throws {
    var generator = NormalGenerator(seed: 35)
    let macroReplications = 300
    var held = 0
    var heldWithout = 0
    for _ in 0..<macroReplications {
      let replications = (0..<8).map { _ in
        generator.autoregression(
          count: 200, correlation: 0.5, mean: 3, displacement: 10, decay: 0.9)
      }
      let result = try #require(ReplicationDeletion(replications, deleting: 80))
      if result.estimate.contains(3) { held += 1 }
      let without = try #require(ReplicationDeletion(replications, deleting: 0))
      if without.estimate.contains(3) { heldWithout += 1 }
    }
    // The means are normal, so that coverage is 95 %, with a standard error of 1.26 %. Beyond 4.5 of
    // them by chance: 7e-6. Not deleted, the start is worth half a unit in means of error 0.04.
    #expect(isNear(Double(held) / Double(macroReplications), 0.95, within: 0.057))
    #expect(heldWithout == 0)
  }

  @Test("A replication that is all warm-up, and values that are not finite, stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      _ = ReplicationDeletion([[1, 2, 3], [1, 2]], deleting: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = ReplicationDeletion([[1, .infinity]], deleting: 0)
    }
  }
}
