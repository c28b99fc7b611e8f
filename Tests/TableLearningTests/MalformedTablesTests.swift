import ConversionModel
import Foundation
import Testing

@testable import TableLearning

@Suite("Malformed tables")
struct MalformedTablesTests {
  /// Tables a kind; `MARKETSIM_MALFORMED_TABLES=1000` has that many of all kinds together.
  private static let rounds: Int = {
    let all = ProcessInfo.processInfo.environment["MARKETSIM_MALFORMED_TABLES"].flatMap { Int($0) }
    return max(1, (all ?? 1) / MalformedTable.Kind.allCases.count + 1)
  }()

  /// What the learners made of a table, with a check that all of it is finite.
  private func losses(_ bytes: [UInt8], _ words: String) throws -> [Double] {
    let file = try TemporaryTable(bytes)
    let scan = try TableScan(file.path, label: "y")
    let plan = try FeaturePlan(scan)
    let isWide = plan.map.featureCount > LearnerMethod.mostFeaturesOfMixture
    let methods: [LearnerMethod] =
      isWide ? [.diagonal, .ftrl] : [.mixture, .full, .diagonal, .adam, .ftrl, .svm]
    var learner = TableLearner(scan, plan: plan, methods: methods.map(TableMethod.single))
    var worst = 0.0
    try learner.run { prediction in
      // Written so that NaN, too, is worse than 1.
      let p = prediction.probability
      if !(p >= 0 && p <= 1) { worst = 2 }
    }
    #expect(worst == 0, "a prediction is no probability: \(words)")
    return try learner.candidates.indices.map { index in
      let loss = try #require(learner.candidates[index].progressive.logLoss)
      #expect(loss.isFinite, "\(words)")
      #expect(
        learner.weights(ofCandidate: index).allSatisfy {
          $0.weight.isFinite && $0.standardizedWeight.isFinite
        }, "\(words)")
      return loss
    }
  }

  @Test(
    "Each is refused in words, or learnt with finite figures, and the same as the plain one if it says the same",
    arguments: MalformedTable.Kind.allCases)
  func judged(kind: MalformedTable.Kind) throws {
    for round in 0..<Self.rounds {
      var table = MalformedTable(seed: UInt64(1_000 * round + 17))
      let bytes = table.bytes(kind)
      let words = "\(kind), round \(round)"
      do {
        let losses = try losses(bytes, words)
        switch kind.demand {
        case .sameAsPlain: #expect(try losses == self.losses(table.plain, words), "\(words)")
        case .refused: Issue.record("learnt what is broken: \(words)")
        case .learntOrRefused: break
        }
      } catch let error as TableError {
        #expect(kind.demand != .sameAsPlain, "\(words): \(error)")
        #expect(error.description.contains(": found ") && error.description.contains("; expected "))
      }
    }
  }

  @Test("A table of a hundred thousand columns is learnt")
  func wide() throws {
    let count = 100_000
    var text = (0..<count).map { "c\($0)" }.joined(separator: ",") + ",y\n"
    for row in 0..<6 {
      text += (0..<count).map { "\((row * 7 + $0) % 13)" }.joined(separator: ",") + ",\(row % 2)\n"
    }
    #expect(try losses(Array(text.utf8), "wide").count == 2)
  }
}
