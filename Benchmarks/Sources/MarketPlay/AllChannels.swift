public import MarketModel
internal import Policies
internal import RandomStreams
internal import Scenarios

/// A market with every kind of channel at work, as large as wanted.
public struct AllChannels: Sendable {
  /// The size of the market.
  public let people: Int
  /// The channels' names, in the scenario's order.
  public var channelNames: [String] { market.channels.map(\.name) }

  private let market: MarketConfiguration
  private let policy: any Policy

  private static let file = "Benchmarks/Scenarios/all-channels.yaml"

  /// Reads the scenario and brings it to the size.
  ///
  /// What belongs to the whole market grows with the people: money, staff, what others sell. What
  /// belongs to a person stays.
  public init(people: Int) throws {
    let likely = try Scenario(file: Self.file).likely.market.population.people
    let scenario = try Scenario(file: Self.file, settings: ["market.people=\(people)"])
    let factor = Double(people) / Double(likely)
    var market = scenario.likely.market
    market.firm.openingCash = market.firm.openingCash * factor
    market.firm.fixedCostPerMonth = market.firm.fixedCostPerMonth * factor
    for index in market.channels.indices {
      market.channels[index].kind = market.channels[index].kind.scaled(by: factor)
    }
    guard let plan = scenario.likely.strategies.first(where: { $0.name == "steady" }),
      let spending = plan.policy as? FixedSpending
    else { throw UnknownStrategy(name: "steady") }
    policy = FixedSpending(
      spendPerDay: spending.spendPerDay.map { $0 * factor }, reviewDays: spending.reviewDays)
    self.market = market
    self.people = people
  }

  /// Sets the market up, ready to be played.
  public func start() -> MarketRun {
    MarketRun(market, policy: policy, streams: MarketPlay.streams)
  }
}

extension ChannelKind {
  /// The kind in a market that is larger by a factor.
  fileprivate func scaled(by factor: Double) -> ChannelKind {
    func number(_ count: Int) -> Int { max(1, Int((Double(count) * factor).rounded())) }
    switch self {
    case .ecommercePlatform(var parts):
      parts.otherListingSalesPerDay *= factor
      return .ecommercePlatform(parts)
    case .website(var parts):
      // As much content, which costs as much more as there is more money.
      parts.costPerPiece *= factor
      return .website(parts)
    case .shops(var parts):
      for shop in parts.shops.indices {
        parts.shops[shop].staff = number(parts.shops[shop].staff)
        parts.shops[shop].rentPerMonth *= factor
      }
      return .shops(parts)
    case .exhibition(var parts):
      parts.talksPerDay = number(parts.talksPerDay)
      for fair in parts.fairs.indices {
        parts.fairs[fair].cost = parts.fairs[fair].cost * factor
      }
      return .exhibition(parts)
    case .salesTeam(var parts):
      parts.prospectsPerDay *= factor
      parts.staff.representativesAtStart = number(parts.staff.representativesAtStart)
      return .salesTeam(parts)
    case .chat(var parts):
      parts.staff = number(parts.staff)
      return .chat(parts)
    case .courses(var parts):
      for course in parts.courses.indices {
        parts.courses[course].seats = number(parts.courses[course].seats)
        parts.courses[course].cost = parts.courses[course].cost * factor
      }
      return .courses(parts)
    case .partners(var parts):
      parts.territories = number(parts.territories)
      parts.partnersAtStart = number(parts.partnersAtStart)
      parts.partnersWanted = number(parts.partnersWanted)
      return .partners(parts)
    case .developers(var parts):
      parts.building.developers = number(parts.building.developers)
      parts.building.signUpsPerMonth *= factor
      return .developers(parts)
    case .socialMedia, .searchAds, .email: return self
    }
  }
}

extension Money {
  fileprivate static func * (amount: Money, factor: Double) -> Money {
    Money(rounding: amount.asDouble * factor)
  }
}
