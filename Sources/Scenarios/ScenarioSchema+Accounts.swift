internal import MarketModel
internal import RandomStreams

/// The organisations that people buy for (R8).
extension ScenarioSchema {
  private static let mostRoles = 20

  /// Reads `market.accounts`; nil where everyone buys for herself.
  static func readAccounts(_ market: ScenarioReader, people: Int) -> AccountsConfiguration? {
    guard
      let section = market.optionalSection(
        "accounts", "the organisations that people buy for; everyone buys for herself unless given")
    else { return nil }
    let roles = section.collection(
      "roles", atLeast: 1,
      "who has a say in an organisation, one person each; the first has the need and looks for offers"
    ) { name, role in
      let vetoShare = role.share(
        "vetoShare", "chance of a veto where the firm's name means nothing to the person")
      return BuyingRole(
        name: name, vetoShare: vetoShare,
        vetoShareIfTrusted: role.optional("vetoShareIfTrusted") {
          $0.share(
            "vetoShareIfTrusted",
            "chance of a veto where the person knows the name well, and of the rival's offer; "
              + "vetoShare unless given")
        } ?? vetoShare)
    }
    let seats = section.optional("seats") {
      $0.distribution(
        "seats", unit: "seats", in: .nonNegative,
        "for how many an organisation buys, rounded, 1 at least; what a price plan says unless given, "
          + "or 1")
    }
    guard !section.isDocumenting, !roles.isEmpty else { return nil }
    if roles.count > mostRoles {
      section.report(
        .value("\(roles.count) roles"), at: "roles", expected: "at most \(mostRoles)")
    }
    // Of an uncertain number the draw is made a multiple by the caller.
    guard people.isMultiple(of: roles.count) || section.isDrawing else {
      let nearest = max(1, (people + roles.count / 2) / roles.count) * roles.count
      market.report(
        .value("\(people)"), at: "people",
        expected: "a multiple of the \(roles.count) roles of an organisation, such as \(nearest)")
      return nil
    }
    return AccountsConfiguration(roles: roles, seats: seats)
  }
}
