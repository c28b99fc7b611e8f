internal import RandomStreams

/// Plays checks, their replications in parallel.
public enum Validation {
  /// The replications that some checks need in all.
  public static func replications(of checks: [ValidationCheck], share: Double = 1) -> Int {
    checks.reduce(0) { $0 + $1.replications(share: share) }
  }

  /// Plays the checks, and returns a line for each comparison in the checks' order.
  ///
  /// The lines depend on checks, seed and share alone.
  ///
  /// - Parameters:
  ///   - share: The part of the replications that is played, above 0 and at most 1; of each check
  ///     ``ValidationCheck/fewestReplications`` at least.
  ///   - limit: How many standard errors a passing value of 30 or more replications may be off.
  ///   - jobs: Replications played at the same time.
  ///   - progress: Called after each replication, from any task.
  /// - Throws: What a check throws, and `CancellationError` if the task was cancelled.
  public static func run(
    _ checks: [ValidationCheck], seed: UInt32, share: Double = 1,
    limit: Double = ValidationLine.standardLimit, jobs: Int,
    progress: @escaping @Sendable () -> Void = {}
  ) async throws -> [ValidationLine] {
    let cells = checks.indices.flatMap { check in
      (0..<checks[check].replications(share: share)).map { (check, $0) }
    }
    var parts = checks.map {
      [[ValidationCheck.Part]](repeating: [], count: $0.replications(share: share))
    }
    try await withThrowingTaskGroup(of: (Int, [ValidationCheck.Part]).self) { group in
      var next = 0
      func add() {
        let index = next
        let (check, replication) = cells[index]
        group.addTask {
          return (index, try checks[check].play(checks[check].streams(seed: seed, replication)))
        }
        next += 1
      }
      while next < min(jobs, cells.count) { add() }
      while let (index, found) = try await group.next() {
        parts[cells[index].0][cells[index].1] = found
        progress()
        try Task.checkCancellation()
        if next < cells.count { add() }
      }
    }
    return zip(checks, parts).flatMap { check, parts in
      check.quantities.indices.map {
        ValidationLine(check, quantity: $0, parts: parts, limit: limit)
      }
    }
  }
}

extension ValidationCheck {
  /// The streams of a replication: each check has draws of its own, so that chance in one says
  /// nothing of the others.
  func streams(seed: UInt32, _ replication: Int) -> ReplicationStreams {
    ReplicationStreams(
      seed: seed ^ StableHash.of32Bits(name), replication: UInt32(replication))
  }

  /// The replications when only a share of them is played.
  func replications(share: Double) -> Int {
    min(replications, max(fewestReplications, Int((Double(replications) * share).rounded())))
  }
}
