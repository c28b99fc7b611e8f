internal import MarketModel
internal import Populations
internal import RandomStreams

/// A population's network that is learnt from a file of customers.
extension ScenarioSchema {
  /// A learnt network, and which of its attributes the firm knows.
  struct Learnt {
    var network: BayesianNetwork
    var knownToFirm: [String]
  }

  /// Reads `learnFrom` with its settings, and learns unless that has been done.
  static func readLearntPopulation(_ population: ScenarioReader) -> Learnt? {
    let name = population.path(
      "learnFrom",
      "a file of customers with a header, comma-separated, beside this one; may be compressed by gzip"
    )
    let settings = population.section("learning", "how the network is learnt from it")
    let memory = population.context.learntPopulation ?? open(name, population)
    let columns = memory?.columnNames ?? []
    let uses = settings.optionalSection("columns", "what to make of columns, against the rule")
    var useByColumn: [String: ColumnUse] = [:]
    for column in uses?.keys(naming: "column", among: columns) ?? [] {
      useByColumn[column] = uses?.choice(column, "what to make of the column")
    }
    let names = settings.optionalSection("names", "other names for columns, as a trait's")
    var nameByColumn: [String: String] = [:]
    for column in names?.keys(naming: "column", among: columns) ?? [] {
      nameByColumn[column] = names?.text(column, "the attribute's or trait's name")
    }
    let attributes = columns.filter { useByColumn[$0] != .skip }.map { nameByColumn[$0] ?? $0 }
    for name in attributes where attributes.count(where: { $0 == name }) > 1 {
      (names ?? settings).report(.value("the name \(name) twice"), expected: "each name once")
    }
    let learner = readLearner(settings, attributes: attributes)
    let traits = Trait.allCases.map(\.nodeName)
    let known = settings.references(
      "knownToFirm", to: "column", among: attributes.filter { !traits.contains($0) }, default: [],
      "the attributes in the firm's profiles, which are features of the conversion model")
    guard !population.hasProblems, var memory else { return nil }
    if memory.network == nil {
      memory.network = learn(memory, learner, useByColumn, nameByColumn, population)
      population.context.learntPopulation = memory
    }
    return memory.network.map { Learnt(network: $0, knownToFirm: known) }
  }

  private static func readLearner(
    _ settings: ScenarioReader, attributes: [String]
  ) -> NetworkLearner {
    settings.certainly { settings in
      let size = settings.number(
        "equivalentSampleSize", unit: "people", in: .above(0, upTo: 1e6), default: 1,
        "prior sample, spread evenly over all combinations, of shares and of the score bdeu")
      let pseudoCount = settings.optional("pseudoCount") {
        $0.number(
          "pseudoCount", unit: "people", in: .above(0, upTo: 1e6),
          "people added to each category of each combination, in place of equivalentSampleSize")
      }
      let score = settings.choice(
        "score", of: ["bic", "bdeu"], default: "bic", "by which a structure is searched")
      let mostParents = settings.integer(
        "maxParents", unit: "parents", in: 1...6, default: 3, "of a node, in the search")
      let classCount = settings.integer(
        "classes", unit: "classes", in: 2...100, default: 8,
        "about how many a numeric column is cut into")
      let structure = settings.optionalSection(
        "structure", "each attribute's parents; searched for if it is not written")
      var parents: [String: [String]] = [:]
      for name in structure?.keys(naming: "column", among: attributes) ?? [] {
        parents[name] = structure?.references(
          name, to: "column", among: attributes, "the attribute's parents")
      }
      return NetworkLearner(
        structure: structure == nil
          ? .search(
            score == "bic" ? .bic : .bdeu(equivalentSampleSize: size), mostParents: mostParents)
          : .given(parents),
        smoothing: pseudoCount.map { .laplace(pseudoCount: $0) }
          ?? .dirichlet(equivalentSampleSize: size),
        classCount: classCount)
    }
  }

  /// Looks into the file that a scenario names, from the folder of the file that says so.
  private static func open(_ name: String, _ population: ScenarioReader) -> LearntPopulation? {
    guard !population.isDocumenting, !name.isEmpty else { return nil }
    var folder = ""
    if case .file(let file, _, _)? = population.node("learnFrom")?.origin {
      folder = ScenarioFile.split(file).folder
    }
    let path = name.hasPrefix("/") ? name : folder + name
    do throws(CustomerFileError) {
      let bytes = try CustomerFile.contents(of: path)
      return LearntPopulation(
        file: path, columnNames: try CustomerFile.columnNames(of: bytes, file: path),
        contentHash: StableHash.hexadecimal(of: bytes))
    } catch {
      report(error, population)
      return nil
    }
  }

  private static func learn(
    _ memory: LearntPopulation, _ learner: NetworkLearner, _ uses: [String: ColumnUse],
    _ names: [String: String], _ population: ScenarioReader
  ) -> BayesianNetwork? {
    let table: PeopleTable
    do throws(CustomerFileError) {
      let numeric = memory.columnNames.filter {
        PopulationText.numericTraits.contains(names[$0] ?? $0)
      }
      table = try CustomerFile.read(memory.file, uses: uses, numeric: Set(numeric))
        .renamed(names)
    } catch {
      report(error, population)
      return nil
    }
    let problemsBefore = population.problemCount
    for trait in Trait.allCases { check(trait, in: table, population) }
    if table[MarketConfiguration.needsColumn] != nil {
      population.report(
        .statement("a column named \(MarketConfiguration.needsColumn)"), at: "learnFrom",
        expected: "another name, by learning.names")
    }
    guard population.problemCount == problemsBefore else { return nil }
    do throws(NetworkError) {
      return try learner.learn(from: table).network
    } catch {
      population.report(.statement(error.description), at: "learning")
      return nil
    }
  }

  /// Notes if a column that stands for a trait cannot be the trait.
  private static func check(_ trait: Trait, in table: PeopleTable, _ population: ScenarioReader) {
    func report(_ found: String, _ expected: String) {
      population.report(
        .statement("column \(trait.nodeName): found \(found)"), at: "learnFrom",
        expected: expected)
    }
    switch table[trait.nodeName] {
    case nil: return
    case .categories(let labels, _):
      if trait != .gender {
        report("categories", "numbers: learning.columns may say so")
      } else if !labels.contains(where: PopulationNetwork.isFemale) {
        report(labels.prefix(5).joined(separator: ", "), "a category \"female\"")
      }
    case .numbers(let numbers):
      let expected = "\(Expectation(noun: "numbers", range: trait.nodeRange))"
      if trait == .gender {
        report("numbers", "categories: learning.columns may say so")
      } else if let wrong = numbers.first(where: { !$0.isNaN && !trait.nodeRange.contains($0) }) {
        report(plainText(wrong), expected)
      }
    }
  }

  private static func report(_ error: CustomerFileError, _ population: ScenarioReader) {
    let origin: ScenarioOrigin =
      error.line.map { .file(error.file, line: $0) } ?? population.learnFromOrigin
    let words = error.line == nil ? error.description : error.words
    population.report(.statement(words), at: origin, key: "learnFrom")
  }
}

extension ScenarioReader {
  /// Where `learnFrom` is written.
  fileprivate var learnFromOrigin: ScenarioOrigin { node("learnFrom")?.origin ?? origin }
}
