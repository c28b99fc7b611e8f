internal import MarketModel
internal import Populations

/// The Bayesian network of a population, as declared and as learnt.
extension ScenarioSchema {
  /// The network; nil where none is written or something is wrong with it.
  static func readPopulationNetwork(_ market: ScenarioReader) -> PopulationNetwork? {
    guard
      let section = market.optionalSection(
        "population", "a Bayesian network of people's traits and attributes")
    else { return nil }
    let problemsBefore = section.problemCount
    let learnt = section.optional("learnFrom") { readLearntPopulation($0) } ?? nil
    let learntNodes = learnt?.network.nodes ?? []
    var headers: [AttributeHeader] = []
    let declared = section.collection(
      "attributes",
      "the nodes, by name; one named as a trait is that trait, a number named needFactor multiplies "
        + "a person's needs, and one named <channel>Habit how much she uses that channel"
    ) { name, reader in (name, reader) }
    for (name, reader) in declared {
      if learntNodes.contains(where: { $0.name == name }) {
        reader.report(
          .statement("a column of learnFrom has the name too"), expected: "each name once")
      }
      if name == MarketConfiguration.needsColumn {
        reader.report(.statement("the name is taken"), expected: "another name")
      }
      headers.append(AttributeHeader(name, reader))
    }
    let labelled =
      learntNodes.map { TableParent(name: $0.name, labels: $0.law.labels) }
      + headers.map { TableParent(name: $0.name, labels: $0.labels) }
    let choices = AttributeChoices(
      rows: labelled.filter { !$0.labels.isEmpty },
      numbers: learntNodes.filter(\.law.isNumeric).map(\.name)
        + headers.filter(\.isNumeric).map(\.name))
    let nodes = headers.map { $0.node(choices) }
    guard section.problemCount == problemsBefore, !section.isDocumenting else { return nil }
    do throws(NetworkError) {
      let network = try BayesianNetwork(learntNodes + nodes)
      let isKnown = headers.filter(\.isKnownToFirm).map(\.name)
      return PopulationNetwork(network: network, knownToFirm: (learnt?.knownToFirm ?? []) + isKnown)
    } catch {
      report(error, among: headers, in: section)
      return nil
    }
  }

  /// Notes nodes that have the name of one that acts and cannot act.
  static func checkActingNodes(
    of population: PopulationConfiguration, among channels: [ChannelConfiguration],
    in market: ScenarioReader
  ) {
    guard !market.isDocumenting, let network = population.network?.network else { return }
    func report(_ name: String, _ found: String, expected: String) {
      market.report(
        .statement("the node \(name) \(found)"), at: "population", expected: expected)
    }
    if network[ActingNode.needFactor]?.law.isNumeric == false {
      report(
        ActingNode.needFactor, "has categories",
        expected: "a number, by which a person's needs are multiplied, or another name")
    }
    for channel in channels {
      let name = ActingNode.habit(of: channel.name)
      guard let node = network[name] else { continue }
      if !node.law.isNumeric {
        report(
          name, "has categories",
          expected: "a number, by which the use of \(channel.name) is multiplied, or another name")
      } else if !channel.kind.hasHabits {
        report(
          name, "is of a channel that nobody uses more than another",
          expected: "social media or a channel where people look, or another name")
      }
    }
  }

  /// Notes what is wrong between nodes that are each in order.
  private static func report(
    _ error: NetworkError, among headers: [AttributeHeader], in section: ScenarioReader
  ) {
    let reader = headers.first { $0.name == error.node }?.reader ?? section
    let key: String? = if case .cycle = error.problem { "parents" } else { nil }
    reader.report(.statement(error.words), at: key)
  }
}

/// What the nodes of a network may depend on.
struct AttributeChoices {
  /// Nodes that have categories or classes.
  let rows: [TableParent]
  /// Numeric nodes.
  let numbers: [String]
}

/// A node as far as it can be read before the others are known.
struct AttributeHeader {
  /// What the value is.
  private enum Kind {
    case categories([String])
    case classes([NumberClass])
    case number(NumberLaw, range: NumberRange)
  }

  let name: String
  let reader: ScenarioReader
  let isKnownToFirm: Bool
  private let kind: Kind

  init(_ name: String, _ reader: ScenarioReader) {
    self.name = name
    self.reader = reader
    let trait = Trait.allCases.first { $0.nodeName == name }
    let range = trait?.nodeRange ?? .any
    let categories = reader.optional("categories") {
      $0.names("categories", "what the value is one of; the first is the reference for features")
    }
    let classes = reader.optional("classes") { reader in
      reader.distributions("classes", in: range, "parts of the numbers, by name").map {
        NumberClass(label: $0.key, numbers: $0.value)
      }
    }
    isKnownToFirm =
      trait == nil
      && reader.flag(
        "knownToFirm", default: false,
        "whether it is in the firm's profiles, and so a feature of the conversion model")
    if let categories, !reader.isDocumenting {
      kind = .categories(categories)
    } else if let classes, !reader.isDocumenting {
      kind = .classes(classes)
    } else {
      kind = .number(Self.readNumberLaw(reader, range: range), range: range)
    }
    checkKind(of: trait, hasBoth: categories != nil && classes != nil)
  }

