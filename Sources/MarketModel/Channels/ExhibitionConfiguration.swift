public import RandomStreams

/// Exhibitions (A6): dated fairs with a stand, a burst of leads, and their follow-up.
public struct ExhibitionConfiguration: Sendable, Hashable {
  /// The fairs.
  public var fairs: [FairConfiguration]
  /// Opening and closing of each fair day, in days since 00:00.
  public var hours: Range<Double>
  /// Whom the fairs are for; everybody, unless given.
  public var audience: AttributeGroup?
  /// The share of them who attend a fair, each time drawn anew.
  public var attendanceShare: Double
  /// The share of the attendants who come past the stand and notice the brand.
  public var noticeShare: Double
  /// The part of the remaining unawareness that this removes.
  public var liftPerNotice: Double
  /// Of those without an open need, the share who talk and leave their details.
  public var talkShare: Double
  /// By how much an open need multiplies the odds of that.
  public var openNeedTalkFactor: Double
  /// How many the stand can talk to on a day.
  public var talksPerDay: Int
  /// The share of the leads who take a leaflet and write later.
  public var writeLaterShare: Double
  /// Mean days until they do.
  public var writeLaterDays: Double
  /// How long after a lead the firm follows it up.
  public var followUpDays: Distribution
  /// What a follow-up costs, minor units.
  public var followUpCost: Money
  /// Chance that a follow-up at once is answered.
  public var answerShare: Double
  /// Days until that chance has halved.
  public var leadHalfLifeDays: Double
  /// Chance that an answer without an open need makes one (R4).
  public var impulseShare: Double
  /// The share of the leads that a sales team follows up in place of the people of the stand, as far
  /// as they use nothing of the firm yet.
  public var salesShare: Double

  /// Exhibitions of their parts.
  public init(
    fairs: [FairConfiguration], hours: Range<Double>, audience: AttributeGroup?,
    attendanceShare: Double, noticeShare: Double, liftPerNotice: Double, talkShare: Double,
    openNeedTalkFactor: Double, talksPerDay: Int, writeLaterShare: Double, writeLaterDays: Double,
    followUpDays: Distribution, followUpCost: Money, answerShare: Double,
    leadHalfLifeDays: Double, impulseShare: Double, salesShare: Double = 0
  ) {
    self.fairs = fairs
    self.hours = hours
    self.audience = audience
    self.attendanceShare = attendanceShare
    self.noticeShare = noticeShare
    self.liftPerNotice = liftPerNotice
    self.talkShare = talkShare
    self.openNeedTalkFactor = openNeedTalkFactor
    self.talksPerDay = talksPerDay
    self.writeLaterShare = writeLaterShare
    self.writeLaterDays = writeLaterDays
    self.followUpDays = followUpDays
    self.followUpCost = followUpCost
    self.answerShare = answerShare
    self.leadHalfLifeDays = leadHalfLifeDays
    self.impulseShare = impulseShare
    self.salesShare = salesShare
  }
}

/// One fair, and what taking part costs (R13).
public struct FairConfiguration: Sendable, Hashable {
  /// What it is called; its draws go by the name.
  public var name: String
  /// Its first day, in whole days since the start.
  public var startDay: Int
  /// How many days it lasts.
  public var days: Int
  /// Stand, travel and all.
  public var cost: Money
  /// So long before the first day the firm commits itself.
  public var commitDaysBefore: Double
  /// The part of the cost that is paid then, and lost if the firm withdraws; the rest is paid on the
  /// first day.
  public var depositShare: Double

  /// A fair of its parts.
  public init(
    name: String, startDay: Int, days: Int, cost: Money, commitDaysBefore: Double,
    depositShare: Double
  ) {
    self.name = name
    self.startDay = startDay
    self.days = days
    self.cost = cost
    self.commitDaysBefore = commitDaysBefore
    self.depositShare = depositShare
  }

  /// What is paid on commitment.
  var deposit: Money { Money(rounding: cost.asDouble * depositShare) }
}
