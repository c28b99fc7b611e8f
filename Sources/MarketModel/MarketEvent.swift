/// Everything that can happen in a market.
///
/// Events are small values: a person and an account are row numbers; a token says for which moment
/// of a need the event was meant, so that an event whose need has moved on in the meantime is known
/// to be stale.
public enum MarketEvent: Sendable, Hashable {
  /// The account begins to need something that the firm sells.
  case needOpens(account: Int32)
  /// The account goes shopping for the open need.
  case shops(account: Int32, token: UInt32)
  /// The account decides about the cart.
  case checksOut(account: Int32, token: UInt32)
  /// Nobody has answered the need in time.
  case needCloses(account: Int32, token: UInt32)
  /// The account's order arrives.
  case isDelivered(account: Int32)
  /// The person's awareness may have fallen below the threshold.
  case awarenessFades(person: Int32)
  /// The account may not have ordered for the lapse time.
  case lapses(account: Int32)
  /// Something happens in a channel: its index, and what (``ChannelAction``).
  case channel(UInt8, ChannelEvent)
  /// Something happens around the firm: prices, regions, law, consent (``MacroAction``).
  case macro(MacroEvent)
  /// The firm gives back its part of an order that was sent back, minor units.
  case refunds(minorUnits: Int64)
  /// A third-party platform pays the firm, minor units.
  case collects(minorUnits: Int64)
  /// The firm pays the merchants of its own platform, minor units.
  case paysMerchants(minorUnits: Int64)
  /// A trial, free use or a term of the account's subscription ends.
  case subscriptionDue(account: Int32, token: UInt32)
  /// Customers pay the bills of the day.
  case paysBills
  /// The person is told of the firm by a customer.
  case isTold(person: Int32, by: Int32)
  /// A funding round may close: its number.
  case opensRound(Int32)
  /// Salaries and rent are due.
  case monthEnds
  /// A certificate is granted and paid.
  case certified(number: UInt8)
  /// The policy looks at the books and decides.
  case review
  /// A reporting period ends.
  case periodEnds
  /// Something happens to the AI product, or to a person because of it.
  case product(ProductEvent, subject: Int32)
}