  var labels: [String] {
    switch kind {
    case .categories(let labels): labels
    case .classes(let classes): classes.map(\.label)
    case .number(let law, _): law.labels
    }
  }

  var isNumeric: Bool { if case .categories = kind { false } else { true } }

  /// The node, when it is known what it may depend on.
  func node(_ choices: AttributeChoices) -> NetworkNode {
    let names = reader.references(
      "parents", to: "attribute", among: choices.rows.map(\.name), default: [],
      "the nodes by whose category or class a row is chosen")
    let parents = names.compactMap { name in choices.rows.first { $0.name == name } }
    let law: NetworkLaw
    switch kind {
    case .categories(let labels): law = .categories(labels, rows: readShares(parents))
    case .classes(let classes): law = .classes(classes, rows: readShares(parents))
    case .number(var numberLaw, let range):
      if reader.isDocumenting { _ = readShares(parents) }
      numberLaw.slopes = readSlopes(choices.numbers)
      let isBounded = numberLaw.limits.lowerBound.isFinite
      if !numberLaw.slopes.isEmpty && !isBounded && !reader.isDocumenting {
        reader.report(
          .missing, at: "limits", expected: "[lowest, highest], since slopes can lead anywhere")
      }
      let draws: NumberRange =
        numberLaw.scale == .log ? .nonNegative : isBounded ? .any : range
      law = .number(
        numberLaw,
        rows: reader.distributionTable(
          "distribution", in: draws, given: parents,
          "the number's, for each combination of the parents' categories"))
    }
    return NetworkNode(name: name, parents: names, law: law)
  }

  private func readShares(_ parents: [TableParent]) -> [[Double]] {
    reader.shareTable(
      "table", of: labels, given: parents,
      "shares of the categories or classes, for each combination of the parents' categories")
  }

  private func readSlopes(_ numbers: [String]) -> [NumberLaw.Slope] {
    let others = numbers.filter { $0 != name }
    guard
      let section = reader.optionalSection(
        "slopes", "what a unit of a numeric attribute adds, each on its scale")
    else { return [] }
    return section.keys(naming: "numeric attribute", among: others).map { parent in
      NumberLaw.Slope(parent: parent, value: section.number(parent, "the slope"))
    }
  }

  private static func readNumberLaw(_ reader: ScenarioReader, range: NumberRange) -> NumberLaw {
    let scale: NumberLaw.Scale = reader.choice(
      "scale", default: .linear, "the scale on which slopes add")
    let limits = reader.optional("limits") {
      $0.numbers(
        "limits", count: 2, in: range, "the lowest and highest value; others are moved there")
    }
    let cuts = reader.numbers(
      "cuts", default: [], "ascending numbers between the classes by which other attributes know it"
    )
    if zip(cuts, cuts.dropFirst()).contains(where: { $0 >= $1 }) {
      reader.report(.value("numbers that do not ascend"), at: "cuts", expected: "ascending numbers")
    }
    var law = NumberLaw(scale: scale, cuts: cuts)
    if let limits, limits.count == 2 {
      if limits[0] < limits[1] {
        law.limits = limits[0]...limits[1]
      } else if !reader.isDocumenting {
        reader.report(
          .value("\(plainText(limits[0])) before \(plainText(limits[1]))"), at: "limits",
          expected: "the lower number first")
      }
    }
    return law
  }

  private func checkKind(of trait: Trait?, hasBoth: Bool) {
    guard !reader.isDocumenting else { return }
    if hasBoth {
      reader.report(.statement("categories and classes"), at: "classes", expected: "one of the two")
    }
    guard let trait else { return }
    if trait == .gender {
      if !labels.contains(where: PopulationNetwork.isFemale) || isNumeric {
        reader.report(
          .statement("gender without a category \"female\""), at: "categories",
          expected: "categories, as [female, male]")
      }
    } else if !isNumeric {
      reader.report(
        .statement("\(name) with categories"), at: "categories",
        expected: "a number: classes or a distribution")
    }
  }
}

extension Trait {
  /// The numbers that the trait may be.
  var nodeRange: NumberRange {
    switch self {
    case .age: .closed(0...120)
    case .gender, .taste: .any
    case .spend: .positive
    case .priceSensitivity: .nonNegative
    }
  }
}
