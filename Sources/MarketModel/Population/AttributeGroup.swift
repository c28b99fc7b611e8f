internal import Populations

/// The people with a certain value of an attribute: those of a city, of an industry.
public struct AttributeGroup: Sendable, Hashable {
  /// A node of the population's network with categories.
  public var attribute: String
  /// The category.
  public var category: String

  /// A group of its parts.
  public init(attribute: String, category: String) {
    self.attribute = attribute
    self.category = category
  }

  /// The categories of an attribute, nil if it is none of the network's attributes with categories.
  public static func categories(
    of attribute: String, in population: PopulationConfiguration
  ) -> [String]? {
    guard !Trait.allCases.contains(where: { $0.nodeName == attribute }),
      let law = population.network?.network[attribute]?.law, !law.isNumeric
    else { return nil }
    return law.labels
  }
}

/// Who belongs to a group, and without a group everybody.
struct GroupMembership: Sendable {
  private var codes: [UInt8]?
  private var code: UInt8 = 0

  /// - Precondition: the group's attribute has categories, and its category is one of them.
  init(_ group: AttributeGroup?, in population: Population) {
    guard let group else { return }
    guard case .categories(let labels, let codes)? = population.attributes?[group.attribute],
      let code = labels.firstIndex(of: group.category)
    else { preconditionFailure("a group is a category of an attribute") }
    self.codes = codes
    self.code = UInt8(code)
  }

  func contains(_ person: Int) -> Bool {
    guard let codes else { return true }
    return codes[person] == code
  }
}
