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
    case .shops(let account, _), .checksOut(let account, _):
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
      // A slot's candidates are not in the event.
      guard event.action != .offersAdSlot else { return }
      // Asked in its place, as a channel taken out of the array would be counted as shared.
      channels.withUnsafeBufferPointer { $0[Int(index)].expect(event, in: core) }
    case .macro, .refunds, .collects, .paysMerchants, .paysBills, .opensRound, .monthEnds,
      .certified, .review, .periodEnds, .product:
      break
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
