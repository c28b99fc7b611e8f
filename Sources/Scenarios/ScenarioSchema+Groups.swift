internal import MarketModel

/// A group of people that a key names, to be checked once the population is read.
struct GroupReading {
  private let section: ScenarioReader
  private let group: AttributeGroup

  /// Reads who is meant; nil, and nothing to check, where the key is not written.
  static func read(
    _ parent: ScenarioReader, _ key: String, _ meaning: String, into readings: inout [GroupReading]
  ) -> AttributeGroup? {
    guard let section = parent.optionalSection(key, meaning) else { return nil }
    let problemsBefore = section.problemCount
    let group = AttributeGroup(
      attribute: section.text("attribute", "a node of market.population with categories"),
      category: section.text("category", "one of its categories"))
    if section.problemCount == problemsBefore, !section.isDocumenting {
      readings.append(GroupReading(section: section, group: group))
    }
    return group
  }

  /// Reports a group that the population does not have.
  func check(in population: PopulationConfiguration) {
    guard
      let categories = AttributeGroup.categories(of: group.attribute, in: population)
    else {
      return section.report(
        .value(group.attribute), at: "attribute",
        expected: "a node of market.population that has categories and is no trait")
    }
    guard !categories.contains(group.category) else { return }
    section.report(
      .value(group.category), at: "category",
      expected: "one of \(categories.joined(separator: ", "))")
  }
}
