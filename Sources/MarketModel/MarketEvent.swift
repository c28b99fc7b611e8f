/// Everything that can happen in a market.
///
/// Events are small values: a person is a row number; a token says for which moment of her need the
/// event was meant, so that an event whose need has moved on in the meantime is known to be stale.
public enum MarketEvent: Sendable, Hashable {
  /// The person begins to need something that the firm sells.
  case needOpens(person: Int32)
  /// The person goes shopping for the open need.
  case shops(person: Int32, token: UInt32)
  /// The person decides about the cart.
  case checksOut(person: Int32, token: UInt32)
  /// Nobody has answered the need in time.
  case needCloses(person: Int32, token: UInt32)
  /// The person's order arrives.
  case isDelivered(person: Int32)
  /// The person's awareness may have fallen below the threshold.
  case awarenessFades(person: Int32)
  /// The person may not have ordered for the lapse time.
  case lapses(person: Int32)
  /// A social medium has a slot for a paid impression.
  case offersAdSlot(socialMedium: Int32)
  /// The person sees a friend's post.
  case seesPost(person: Int32, socialMedium: Int32)
  /// Money moves between the platform and the seller, minor units.
  case settles(minorUnits: Int64)
  /// Salaries and rent are due.
  case monthEnds
  /// The policy looks at the books and decides.
  case review
  /// A reporting period ends.
  case periodEnds
  /// Something happens to the AI product, or to a person because of it.
  case product(ProductEvent, subject: Int32)
}
