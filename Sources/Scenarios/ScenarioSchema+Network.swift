internal import MarketModel

/// The social network: what all kinds have, and what each adds.
extension ScenarioSchema {
  private static let networkKinds = [
    "wattsStrogatz", "wellMixed", "barabasiAlbert", "stochasticBlock", "randomRegular", "edgeList",
  ]
  /// The ends of all friendships are numbered with 32 bits; the rest is for chance.
  private static let mostEnds = 4_000_000_000

  static func readNetwork(_ market: ScenarioReader, people: Int) -> NetworkConfiguration {
    market.section(
      "network", kinds: ("kind", networkKinds), "who hears from whom"
    ) { section in
      let problemsBefore = section.problemCount
      let kind = section.choice(
        "kind", of: networkKinds, default: "wattsStrogatz", "which kind of network it is")
      // Which keys belong here depends on the kind.
      if section.problemCount > problemsBefore { section.mute() }
      return switch kind {
      case "wellMixed": .wellMixed(meanDegree: Double(readDegree(section)))
      case "barabasiAlbert":
        .barabasiAlbert(meanDegree: readEvenDegree(section, people: people))
      case "stochasticBlock": .stochasticBlock(readBlocks(section, people: people))
      case "randomRegular": .randomRegular(degree: readRegularDegree(section, people: people))
      case "edgeList": .edgeList(readEdgeList(section, of: market, people: people))
      default:
        .wattsStrogatz(
          meanDegree: readEvenDegree(section, people: people),
          rewiredShare: section.share(
            "rewiredShare", "share of friendships that lead anywhere instead of nearby"))
      }
    }
  }

  private static func readDegree(_ section: ScenarioReader) -> Int {
    section.integer(
      "meanDegree", unit: "friends", in: 0...1000,
      "friends of a person, exactly so many with randomRegular; even with wattsStrogatz and "
        + "barabasiAlbert (of an uncertain one, an odd draw counts as the even number below)")
  }

  private static func readEvenDegree(_ section: ScenarioReader, people: Int) -> Int {
    var degree = readDegree(section)
    if degree % 2 == 1 && section.isDrawing {
      degree -= 1
    } else if degree % 2 == 1 && !section.isDocumenting {
      section.report(.value("\(degree)"), at: "meanDegree", expected: "an even number")
    }
    checkSize(section, "meanDegree", degree: Double(degree), people: people)
    return degree
  }

  private static func readRegularDegree(_ section: ScenarioReader, people: Int) -> Int {
    let degree = readDegree(section)
    if degree % 2 == 1 && people % 2 == 1 && !section.isDrawing && !section.isDocumenting {
      section.report(
        .value("\(degree)"), at: "meanDegree",
        expected: "an even number, as \(people) people is odd")
    }
    checkSize(section, "meanDegree", degree: Double(degree), people: people)
    return degree
  }

  private static func readBlocks(_ section: ScenarioReader, people: Int) -> BlockConfiguration {
    let groups = section.choice(
      "groupsBy", of: ["sizes", "gender", "age", "spend"], "what divides people into groups")
    var configuration = BlockConfiguration(groups: .gender, withinDegree: 0, betweenDegree: 0)
    if groups == "sizes" || section.isDocumenting {
      configuration.groups = .sizes(readGroupSizes(section))
    }
    if groups == "age" || groups == "spend" || section.isDocumenting {
      let edges = readBandEdges(section)
      configuration.groups = groups == "age" ? .ageBands(edges) : .spendBands(edges)
    }
    let range = NumberRange.closed(0...1000)
    configuration.withinDegree = section.number(
      "withinDegree", unit: "friends", in: range,
      "mean number of friends in the own group; all others in a group that has fewer")
    configuration.betweenDegree = section.number(
      "betweenDegree", unit: "friends", in: range,
      "mean number of friends in other groups, over all people")
    checkSize(
      section, "withinDegree",
      degree: configuration.withinDegree + configuration.betweenDegree, people: people)
    return configuration
  }

  private static func readGroupSizes(_ section: ScenarioReader) -> [Double] {
    let sizes = section.optional("groupSizes") {
      $0.numbers(
        "groupSizes", in: .between(0, 1e9),
        "sizes of the groups, relative to each other; with `groupsBy: sizes`, required there")
    }
    guard let sizes, !sizes.isEmpty else {
      reportMissing(section, "groupSizes", expected: "a list of numbers, one a group")
      return [1]
    }
    return sizes
  }

  private static func readBandEdges(_ section: ScenarioReader) -> [Double] {
    let edges = section.optional("bandEdges") {
      $0.numbers(
        "bandEdges", in: .positive,
        "ascending, where one group ends and the next begins: years, or multiples of the median "
          + "spending; with `groupsBy: age` and `groupsBy: spend`, required there")
    }
    guard let edges, !edges.isEmpty else {
      reportMissing(section, "bandEdges", expected: "a list of numbers, one less than groups")
      return [1]
    }
    if zip(edges, edges.dropFirst()).contains(where: { $0 >= $1 }) {
      section.report(
        .statement("not ascending"), at: "bandEdges", expected: "each number above the one before")
    }
    return edges
  }

  private static func reportMissing(_ section: ScenarioReader, _ key: String, expected: String) {
    guard !section.isDocumenting else { return }
    section.report(
      section.has(key) ? .value("an empty list") : .missing, at: key, expected: expected)
  }

  private static func readEdgeList(
    _ section: ScenarioReader, of market: ScenarioReader, people: Int
  ) -> SocialNetwork {
    let isCertain = section.isDrawing || market.isPlainNumber("people")
    if !isCertain && !section.isDocumenting {
      market.report(
        .statement("uncertain"), at: "people",
        expected: "one number, as network.file names people by their numbers")
    }
    return section.attachment(
      "file", expected: "a file of friendships", fallback: .ofNobody,
      "friendships, a line each: the numbers of two people, from 1 to market.people; may be compressed "
        + "by gzip"
    ) { (file) throws(ScenarioError) in
      isCertain ? try EdgeListFile.network(of: file, people: people) : .ofNobody
    }
  }

  private static func checkSize(
    _ section: ScenarioReader, _ key: String, degree: Double, people: Int
  ) {
    guard degree * Double(people) > Double(mostEnds) else { return }
    section.report(
      .value("\(plainText(degree)) friends for each of \(people) people"), at: key,
      expected: "at most \(mostEnds / people)")
  }
}
