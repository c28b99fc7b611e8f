/// What has become of the contacts of a chat, and how busy its people were.
public struct ServiceTotals: Sendable, Hashable {
  /// People who asked something.
  public var contacts = 0
  /// Contacts that a bot took first.
  public var botContacts = 0
  /// Contacts that it resolved.
  public var resolvedByBot = 0
  /// Contacts for which people were asked.
  public var requests = 0
  /// Contacts that people have answered.
  public var answered = 0
  /// Contacts whose makers found nobody there or left because they waited too long.
  public var unanswered = 0
  /// Days that contacts have waited for people.
  public var waitDays = 0.0
  /// Days that people worked on contacts.
  public var busyDays = 0.0

  /// Nothing yet.
  public init() {}
}
