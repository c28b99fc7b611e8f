internal import SimulationKernel

/// What partners earn and cost, and whose sale it was.
extension Partners {
  // MARK: - Sales

  /// An account has bought from us: by its partner, or behind the partner's back.
  mutating func note(
    _ sale: Sale, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard !core.isRunOff else { return }
    let account = Int(sale.account)
    if registrations[account].offer != .none {
      endOffer(to: account, in: &core, &schedule) { $0.unaided += 1 }
    }
    let territory = territory(of: account)
    guard partners[territory].phase == .working else {
      // Of what was chosen from a distributor who is gone meanwhile, the firm delivers.
      if sale.source.channel == index { deliver(sale.value, in: &core, &schedule) }
      return
    }
    if sale.source.channel == index {
      credit(sale.commission, toPartnerOf: account, in: &core)
      takeFromStock(sale.value, of: territory, in: &core, &schedule)
    } else if core.isPartners(sale.source) {
      // Two programmes work the same accounts, and this partner was the slower one.
      count(in: &core) { $0.otherPartnersSales += 1 }
      partners[territory].health.lose(
        configuration.relationship.lossPerPartnerSale, at: schedule.now)
    } else {
      compete(with: territory, by: sale, in: &core, at: schedule.now)
    }
  }

  /// The firm has sold in a partner's territory by itself.
  ///
  /// To an account that the partner has registered it costs the partner's commission too, or its
  /// health all the more.
  private mutating func compete(
    with territory: Int, by sale: Sale, in core: inout MarketCore, at time: Double
  ) {
    let relationship = configuration.relationship
    count(in: &core) { $0.directSales += 1 }
    guard isRegistered(Int(sale.account), in: territory, at: time) else {
      return partners[territory].health.lose(relationship.lossPerDirectSale, at: time)
    }
    guard configuration.contract.honoursRegistrations else {
      count(in: &core) { $0.poachedSales += 1 }
      return partners[territory].health.lose(relationship.lossPerPoachedSale, at: time)
    }
    let commission = Money(
      rounding: sale.value.asDouble * configuration.contract.commissionShare)
    core.pay(commission, for: .marketing, on: index, at: time)
    partners[territory].earned += commission.minorUnits
    count(in: &core) {
      $0.doubleCommissions += 1
      $0.doubleCommission += commission.asDouble
    }
  }

  /// Notes what the partner of an account has earned.
  mutating func credit(
    _ commission: Money, toPartnerOf account: Int, in core: inout MarketCore
  ) {
    let territory = territory(of: account)
    guard !core.isRunOff, partners[territory].phase == .working else { return }
    partners[territory].earned += commission.minorUnits
    count(in: &core) { $0.earned += commission.asDouble }
  }

  // MARK: - Bills

  /// Pays for the care since this was last done.
  mutating func payCare(in core: inout MarketCore, at time: Double) {
    let due = care.settle(at: time)
    guard !core.isRuined else { return }
    core.pay(due, for: .marketing, on: index, at: time)
    count(in: &core) { $0.careCost += due.asDouble }
  }

  /// Pays what partners have earned too little since the last month's end (R13).
  mutating func payMinimum(in core: inout MarketCore, at time: Double) {
    for territory in partners.indices where partners[territory].phase == .working {
      payMinimum(to: territory, in: &core, at: time)
    }
  }

  /// Pays what a partner has earned too little for the part of a month since this was last done.
  mutating func payMinimum(to territory: Int, in core: inout MarketCore, at time: Double) {
    let partner = partners[territory]
    partners[territory].earned = 0
    partners[territory].earnedSince = time
    let minimum =
      configuration.contract.minimumCommissionPerMonth.asDouble
      * (time - partner.earnedSince) / daysPerMonth
    let due = Money(rounding: minimum) - Money(minorUnits: partner.earned)
    guard due > .zero, !core.isRuined else { return }
    core.pay(due, for: .marketing, on: index, at: time)
    count(in: &core) { $0.minimumPaid += due.asDouble }
  }

  // MARK: - Stock

  /// A distributor has sold from its stock, and orders again when little is left.
  private mutating func takeFromStock(
    _ value: Money, of territory: Int, in core: inout MarketCore,
    _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard let stock = configuration.stock else { return }
    partners[territory].stock -= value.minorUnits
    count(in: &core) { $0.soldFromStock += value.asDouble }
    let reorderBelow = stock.target.asDouble * stock.reorderBelowShare
    if Double(partners[territory].stock) < reorderBelow || partners[territory].stock < 0 {
      restock(territory, in: &core, &schedule)
    }
  }

  /// A distributor buys what its stock lacks: the firm's revenue, at the discount.
  mutating func restock(
    _ territory: Int, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    // Where nobody can be sold to, nobody stocks up.
    guard let stock = configuration.stock, core.sellsAnywhere(at: schedule.now) else { return }
    // While the channel rests it buys what it has sold already, and no more.
    let level = core.phases[index] == .live ? stock.target.minorUnits : 0
    let list = Money(minorUnits: level - partners[territory].stock)
    guard list > .zero else { return }
    partners[territory].stock = level
    sellIn(list, in: &core, &schedule)
  }

  /// Goods go from the firm to the buyer, for a distributor's account.
  private func deliver(
    _ value: Money, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    guard configuration.stock != nil else { return }
    count(in: &core) { $0.soldFromStock += value.asDouble }
    sellIn(value, in: &core, &schedule)
  }

  private func sellIn(
    _ list: Money, in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) {
    let price = wholesale(list)
    core.sellIn(price, list: list, paidAfter: configuration.contract.paymentDays, &schedule)
    count(in: &core) {
      $0.boughtForStock += list.asDouble
      $0.paidForStock += price.asDouble
    }
  }

  /// The firm takes a part of a leaving distributor's stock back, at what was paid for it.
  mutating func takeStockBack(_ territory: Int, in core: inout MarketCore, at time: Double) {
    defer { partners[territory].stock = 0 }
    guard let stock = configuration.stock, partners[territory].stock > 0 else { return }
    let list = Money(
      rounding: Double(partners[territory].stock) * stock.returnedShare)
    let price = wholesale(list)
    core.takeBack(price, list: list, at: time)
    count(in: &core) {
      $0.returnedFromStock += list.asDouble
      $0.refundedForStock += price.asDouble
    }
  }

  /// What a distributor pays for goods at list price.
  private func wholesale(_ list: Money) -> Money {
    list - Money(rounding: list.asDouble * configuration.contract.commissionShare)
  }
}
