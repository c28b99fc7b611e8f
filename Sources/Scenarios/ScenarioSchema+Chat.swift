internal import MarketModel
internal import RandomStreams

/// The keys of a chat (A8, C8).
extension ScenarioSchema {
  static func readChat(
    _ channel: ScenarioReader, clock: Clock, hasAI: Bool
  ) -> ChatConfiguration {
    ChatConfiguration(
      asksPerVisit: channel.share(
        "asksPerVisit",
        "visits with an open need that end without a choice, whose makers ask something"),
      asksPerTrouble: channel.share(
        "asksPerTrouble", "unsatisfying orders or terms after which the customer asks for help"),
      bot: readBot(channel, hasAI: hasAI),
      staff: channel.integer(
        "staff", unit: "people", in: 0...10_000, "how many people answer at a time"),
      hours: readWeek(channel, clock: clock),
      wagePerMonth: Double(
        channel.money(
          "wagePerMonth", unit: "per month", in: .closed(0...1e9), "what one of them costs")),
      serviceMinutes: channel.distribution(
        "serviceMinutes", unit: "minutes", in: .nonNegative,
        "how long a contact takes one of them"),
      patienceMinutes: channel.distribution(
        "patienceMinutes", unit: "minutes", in: .nonNegative,
        "how long somebody waits for that before she leaves"),
      resolvedShare: channel.share("resolvedShare", "of what they answer, what helps"),
      answerUtility: channel.number(
        "answerUtility", unit: "utility", in: .closed(-20...20),
        "what an answer that helps adds to the offer, in the choice that follows it"),
      trustLossPerFailure: channel.share(
        "trustLossPerFailure", default: 0,
        "part of her trust that somebody loses whom nobody has helped"))
  }

  private static func readBot(_ channel: ScenarioReader, hasAI: Bool) -> BotConfiguration? {
    channel.optionalSection("bot", "a bot that answers at once, at any hour; none unless given")
      .map { bot in
        let key = "resolvedLogOddsPerQuality"
        let growth = bot.number(
          key, unit: "log odds", in: .closed(-100...100), default: 0,
          "how much these grow with product.ai's quality for her who asks, from the opening model's "
            + "on; at 0 the bot is not the product")
        if growth != 0, !hasAI, !bot.isDocumenting {
          bot.report(
            .statement("there is no quality to grow with"), at: key,
            expected: "product.ai, or no such line")
        }
        return BotConfiguration(
          share: bot.share("share", "contacts that it takes first"),
          resolvedShare: bot.share(
            "resolvedShare", "of those, what it resolves; the rest is handed to people"),
          costPerContact: Double(
            bot.money(
              "costPerThousandContacts", unit: "per 1000 contacts", in: .nonNegative,
              "what a thousand contacts of it cost")) / 1000,
          resolvedLogOddsPerQuality: growth)
      }
  }
}
