/// What has become of an e-mail list, and of the experiment on it.
///
/// Those who have ever been on the list are mailed or held out, for good and by a draw with a known
/// chance, so that the orders a day of the two sides differ by what the mails do (R6).
public struct MailingTotals: Sendable, Hashable {
  /// People on the list, now.
  public var onList = 0
  /// People who have left it.
  public var left = 0
  /// Those of them who complained of unwanted mail.
  public var complaints = 0
  /// Mails opened.
  public var opened = 0
  /// Reminders of carts that were sent.
  public var reminders = 0
  /// People with an address who are not held out.
  public var mailed = 0
  /// People with an address who never get a mail.
  public var heldOut = 0
  /// Orders of the mailed since they joined.
  public var mailedOrders = 0
  /// Orders of the held out since they joined.
  public var heldOutOrders = 0
  /// Days since they joined, summed over the mailed.
  public var mailedDays = 0.0
  /// Days since they joined, summed over the held out.
  public var heldOutDays = 0.0

  /// Nothing yet.
  public init() {}

  /// Orders a day of the mailed; nil where nobody is held out, since nothing is compared then.
  public var mailedOrdersPerDay: Double? {
    heldOutDays > 0 && mailedDays > 0 ? Double(mailedOrders) / mailedDays : nil
  }

  /// Orders a day of the held out; 0 where nobody is.
  public var heldOutOrdersPerDay: Double {
    heldOutDays > 0 ? Double(heldOutOrders) / heldOutDays : 0
  }
}
