import MarketModel
import RandomStreams
import Testing

@testable import Scenarios

/// The keys of e-mail, chats, courses and of leads for a sales team (A8).
@Suite struct RelationsSchemaTests {
  private let email = """
      mail:
        kind: email
        sees: identified
        matchShare: 1
        mailsPerMonth: 2
        costPerThousandMails: 5
        joinPerVisit: 0.1
        joinPerOrder: 0.5
        openShare: 0.4
        clickPerOpen: 0.05
        openNeedClickFactor: 3
        liftPerOpen: 0.03
        impulseShare: 0.2
        fatiguePerMail: 0.1
        fatigueHalfLifeDays: 7
        leavePerMail: 0.004
        annoyancePerMail: 0.3

    """

  private let chat = """
      chat:
        kind: chat
        sees: identified
        matchShare: 1
        asksPerVisit: 0.03
        asksPerTrouble: 0.2
        bot: {share: 0.8, resolvedShare: 0.4, costPerThousandContacts: 300}
        staff: 2
        opensAtHour: [9, 9, 9, 9, 9, 0, 0]
        closesAtHour: [18, 18, 18, 18, 18, 0, 0]
        wagePerMonth: 60
        serviceMinutes: 12
        patienceMinutes: 5
        resolvedShare: 0.8
        answerUtility: 1.5

    """

  private let courses = """
      courses:
        kind: courses
        sees: identified
        matchShare: 1
        courses:
          - {name: basics, from: 2027-02-10, everyDays: 30, days: 2, seats: 20, cost: 50, price: 4}
          - {name: expert, from: 2027-03-01, days: 5, seats: 8, cost: 90}
        interestShare: 0.1
        liftPerCourse: 0.3
        impulseShare: 0.1

    """

  private func scenario(_ channels: String) throws -> MarketConfiguration {
    try small(replacing: ["learner:\n": "\(channels)learner:\n"]).likely.market
  }

  private func found(_ channels: String, _ changes: [String: String] = [:]) -> [String] {
    var text = channels
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return problems(replacing: ["learner:\n": "\(text)learner:\n"])
  }

  @Test("E-mail has a price by the thousand, and what is not written is off")
  func readsEmail() throws {
    let channel = try #require(try scenario(email).channels.last)
    guard case .email(let parts) = channel.kind else { throw Mistake.wrongKind }
    #expect(parts.costPerMail == 0.5 && parts.mailsPerMonth == 2)
    #expect(parts.joinPerVisit == 0.1 && parts.joinPerOrder == 0.5 && parts.joinPerLead == 0)
    #expect(parts.holdOutShare == 0 && parts.cartReminderDays == nil)
    #expect(parts.salesShareOfClicks == 0 && parts.complaintShare == 0)
    #expect(channel.kind.takesBudget && channel.seekWeight == 0)
  }

  @Test("A chat has people in their hours, and a bot by the contact")
  func readsChat() throws {
    let channel = try #require(try scenario(chat).channels.last)
    guard case .chat(let parts) = channel.kind else { throw Mistake.wrongKind }
    #expect(
      parts.bot == BotConfiguration(share: 0.8, resolvedShare: 0.4, costPerContact: 30))
    // The small scenario starts on a Sunday.
    #expect(parts.hours.sessions[0].isEmpty && parts.hours.sessions[1] == 9.0 / 24..<18.0 / 24)
    #expect(parts.staff == 2 && parts.wagePerMonth == 6000 && !channel.kind.takesBudget)
    let alone = try #require(
      try scenario(
        chat.replacing(
          "    bot: {share: 0.8, resolvedShare: 0.4, costPerThousandContacts: 300}\n", with: "")
      )
      .channels.last)
    guard case .chat(let people) = alone.kind else { throw Mistake.wrongKind }
    #expect(people.bot == nil)
  }

  @Test("Courses are dated, once or again and again")
  func readsCourses() throws {
    let channel = try #require(try scenario(courses).channels.last)
    guard case .courses(let parts) = channel.kind else { throw Mistake.wrongKind }
    #expect(parts.courses.map(\.startDay) == [10, 29])
    #expect(parts.courses.map { $0.startDays(before: 90) } == [[10, 40, 70], [29]])
    #expect(parts.courses.map(\.cost.minorUnits) == [5000, 9000])
    #expect(parts.courses.map(\.price.minorUnits) == [400, 0])
    #expect(parts.useFactor == 1 && parts.customerInterestFactor == 1 && parts.enrolmentDays == 30)
  }

  @Test("Leads need a sales team, and mistakes are reported at their place")
  func mistakes() {
    #expect(found(email) == [] && found(chat) == [] && found(courses) == [])
    let expected =
      ": there is no sales team for its leads; expected a channel of kind salesTeam, or no such line"
    #expect(
      found(email + "    salesShareOfClicks: 0.1\n") == [
        "channels.mail.salesShareOfClicks" + expected
      ])
    #expect(found(email + "    joinPerLead: 0.1\n") == ["channels.mail.joinPerLead" + expected])
    #expect(
      found(courses + "    salesShare: 0.1\n") == ["channels.courses.salesShare" + expected])
    #expect(
      found(courses + "    useFactor: 2\n") == [
        "channels: useFactor of courses raises the use of nothing; expected product.ai, whose use "
          + "it raises, or no useFactor"
      ])
    #expect(found(email, ["mailsPerMonth: 2": "mailsPerMonth: 0"]).count == 1)
    #expect(found(courses, ["everyDays: 30": "everyDays: 0"]).count == 1)
    #expect(found(courses, ["name: expert": "name: basics"]).count == 1)
    #expect(found(courses, ["from: 2027-03-01": "from: 2027-05-20"]).count == 1)
    #expect(found(chat, ["18, 18, 18, 18, 18": "18, 18, 18, 18, 8"]).count == 1)
  }

  @Test("A platform may have ratings, and a medium shows of creators")
  func readsRatingsAndCreators() throws {
    let market = try small(
      "channels.shop.ratings={satisfiedReviewShare: 0.1, unsatisfiedReviewShare: 0.3, "
        + "otherRating: 4.5, utilityPerStar: 0.2}",
      "channels.social.creators=[{name: premiere, creator: host, on: 2027-02-10, hours: 2, "
        + "fee: 100, followerShare: 0.1, watchShare: 0.2, liftPerShow: 0.1, clickShare: 0.05, "
        + "impulseShare: 0.3, sellsLive: true, commissionShare: 0.2, returnFactor: 2}]"
    ).likely.market
    guard case .socialMedia(let social) = market.channels[0].kind,
      case .ecommercePlatform(let platform) = market.channels[1].kind
    else { throw Mistake.wrongKind }
    let show = try #require(social.creators.first)
    #expect(show.startDay == 10 + 20.0 / 24 && show.fee.minorUnits == 10_000 && show.sellsLive)
    #expect(show.commissionShare == 0.2 && show.returnFactor == 2)
    #expect(platform.ratings?.otherRating == 4.5 && platform.ratings?.reviewsNow == 0)
    #expect(platform.ratings?.salesFactorPerStar == 1)
    let error = #expect(throws: ScenarioError.self) {
      try small(
        "channels.social.creators=[{name: post, creator: host, on: 2027-02-10, hours: 48, "
          + "fee: 100, followerShare: 0.1, watchShare: 0.2, liftPerShow: 0.1, clickShare: 0.05, "
          + "impulseShare: 0.3, commissionShare: 0.2}]")
    }
    #expect(error?.problems.count == 1)
  }

  private enum Mistake: Error { case wrongKind }
}
