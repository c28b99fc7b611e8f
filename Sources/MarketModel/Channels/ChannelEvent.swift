/// What can happen in a channel: the actions of all kinds, and of a channel's life.
public enum ChannelAction: UInt8, Sendable, CaseIterable {
  /// Building begins, and is paid.
  case startsBuilding
  /// The channel goes live, for the first time or after a pause.
  case goesLive
  /// The channel pauses.
  case pauses
  /// The channel closes for good.
  case closes
  /// A social medium has a slot for a paid impression.
  case offersAdSlot
  /// The person sees a friend's post.
  case seesPost
  /// Somebody passes a shop and walks in; the number is the shop's.
  case passesShop
  /// Somebody who looks for an offer comes to a shop.
  case visitsShop
  /// A visitor of a shop has waited too long and leaves.
  case leavesLine
  /// The staff of a shop have served a visitor.
  case isServed
  /// The firm may commit itself to a fair; the number is the fair's, as below.
  case commitsToFair
  /// A fair opens.
  case fairOpens
  /// Somebody who attends a fair comes where the stand is.
  case passesStand
  /// Somebody who took a leaflet at a fair writes.
  case writesLater
  /// The firm follows a lead up.
  case followsUp
  /// A website publishes a piece of content.
  case publishes
  /// A social medium's advertisement gets a new creative.
  case refreshesCreative
  /// A follower sees a post of the firm.
  case seesFirmPost
  /// A sales team puts an account on its list.
  case prospects
  /// A lead has waited too long for a representative.
  case leadExpires
  /// A lead that was not reached is tried again.
  case leadReturns
  /// A representative's attempt to reach an account ends.
  case contactEnds
  /// A representative's meetings with an account end.
  case meetingEnds
  /// An account decides about a representative's offer.
  case accountDecides
  /// A representative's first day.
  case representativeJoins
  /// The team's output has risen by learning.
  case representativeRamps
  /// A representative's last day.
  case representativeLeaves
  /// A mail to somebody on a list is due.
  case mailIsDue
  /// Somebody is reminded of a cart that was left.
  case remindsOfCart
  /// A chat with one of the people ends.
  case chatEnds
  /// Somebody has waited too long for an answer in a chat.
  case leavesChat
  /// People can enrol in a course; the number is the course's date, as below.
  case opensEnrolment
  /// Somebody enrols in a course.
  case enrols
  /// A course begins.
  case courseBegins
  /// Somebody has taken part in a course.
  case finishesCourse
  /// A show of a creator begins; the number is the show's.
  case showBegins
  /// Somebody sees a show.
  case watchesShow
  /// A partner signs; the number is its territory's, and the subject which of its partners it is.
  case partnerSigns
  /// A partner's first day of work.
  case partnerStarts
  /// A partner may call on an account.
  case partnerCalls
  /// A partner may go over to the rival.
  case partnerDefects
  /// A partner's last day.
  case partnerLeaves
  /// An account decides about a partner's offer.
  case partnerOfferDecided
  /// A joint campaign with partners runs; the number is the campaign's.
  case jointCampaign
  /// A developer may sign up; the number is the way by which it comes.
  case developerSignsUp
  /// A developer has tried enough, and builds or leaves; the subject is its row, as below.
  case sandboxEnds
  /// A developer has built an integration, or given up.
  case integrationEnds
  /// A live integration is shown to another developer.
  case integrationIsShown
  /// A live integration is taken out.
  case integrationLeaves
  /// A month's use of all integrations is billed.
  case usageIsMetered
  /// Somebody comes to us from an integration; the number is its row.
  case endUserComes

  /// Whether the subject is an account, and not a person.
  var isAboutAccount: Bool {
    switch self {
    case .leadExpires, .leadReturns, .contactEnds, .meetingEnds, .accountDecides,
      .partnerOfferDecided:
      true
    default: false
    }
  }
}

/// An event of one channel: eight bytes at most, with its channel's index.
public struct ChannelEvent: Sendable, Hashable {
  /// What happens.
  public let action: ChannelAction
  /// A number whose meaning is the action's.
  public let number: UInt16
  /// The person, the account or the row to which it happens; −1 for none.
  public let subject: Int32

  /// An event of its parts.
  public init(_ action: ChannelAction, of subject: Int = -1, number: UInt16 = 0) {
    self.action = action
    self.number = number
    self.subject = Int32(subject)
  }

  /// The person or account that the subject names.
  public var person: Int? {
    switch action {
    case .seesPost, .passesShop, .visitsShop, .leavesLine, .isServed, .passesStand, .writesLater,
      .followsUp, .seesFirmPost, .leadExpires, .leadReturns, .contactEnds, .meetingEnds,
      .accountDecides, .mailIsDue, .remindsOfCart, .chatEnds, .leavesChat, .enrols,
      .finishesCourse, .watchesShow, .partnerOfferDecided, .endUserComes:
      Int(subject)
    case .startsBuilding, .goesLive, .pauses, .closes, .offersAdSlot, .commitsToFair, .fairOpens,
      .publishes, .refreshesCreative, .prospects, .representativeJoins, .representativeRamps,
      .representativeLeaves, .opensEnrolment, .courseBegins, .showBegins, .partnerSigns,
      .partnerStarts, .partnerCalls, .partnerDefects, .partnerLeaves, .jointCampaign,
      .developerSignsUp,
      .sandboxEnds, .integrationEnds,
      .integrationIsShown, .integrationLeaves, .usageIsMetered:
      nil
    }
  }
}
