internal import ArgumentParser
internal import Populations

/// The options that say how a network is learnt.
struct LearningOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The edges, as 'region->device, age->spend', or 'none'; searched for unless given.",
      valueName: "edges"))
  var structure: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The score of the search: bic or bdeu. (default: bic)", valueName: "score"),
    transform: scoreNamed(_:))
  var score: Score = .bic

  @Option(
    name: .customLong("max-parents"), parsing: .unconditional,
    help: ArgumentHelp("The most parents in the search. (default: 3)", valueName: "count"),
    transform: wholeNumber(in: 1...6))
  var mostParents: Int = 3

  @Option(
    name: .customLong("classes"), parsing: .unconditional,
    help: ArgumentHelp(
      "About how many classes a numeric column is cut into. (default: 8)", valueName: "count"),
    transform: wholeNumber(in: 2...100))
  var classCount: Int = 8

  @Option(
    name: .customLong("equivalent-sample-size"), parsing: .unconditional,
    help: ArgumentHelp("The prior sample, spread evenly. (default: 1)", valueName: "people"),
    transform: positiveNumber(_:))
  var equivalentSampleSize: Double = 1

  @Option(
    name: .customLong("pseudo-count"), parsing: .unconditional,
    help: ArgumentHelp(
      "Laplace's estimate instead: people added to each category.", valueName: "people"),
    transform: positiveNumber(_:))
  var pseudoCount: Double?

  @Option(
    name: .customLong("column"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What to make of a column: NAME=categorical, numeric or skip; may be repeated.",
      valueName: "name=use"))
  var columns: [String] = []

  enum Score: String, CaseIterable { case bic, bdeu }

  /// The learner.
  func learner() throws -> NetworkLearner {
    NetworkLearner(
      structure: try structure.map { .given(try Self.parents($0)) }
        ?? .search(
          score == .bic ? .bic : .bdeu(equivalentSampleSize: equivalentSampleSize),
          mostParents: mostParents),
      smoothing: pseudoCount.map { .laplace(pseudoCount: $0) }
        ?? .dirichlet(equivalentSampleSize: equivalentSampleSize),
      classCount: classCount)
  }

  /// What to make of columns.
  func uses() throws -> [String: ColumnUse] {
    var uses: [String: ColumnUse] = [:]
    for column in columns {
      let parts = column.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let use = ColumnUse(rawValue: parts[1]) else {
        throw ArgumentProblem(
          "--column \(column): expected NAME=categorical, NAME=numeric or NAME=skip")
      }
      uses[parts[0]] = use
    }
    return uses
  }

  /// The structure in words, for a comment.
  var structureWords: String {
    structure == nil
      ? "structure by greedy search with \(score.rawValue), up to \(mostParents) parents"
      : "structure as given"
  }

  private static func parents(_ edges: String) throws -> [String: [String]] {
    guard edges != "none" else { return [:] }
    var parents: [String: [String]] = [:]
    for edge in edges.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = edge.split(separator: "->", omittingEmptySubsequences: false).map {
        String($0.split(separator: " ").joined(separator: " "))
      }
      guard ends.count == 2, !ends.contains("") else {
        throw ArgumentProblem("--structure: found '\(edge)'; expected edges as 'parent->child'")
      }
      parents[ends[1], default: []].append(ends[0])
    }
    return parents
  }
}

/// Reads a score, for an option's `transform`.
@Sendable
private func scoreNamed(_ argument: String) throws -> LearningOptions.Score {
  guard let score = LearningOptions.Score(rawValue: argument) else {
    throw ArgumentProblem("expected bic or bdeu")
  }
  return score
}

/// Reads a number above 0, for an option's `transform`.
@Sendable
func positiveNumber(_ argument: String) throws -> Double {
  guard let number = Double(argument), number > 0, number <= 1e6 else {
    throw ArgumentProblem("expected a number above 0, up to 1000000")
  }
  return number
}
