internal import CMemory

/// Where rows lie in memory, one after another, to be asked for ahead by their places.
///
/// It keeps an address and not the rows: a channel that was asked for them while events are
/// announced would be counted as shared. Addresses serve for hints only, so that rows that have
/// moved, as those of a copied market have, cost a fetch for nothing and no more.
struct RowAddresses: Sendable, Hashable {
  private let first: UInt
  private let stride: UInt

  /// The addresses of rows as they lie now.
  init<Row>(of rows: [Row]) {
    first = rows.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    stride = UInt(MemoryLayout<Row>.stride)
  }

  /// Has a row fetched, from its first byte to its last.
  @inline(__always)
  func fetchAhead(_ place: Int) {
    let address = first &+ UInt(truncatingIfNeeded: place) &* stride
    fetch_ahead(UnsafeRawPointer(bitPattern: address))
    if stride > 16 { fetch_ahead(UnsafeRawPointer(bitPattern: address &+ stride &- 1)) }
  }
}

/// What an event of a channel will need, which is fetched when it is announced.
struct ExpectedRows: Sendable, Hashable {
  /// Whose rows the market keeps that are needed.
  enum Subject: Sendable, Hashable {
    case nobody
    /// The event's subject is an account.
    case account
    /// The event's subject is a person, whose account is needed too.
    case person
    /// The event's subject is a person who comes to us.
    case visitor
  }

  /// Whose rows of the market are needed.
  var subject = Subject.nobody
  /// The channel's own rows of the subject, if it keeps any.
  var rows: RowAddresses?
}
