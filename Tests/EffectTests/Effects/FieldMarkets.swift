import MarketModel
import Policies
import RandomStreams

extension EffectMarket {
  /// The worked example without advertising, and with a channel of the field beside it.
  static func worked(
    people: Int, days: Int, and channel: ChannelConfiguration, settings: [String] = []
  ) -> EffectMarket {
    var market = worked(people: people, days: days)
      .under(FixedSpending(spendPerDay: [0, 0, 0], reviewDays: 14))
      .changing { $0.channels.append(channel) }
    market.settings += ["firm.cash=400000"] + settings
    return market
  }
}

extension ChannelConfiguration {
  /// A shop for half of the people.
  ///
  /// All numbers are assumptions but `presenceUtility`, which is set so that visitors buy as in
  /// life.
  static func shop(
    reachShare: Double = 0.5, presenceUtility: Double = 2.8, trustPerTouch: Double = 0.3
  ) throws -> ChannelConfiguration {
    ChannelConfiguration(
      name: "shop", sees: .identified, matchShare: 0.6,
      kind: .shops(
        ShopsConfiguration(
          shops: [
            ShopConfiguration(
              name: "centre", reachShare: reachShare, staff: 2, rentPerMonth: 3_000_000)
          ],
          hours: OpeningHours(sessions: Array(repeating: 10.0 / 24..<21.0 / 24, count: 7)),
          wagePerMonth: 800_000, serviceMinutes: try .gamma(mean: 15, sd: 10),
          patienceMinutes: try .exponential(mean: 10), walkInsPerYear: 2, impulseShare: 0.1,
          presenceUtility: presenceUtility)), trustPerTouch: trustPerTouch)
  }

  /// One fair of three days, from the tenth day on.
  ///
  /// Numbers are assumptions but `answerShare`, which is set so that leads become opportunities as
  /// in life.
  static func fair(
    followUpDays: Double = 3, leadHalfLifeDays: Double = 20, openNeedTalkFactor: Double = 3,
    answerShare: Double = 0.6, writeLaterShare: Double = 0.15, writeLaterDays: Double = 10
  ) throws -> ChannelConfiguration {
    ChannelConfiguration(
      name: "fair", sees: .identified, matchShare: 0.9,
      kind: .exhibition(
        ExhibitionConfiguration(
          fairs: [
            FairConfiguration(
              name: "spring", startDay: 10, days: 3, cost: Money(minorUnits: 8_000_000),
              commitDaysBefore: 90, depositShare: 0.3)
          ],
          hours: 9.0 / 24..<17.0 / 24, audience: nil, attendanceShare: 0.4, noticeShare: 0.5,
          liftPerNotice: 0.05, talkShare: 0.2, openNeedTalkFactor: openNeedTalkFactor,
          talksPerDay: 1000, writeLaterShare: writeLaterShare, writeLaterDays: writeLaterDays,
          followUpDays: try .constant(followUpDays), followUpCost: .zero,
          answerShare: answerShare, leadHalfLifeDays: leadHalfLifeDays, impulseShare: 0.3)),
      trustPerTouch: 0.2)
  }
}
