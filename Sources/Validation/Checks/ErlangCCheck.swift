internal import MarketModel
internal import Policies
internal import RandomStreams

/// Erlang C: a sales team as the queue M/M/c (Cooper, Introduction to Queueing Theory, 1981, §3.5).
///
/// Accounts are put on the list by a Poisson process, attempts to reach them take exponential times,
/// nobody is reached and nobody grows cold. The unit of time is the mean attempt, a day.
extension ValidationCheck {
  /// - Parameters:
  ///   - delayed: The probability of waiting.
  ///   - wait: The mean wait of all, if it is known.
  static func erlangC(
    servers: Int, load: Double, delayed: Double, wait: Double? = nil
  ) -> ValidationCheck {
    ValidationCheck(
      name: "erlang-c-\(servers)",
      subject: "leads that wait for one of \(servers) representatives, with a load of "
        + shortDecimal(load),
      source: "Erlang 1917; tables in Cooper 1981", replications: 30,
      quantities: [Quantity(name: "waits", expected: delayed)]
        + (wait.map { [Quantity(name: "mean wait", expected: $0)] } ?? [])
    ) { streams in
      // The same draws to the warm-up's end and beyond it: the difference is what came after.
      let before = try desk(servers: servers, load: load, days: 100, streams)
      let whole = try desk(servers: servers, load: load, days: 1500, streams)
      let requests = whole.requests - before.requests
      var parts = [Part(whole.delayedRequests - before.delayedRequests, over: requests)]
      if wait != nil {
        var part = Part(whole.waitDays - before.waitDays)
        part.divisor = Double(requests)
        parts.append(part)
      }
      return parts
    }
  }

  private static func desk(
    servers: Int, load: Double, days: Double, _ streams: ReplicationStreams
  ) throws -> PipelineTotals {
    let staff = SalesStaffConfiguration(
      representativesAtStart: servers, costPerMonth: Money(minorUnits: 100),
      hiringDays: try .constant(1), costPerHire: .zero, rampDays: 0, leavesPerYearShare: 0,
      noticeDays: 0)
    let team = SalesTeamConfiguration(
      staff: staff, prospectsPerDay: load, salesAssistFromSeats: nil, productQualifiedShare: 0,
      order: .oldestFirst, contactDays: try .exponential(mean: 1), connectShare: 0, attempts: 1,
      retryDays: 1, coldAfterDays: nil, createsNeedShare: 0, liftPerConversation: 0,
      meetingDays: try .constant(1), liftPerMeeting: 0, meetingUtility: 0,
      cycleDays: try .constant(1), commissionShare: 0, paymentDays: 0)
    var market = try MarketConfiguration.plain(
      people: 2000, horizonDays: days, reportEveryDays: days)
    market.channels = [
      ChannelConfiguration(
        name: "sales", sees: .identified, matchShare: 1, kind: .salesTeam(team))
    ]
    let pay = FixedSpending(
      spendPerDay: [staff.spendPerDay(ofRepresentatives: servers)], reviewDays: days)
    return MarketReplication.run(market, policy: pay, streams: streams).channels[0].pipeline
  }
}
