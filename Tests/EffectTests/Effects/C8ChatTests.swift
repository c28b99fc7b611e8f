import MarketModel
import Policies
import RandomStreams
import Testing

/// People and a bot who answer questions (C8).
struct C8ChatTests {
  @Test("C8 A chat multiplies orders by 1.0-1.3")
  func conversion() async throws { try await check(.c8Conversion) }

  @Test("C8 A bot beside people in office hours leaves fewer questions unanswered")
  func unanswered() async throws { try await check(.c8Unanswered) }
}

extension EffectMarket {
  /// The worked example with a chat, around the clock or in office hours.
  ///
  /// Of visits 3 % ask (1–5 %, recalled), a bot resolves .4 (.2–.6, recalled), a contact takes an
  /// agent twelve minutes. What an answer is worth is set so that whoever was answered buys four times
  /// as often as other visitors (4.5 times: LogMeIn 2015).
  static func chatting(
    people: Int, days: Int, asksPerVisit: Double = 0.03, botShare: Double = 0.8,
    botResolvedShare: Double = 0.4, isOpenAllDay: Bool = true
  ) -> EffectMarket {
    let opens = isOpenAllDay ? "[0, 0, 0, 0, 0, 0, 0]" : "[9, 9, 9, 9, 9, 9, 9]"
    let closes = isOpenAllDay ? "[24, 24, 24, 24, 24, 24, 24]" : "[18, 18, 18, 18, 18, 9, 9]"
    return worked(people: people, days: days).with(
      "firm.cash=400000", "firm.customersNowShare=0.3", "clock.reportEveryDays=30",
      "channels.chat={kind: chat, sees: identified, matchShare: 1, asksPerVisit: \(asksPerVisit), "
        + "asksPerTrouble: 0, bot: {share: \(botShare), resolvedShare: \(botResolvedShare), "
        + "costPerThousandContacts: 2000}, staff: 2, opensAtHour: \(opens), "
        + "closesAtHour: \(closes), wagePerMonth: 6000, "
        + "serviceMinutes: {exponential: {mean: 12}}, patienceMinutes: {exponential: {mean: 5}}, "
        + "resolvedShare: 0.8, answerUtility: 2.5}"
    ).under(FixedSpending(spendPerDay: [0, 0, 0], reviewDays: 30))
  }
}

extension Effect {
  static let c8Conversion = Effect(
    id: "C8", name: "conversion by chat", claim: "A chat multiplies orders by 1.0–1.3",
    mechanism: "asking (nobody asks)",
    source: "band: fact sheet, row chat (1.0–1.1–1.3); visitors who ask 1–5 %, bot resolves "
      + ".2–.6 (recalled); utility of an answer: set by chatters who buy 4.5 times as often "
      + "(LogMeIn 2015)",
    scale: .ratio, band: 1...1.3, replications: 10, placeboReplications: 2
  ) { mechanism, streams in
    func orders(asking share: Double) throws -> Quotient {
      let market = EffectMarket.chatting(people: 2500, days: 90, asksPerVisit: share)
      return Quotient(numerator: Double(try market.record(streams).totals.orders))
    }
    return Measurement(
      treated: try orders(asking: mechanism == .on ? 0.03 : 0), control: try orders(asking: 0))
  }

  static let c8Unanswered = Effect(
    id: "C8", name: "unanswered questions",
    claim: "A bot beside people in office hours leaves .4–.8 as many questions unanswered",
    mechanism: "the bot's skill (it resolves nothing)",
    source: "band: a bot resolves .2–.6 of contacts (recalled), and takes all of them first",
    scale: .ratio, band: 0.4...0.8, replications: 6, placeboReplications: 3
  ) { mechanism, streams in
    func unanswered(botShare: Double) throws -> Quotient {
      let market = EffectMarket.chatting(
        people: 1000, days: 60, botShare: botShare,
        botResolvedShare: mechanism == .on ? 0.4 : 0, isOpenAllDay: false)
      let record = try market.record(streams)
      let totals = record.channels[2].service
      return Quotient(numerator: Double(totals.unanswered), divisor: Double(totals.contacts))
    }
    return Measurement(
      treated: try unanswered(botShare: 1), control: try unanswered(botShare: 0))
  }
}
