internal import RandomStreams

/// What is random around the firm; the numbers from 60 on are kept for it.
extension StreamPurpose {
  /// When a random shock comes.
  ///
  /// Entity: its row.
  static let shock = StreamPurpose(60)
  /// In which region a person lives.
  ///
  /// Entity: person.
  static let region = StreamPurpose(61)
  /// To what a person says yes, and when she thinks better of it.
  ///
  /// Entity: person.
  static let consent = StreamPurpose(62)
  /// Whether somebody with an open need waits for a festival.
  ///
  /// Entity: account; occurrence: need.
  static let festivalWait = StreamPurpose(63)
  /// Whether a need opens in a festival before its time, and when.
  ///
  /// Entity: account; occurrence: need.
  static let festivalPull = StreamPurpose(64)
  /// When the authority looks into the firm's data.
  ///
  /// Entity: the law's row.
  static let audit = StreamPurpose(65)
  /// Whether an order is sent back.
  ///
  /// Entity: account; occurrence: delivery.
  static let returning = StreamPurpose(66)
  /// Whether a person buys for a business.
  ///
  /// Entity: person.
  static let buyer = StreamPurpose(67)
}
