/// What the next events will need is fetched while the present ones are handled.
///
/// A market of a million people lies beyond the caches of most processors, and an event is about
/// anybody: fetching her rows takes longer than what is done with them. The kernel announces the
/// events that come next; asking for rows that turn out not to be needed costs little.
extension Market {
  /// Enough for rows to arrive, and few enough that they are still there.
  public static var eventsExpected: Int { 6 }

  /// Has the rows fetched that an event will need.
  public func expect(_ event: MarketEvent) {
    switch event {
    case .shops(let account, _):
      expect(shopper: Int(account))
    case .checksOut(let account, _):
      core.expect(account: Int(account))
      core.expect(person: core.shopper(of: Int(account)))
      core.population.traits.fetchAhead(core.shopper(of: Int(account)))
    case .needOpens(let account):
      core.expect(account: Int(account))
      core.population.traits.fetchAhead(core.lead(of: Int(account)))
    case .needCloses(let account, _), .lapses(let account), .subscriptionDue(let account, _):
      core.expect(account: Int(account))
    case .isDelivered(let account):
      core.expect(account: Int(account))
      core.expect(person: core.shopper(of: Int(account)))
    case .awarenessFades(let person), .isTold(let person, _):
      core.expect(account: core.account(of: Int(person)))
      core.expect(person: Int(person))
    case .channel(let index, let event):
      expect(event, of: Int(index))
    case .macro, .refunds, .collects, .paysMerchants, .paysBills, .opensRound, .monthEnds,
      .certified, .review, .periodEnds, .product:
      break
    }
  }

  @inline(__always)
  private func expect(shopper account: Int) {
    let person = core.shopper(of: account)
    core.expect(account: account)
    core.expect(person: person)
    core.population.traits.fetchAhead(person)
    core.records.rows.fetchAhead(person)
    for rows in visitorRows.indices { visitorRows[rows].fetchAhead(person) }
  }

  @inline(__always)
  private func expect(_ event: ChannelEvent, of channel: Int) {
    let expected = expectedRows[
      channel &* ChannelAction.allCases.count &+ Int(event.action.rawValue)]
    let subject = Int(event.subject)
    expected.rows?.fetchAhead(subject)
    switch expected.subject {
    case .nobody: break
    case .account: core.expect(account: subject)
    case .person:
      core.expect(account: core.account(of: subject))
      core.expect(person: subject)
    case .visitor: core.expect(visitor: subject)
    }
  }
}

extension MarketCore {
  /// Has an account's row fetched.
  @inline(__always)
  func expect(account: Int) { accounts.fetchAhead(account) }

  /// Has what changes of a person fetched.
  @inline(__always)
  func expect(person: Int) {
    people.fetchAhead(person)
    trust.fetchAhead(person)
  }

  /// Has everything fetched that a visit needs.
  @inline(__always)
  func expect(visitor: Int) {
    expect(account: account(of: visitor))
    expect(person: visitor)
    population.traits.fetchAhead(visitor)
    records.rows.fetchAhead(visitor)
  }
}
