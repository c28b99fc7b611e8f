internal import OutputAnalysis
internal import RandomStreams

/// Several methods on the same queues, macro-replication by macro-replication.
struct CoverageStudy {
  static let load = 0.8
  /// The mean wait before service, by theory: load / (1 - load) services.
  static let truth = 4.0
  private static let replications = 10
  private static let warmUp = 500
  private static let perReplication = 5_000
  private static let longRun = 50_000
  private static let shortRun = 5_000

  private var deletion = Coverage(
    "replication–deletion, 10 × 5,000 after 500", claim: 0.93...0.97)
  private var noDeletion = Coverage("10 replications of 200, nothing deleted")
  private var batches = Coverage("batch means, 24 of 50,000 after 500", claim: 0.90...1)
  private var batchesAfterMSER = Coverage("batch means, 24 of 50,000 after MSER-5", claim: 0.90...1)
  private var tooShort = Coverage("batch means, 24 of 5,000 after 500")

  private let seed: UInt32

  init(seed: UInt32) {
    self.seed = seed
  }

  var coverages: [Coverage] { [deletion, noDeletion, batches, batchesAfterMSER, tooShort] }

  /// Makes each interval once, from runs that no other macro-replication has.
  mutating func play(_ macroReplication: Int) {
    // Every run has a replication number, and so draws, of its own.
    let first = macroReplication * (Self.replications + 1)
    let runs = (0..<Self.replications).map { run in
      waits(Self.warmUp + Self.perReplication, replication: first + run)
    }
    record(ReplicationDeletion(runs, deleting: Self.warmUp), in: &deletion)
    record(ReplicationDeletion(runs.map { Array($0.prefix(200)) }, deleting: 0), in: &noDeletion)
    let long = waits(Self.warmUp + Self.longRun, replication: first + Self.replications)
    record(BatchMeans(of: Array(long[Self.warmUp...])), deleted: Self.warmUp, in: &batches)
    let mser = MSERTruncation(of: long)
    let truncation = mser?.truncation ?? 0
    record(BatchMeans(of: Array(long[truncation...])), deleted: truncation, in: &batchesAfterMSER)
    record(
      BatchMeans(of: Array(long[Self.warmUp...].prefix(Self.shortRun))),
      deleted: Self.warmUp, in: &tooShort)
  }

  private func waits(_ customers: Int, replication: Int) -> [Double] {
    SingleServerQueue.waits(
      ofFirst: customers, load: Self.load,
      streams: ReplicationStreams(seed: seed, replication: UInt32(replication)))
  }

  private func record(_ result: ReplicationDeletion?, in coverage: inout Coverage) {
    guard let result else { return }
    coverage.record(result.estimate, truth: Self.truth, deleted: result.deleted)
  }

  private func record(_ result: BatchMeans?, deleted: Int, in coverage: inout Coverage) {
    guard let result else { return }
    coverage.record(
      result.estimate, truth: Self.truth, deleted: deleted, isTooShort: result.isTooShort())
  }
}
