internal import RandomStreams
internal import SimulationKernel

/// Who belongs to whom, and how an account decides (R8).
extension MarketCore {
  /// The account that a person belongs to.
  func account(of person: Int) -> Int {
    peoplePerAccount == 1 ? person : person / peoplePerAccount
  }

  /// The people of an account.
  func members(of account: Int) -> Range<Int> {
    account * peoplePerAccount..<(account + 1) * peoplePerAccount
  }

  /// Whose traits drive an account's needs: the holder of the first role.
  func lead(of account: Int) -> Int { account * peoplePerAccount }

  /// Who goes shopping for an account: the same.
  func shopper(of account: Int) -> Int { account * peoplePerAccount }

  /// For how many seats an account buys; nil where nothing is said of it.
  ///
  /// Drawn anew each time, from the account's own stream: nothing is stored.
  func seats(of account: Int) -> Int? {
    guard let seats = configuration.accounts?.seats else { return nil }
    var stream = streams.stream(.seats, entity: account)
    return Int(min(max(1, seats.draw(from: &stream).rounded()), 1e6))
  }

  /// An offer that a group decides about.
  enum GroupOffer {
    /// Ours: each member trusts it as much as she knows us.
    case ours
    /// A rival's, an established name: everybody trusts it.
    case rivals
  }

  /// Whether an account's people let a purchase pass that one of them has chosen.
  ///
  /// Each may veto. If one does, the account buys from nobody: its need closes as no decision.
  /// Costs a draw for each person of a group, and nothing for a person alone.
  mutating func groupAgrees(_ account: Int, on offer: GroupOffer, at time: Double) -> Bool {
    guard let roles = configuration.accounts?.roles else { return true }
    let need = Int(accounts[account].need)
    var isVetoed = false
    for (person, role) in zip(members(of: account), roles) {
      let trust = offer == .ours ? awareness(of: person, at: time) : 1
      var stream = streams.stream(.veto, entity: person, occurrence: need)
      isVetoed = stream.uniform() < role.vetoShare(trust: trust)
      if isVetoed { break }
    }
    guard isVetoed else { return true }
    record.totals.noDecisions += 1
    sellerBook.noteUnanswered()
    closeNeed(of: account)
    return false
  }
}

extension MarketCore {
  /// The account that an event is about, if it is about one.
  func account(of event: MarketEvent) -> Int? {
    guard let entity = event.entity else { return nil }
    return event.isAboutAccount ? entity : account(of: entity)
  }

  /// The person to whom an event happens: of an account's, the one who looks for offers.
  func person(of event: MarketEvent) -> Int? {
    guard let entity = event.entity else { return nil }
    return event.isAboutAccount ? lead(of: entity) : entity
  }

  /// Whether an event happens to a person, or to the account that she belongs to.
  func concerns(_ person: Int, _ event: MarketEvent) -> Bool {
    guard let entity = event.entity else { return false }
    return event.isAboutAccount ? account(of: person) == entity : person == entity
  }
}
