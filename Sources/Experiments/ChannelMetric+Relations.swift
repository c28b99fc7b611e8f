public import MarketModel

/// What only scenarios with e-mail, a chat, courses, ratings or creators have.
extension Measure where Subject == ChannelTotals {
  /// What only scenarios with e-mail have.
  public static var ofEmail: [ChannelMetric] {
    [
      .count("on_list", "people on the e-mail list at the horizon", \.mailing.onList),
      .count("left_list", "people who have left the e-mail list", \.mailing.left),
      .count("complaints_of_mail", "those of them who complained", \.mailing.complaints),
      .share("open_rate", "mails opened / mails sent", of: \.mailing.opened, in: mailsSent),
      .count("cart_reminders", "mails that reminded of a cart", \.mailing.reminders),
      .count("held_out", "people with an address who never get a mail", \.mailing.heldOut),
      ChannelMetric(
        "measured_lift", .ratio,
        "orders a day of those mailed / of those held out, since they gave their address; the "
          + "split is random, so that this is the mails' effect",
        numerator: { $0.mailing.mailedOrdersPerDay },
        denominator: { $0.mailing.heldOutOrdersPerDay }),
    ]
  }

  /// Impressions of an e-mail list are the mails sent; of other kinds none of them is one.
  private static func mailsSent(_ totals: ChannelTotals) -> Int {
    totals.mailing.mailed + totals.mailing.heldOut > 0 ? totals.impressions : 0
  }

  /// What only scenarios with a chat have.
  public static var ofChat: [ChannelMetric] {
    [
      .count("contacts", "people who asked something in a chat", \.service.contacts),
      .share(
        "bot_share", "contacts that a bot took first / contacts", of: \.service.botContacts,
        in: \.service.contacts),
      .share(
        "bot_resolved_share", "contacts that the bot resolved / those that it took",
        of: \.service.resolvedByBot, in: \.service.botContacts),
      .share(
        "unanswered_share", "contacts that found nobody or left before an answer / contacts",
        of: \.service.unanswered, in: \.service.contacts),
      ChannelMetric(
        "chat_wait_days", .days, "mean wait for people in a chat",
        numerator: \.service.waitDays, denominator: { Double($0.service.requests) }),
      .cost("cost_per_contact", "spend / contacts", \.spend, per: \.service.contacts),
    ]
  }

  /// What only scenarios with ratings have.
  public static var ofRatings: [ChannelMetric] {
    [
      ChannelMetric(
        "reviews", .count, "reviews of the listing at the horizon, those of the start included",
        numerator: \.reviews),
      ChannelMetric(
        "rating", .ratio, "mean stars in them", numerator: \.stars, denominator: \.reviews),
    ]
  }

  /// What only scenarios with creators have.
  public static var ofCreators: [ChannelMetric] {
    [
      .count("shows", "shows of creators that were paid for", \.live.shows),
      .count("show_viewers", "times that somebody saw one", \.live.viewers),
      .count("live_orders", "orders on the spot in live shows", \.live.orders),
      .money("live_order_value", "value of those orders", \.live.orderValue),
    ]
  }

  /// What only scenarios with courses have.
  public static var ofCourses: [ChannelMetric] {
    [
      .count("courses_held", "courses that were held", \.courses.held),
      .count("participants", "people who took part in them", \.courses.participants),
      .count("turned_away", "people who found no seat", \.courses.turnedAway),
      .money("course_fees", "what participants paid", \.courses.fees),
    ]
  }
}

extension ChannelConfiguration {
  /// Whether people look at what buyers say of the firm's listing here.
  var hasRatings: Bool {
    if case .ecommercePlatform(let parts) = kind { parts.ratings != nil } else { false }
  }

  /// Whether creators give shows here.
  var hasCreators: Bool {
    if case .socialMedia(let parts) = kind { !parts.creators.isEmpty } else { false }
  }
}
