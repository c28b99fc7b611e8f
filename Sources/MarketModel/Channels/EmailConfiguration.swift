/// E-mail to people who have given their address (A8): a list that grows by visits, orders and
/// leads, a rhythm of mails, and people who have enough of them.
public struct EmailConfiguration: Sendable, Hashable {
  /// Regular mails to everybody on the list; none is sent that the channel's budget does not pay.
  public var mailsPerMonth: Double
  /// What a mail costs to send, minor units.
  public var costPerMail: Double
  /// Chance that a visitor of the shop gives her address.
  public var joinPerVisit: Double
  /// Chance that a buyer does, at an order.
  public var joinPerOrder: Double
  /// Chance that a lead does: of a sales team, of a form, of a stand.
  public var joinPerLead: Double
  /// The share of the customers at the start whose address is known.
  public var customersOnListShare: Double
  /// The share of those on the list who never get a mail, drawn when they join, so that the mails'
  /// effect can be measured (R6).
  public var holdOutShare: Double
  /// Chance that a mail after a pause is opened.
  public var openShare: Double
  /// Chance that whoever opens it clicks, without an open need.
  public var clickPerOpen: Double
  /// By how much an open need multiplies the odds of a click.
  public var openNeedClickFactor: Double
  /// The part of the remaining unawareness that an opened mail removes.
  public var liftPerOpen: Double
  /// Chance that a click without an open need makes one (R4).
  public var impulseShare: Double
  /// How strongly recent mails dull the next one: the chance of opening falls by exp(−this × recent).
  public var fatiguePerMail: Double
  /// Days until half of the recent mails are forgotten.
  public var fatigueHalfLifeDays: Double
  /// Chance that a mail after a pause makes its reader leave the list.
  public var leavePerMail: Double
  /// How strongly recent mails annoy: that chance rises by exp(this × recent).
  public var annoyancePerMail: Double
  /// The share of those who leave who complain of unwanted mail.
  public var complaintShare: Double
  /// The part of her trust that whoever complains has lost.
  public var trustLossPerComplaint: Double
  /// So long after a cart was left its owner is reminded of it; nil for never.
  public var cartReminderDays: Double?
  /// The share of clicks, by people who use nothing of the firm yet, that ask for a representative.
  public var salesShareOfClicks: Double

  /// E-mail of its parts.
  public init(
    mailsPerMonth: Double, costPerMail: Double, joinPerVisit: Double, joinPerOrder: Double,
    joinPerLead: Double = 0, customersOnListShare: Double = 0, holdOutShare: Double = 0,
    openShare: Double, clickPerOpen: Double, openNeedClickFactor: Double, liftPerOpen: Double,
    impulseShare: Double, fatiguePerMail: Double, fatigueHalfLifeDays: Double,
    leavePerMail: Double, annoyancePerMail: Double, complaintShare: Double = 0,
    trustLossPerComplaint: Double = 0, cartReminderDays: Double? = nil,
    salesShareOfClicks: Double = 0
  ) {
    self.mailsPerMonth = mailsPerMonth
    self.costPerMail = costPerMail
    self.joinPerVisit = joinPerVisit
    self.joinPerOrder = joinPerOrder
    self.joinPerLead = joinPerLead
    self.customersOnListShare = customersOnListShare
    self.holdOutShare = holdOutShare
    self.openShare = openShare
    self.clickPerOpen = clickPerOpen
    self.openNeedClickFactor = openNeedClickFactor
    self.liftPerOpen = liftPerOpen
    self.impulseShare = impulseShare
    self.fatiguePerMail = fatiguePerMail
    self.fatigueHalfLifeDays = fatigueHalfLifeDays
    self.leavePerMail = leavePerMail
    self.annoyancePerMail = annoyancePerMail
    self.complaintShare = complaintShare
    self.trustLossPerComplaint = trustLossPerComplaint
    self.cartReminderDays = cartReminderDays
    self.salesShareOfClicks = salesShareOfClicks
  }
}
