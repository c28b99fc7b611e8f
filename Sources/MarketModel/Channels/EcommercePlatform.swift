internal import RandomStreams
internal import SimulationKernel

/// An e-commerce platform in a run (A4): where our listing stands in a search, and what the
/// budget for promoted listings allows.
struct EcommercePlatform: Sendable {
  let index: Int
  let streamChannel: Int
  let configuration: EcommercePlatformConfiguration
  /// Sales a day of the other listings, descending.
  private let otherSales: [Double]
  /// Chance of a click on our unpaid listing, by its place; the first is place 1's.
  private let clickShares: [Double]
  private var recentSales = 0.0
  private var recentSalesTime = 0.0
  private let forgettingPerDay: Double
  /// Money for promoted clicks that is on hand, minor units; never more than a day's.
  private var promotedBalance = 0.0
  private var promotedBalanceTime = 0.0
  private var spendPerDay = 0.0
  /// What a promoted click costs at present, minor units.
  private var costPerClick: Double
  var accrual = CostAccrual()
  /// What buyers say of the listing; nil where nobody looks at it.
  var rating: PlatformRating?

  init(
    index: Int, streamChannel: Int, configuration: EcommercePlatformConfiguration,
    streams: ReplicationStreams
  ) {
    self.index = index
    self.streamChannel = streamChannel
    self.configuration = configuration
    costPerClick = configuration.costPerClick
    rating = configuration.ratings.map(PlatformRating.init)
    forgettingPerDay = 0.693_147_180_559_945_3 / configuration.rankingHalfLifeDays
    clickShares = (1...configuration.otherListings + 1).map {
      configuration.clickShareAtTop * pow(Double($0), -configuration.clickPositionExponent)
    }
    otherSales = (0..<configuration.otherListings).map { listing in
      var stream = streams.stream(.listings, entity: listing)
      return configuration.otherListingSalesPerDay
        * exp(configuration.otherListingSalesSigma * stream.standardNormal())
    }.sorted(by: >)
  }

  /// Our listing's place in a search, 1 for the top: the number of listings that sell more.
  ///
  /// Sales a day are estimated as the ranking does, by counting each sale with a weight that
  /// halves every `rankingHalfLifeDays`. Costs a binary search.
  func position(at time: Double) -> Int {
    let sales = recentSales * exp(-forgettingPerDay * (time - recentSalesTime)) * forgettingPerDay
    let ours = rating.map { sales * $0.salesFactor } ?? sales
    var low = 0
    var high = otherSales.count
    while low < high {
      let middle = (low + high) / 2
      if otherSales[middle] > ours { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }

  /// Chance that a search ends in a click on our unpaid listing.
  func organicClickShare(at time: Double) -> Double {
    clickShares[position(at: time) - 1]
  }

  /// Tells the ranking of a sale.
  mutating func recordSale(at time: Double) {
    recentSales = recentSales * exp(-forgettingPerDay * (time - recentSalesTime)) + 1
    recentSalesTime = time
  }

  /// Starts the ranking as if the firm had long sold so much a day.
  mutating func assumeSales(perDay sales: Double) {
    recentSales = sales / forgettingPerDay
    recentSalesTime = 0
  }

  private func balance(at time: Double) -> Double {
    min(
      max(spendPerDay, costPerClick),
      promotedBalance + (time - promotedBalanceTime) * spendPerDay)
  }

  /// Whether the budget allows another promoted click now.
  func canPromote(at time: Double) -> Bool {
    spendPerDay > 0 && balance(at: time) >= costPerClick
  }

  /// Takes a promoted click's price from the budget.
  mutating func payClick(at time: Double) {
    promotedBalance = balance(at: time) - costPerClick
    promotedBalanceTime = time
  }

  /// Takes a new budget, minor units a day.
  mutating func setSpend(perDay spend: Double, at time: Double) {
    promotedBalance = spendPerDay > 0 ? balance(at: time) : 0
    promotedBalanceTime = time
    spendPerDay = spend
  }
}

extension EcommercePlatform: Channel {
  mutating func open(in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>) {
    showRating(in: &core)
    // The customers of before the start have bought where the firm sells first.
    guard core.venue(of: .direct) == index else { return }
    let firm = core.configuration.firm
    assumeSales(
      perDay: firm.customersNowShare * Double(core.accounts.count) / firm.lapseDays)
  }

  mutating func budgetChanged(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    setSpend(perDay: core.budgetPerDay(of: index), at: schedule.now)
    costPerClick = configuration.costPerClick * core.advertisingPriceFactor(at: schedule.now)
  }

  mutating func answer(
    _ search: Search, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> VisitSource? {
    if promotes(to: search, in: &core, at: schedule.now),
      search.clickingPaid < configuration.promotedClickShare
    {
      payClick(at: schedule.now)
      core.spend(accrual.add(costPerClick), on: index)
      core.updateRegion(of: search.person, at: schedule.now) { $0.spend += costPerClick }
      return .paid(index)
    }
    return search.clickingOrganic < organicClickShare(at: schedule.now) ? .organic(index) : nil
  }

  func place(at time: Double) -> Int? { position(at: time) }

  var hears: NoticeKinds {
    configuration.ratings == nil ? .ordered : [.ordered, .satisfied, .unsatisfied]
  }

  mutating func hear(
    _ notice: MarketNotice, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    switch notice {
    case .ordered(_, let venue?) where Int(venue) == index: recordSale(at: schedule.now)
    case .satisfied(let account): review(by: Int(account), isSatisfied: true, in: &core)
    case .unsatisfied(let account): review(by: Int(account), isSatisfied: false, in: &core)
    default: break
    }
  }

  /// Who has bought here may say how it was.
  private mutating func review(by account: Int, isSatisfied: Bool, in core: inout MarketCore) {
    guard let ratings = configuration.ratings, !core.hasPlan,
      core.venue(of: VisitSource(code: Int(core.accounts[account].cartSource))) == index
    else { return }
    var stream = core.streams.stream(
      .reviewing.on(channel: streamChannel), entity: account,
      occurrence: core.accounts[account].deliveries)
    guard
      stream.bernoulli(isSatisfied ? ratings.satisfiedReviewShare : ratings.unsatisfiedReviewShare)
    else { return }
    rating?.add(stars: isSatisfied ? 5 : 1)
    showRating(in: &core)
  }

  /// Everybody who looks at the listing sees its stars.
  private func showRating(in core: inout MarketCore) {
    guard let rating else { return }
    core.trustUtilities[index] = rating.utility
    core.record.channels[index].reviews = rating.reviews
    core.record.channels[index].stars = rating.stars
  }

  /// Whether a promoted listing is shown to a person who searches now.
  private func promotes(to search: Search, in core: inout MarketCore, at time: Double) -> Bool {
    guard !core.isRunOff, canPromote(at: time),
      core.ledger.cash.asDouble >= costPerClick,
      search.addressing < core.propensity(of: search.person, on: index, at: time)
    else { return false }
    core.noteImpression(on: index)
    return true
  }
}
