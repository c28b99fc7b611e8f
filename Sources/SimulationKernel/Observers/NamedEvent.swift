/// An event that can be named in a trace, a profile or the report of a fault.
///
///     extension TillEvent: NamedEvent {
///       static let kindNames: [StaticString] = ["arrives", "leaves"]
///       var kind: Int { switch self { case .arrives: 0; case .leaves: 1 } }
///       var entity: Int? { switch self { case .arrives(let id), .leaves(let id): id } }
///     }
public protocol NamedEvent: Sendable {
  /// The names of all kinds of event; text that needs no memory, so that a fault can be reported.
  static var kindNames: [StaticString] { get }

  /// The place of this event's kind in `kindNames`.
  var kind: Int { get }

  /// The number of what the event is about, such as a customer's; nil if it is about nothing that
  /// is numbered.
  var entity: Int? { get }
}

extension NamedEvent {
  /// The name of this event's kind.
  @inlinable
  public var kindName: String { "\(Self.kindNames[kind])" }
}
