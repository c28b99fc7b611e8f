internal import RandomStreams
internal import SimulationKernel

/// Impressions by auction (A3): who else bids, what is paid, and at what pace the firm takes part.
extension SocialMedia {
  /// Prices are those of ordinary days in so many auctions before the start.
  private static let forecastAuctions = 256

  /// Estimates, as a medium's planner would, what taking part in an auction costs on average.
  mutating func forecastCost(in core: inout MarketCore) {
    guard let auction = configuration.auction else { return }
    let scale = core.configuration.product.minorUnitsPerUnit
    var sum = 0.0
    for number in 0..<Self.forecastAuctions {
      var stream = core.streams.stream(
        .adForecast.on(channel: streamChannel), entity: 0, occurrence: number)
      let sale = bids(
        in: auction, bidScale: scale, drawing: &stream,
        rivalBids: rivalBids(forSlot: number, isForecast: true, scale: scale, of: core))
      if sale.isOurs { sum += sale.price / 1000 }
    }
    costPerAuction = sum / Double(Self.forecastAuctions)
  }

  /// Bids for a slot.
  ///
  /// - Returns: What the firm pays for the impression, minor units, or nil if another gets it.
  mutating func bid(
    forSlot slot: Int, of core: inout MarketCore, at time: Double
  ) -> Double? {
    guard let auction = configuration.auction else { return nil }
    var stream = core.streams.stream(
      .adAuction.on(channel: streamChannel), entity: 0, occurrence: slot)
    // A festival raises what the others bid.
    let scale =
      core.configuration.product.minorUnitsPerUnit * core.advertisingPriceFactor(at: time)
    let sale = bids(
      in: auction, bidScale: scale, drawing: &stream,
      rivalBids: rivalBids(forSlot: slot, isForecast: false, scale: scale, of: core))
    core.record.channels[index].auctions += 1
    core.record.channels[index].auctionRevenue += sale.price / 1000
    let cost = sale.isOurs ? sale.price / 1000 : 0
    costPerAuction += (cost - costPerAuction) / Double(Self.forecastAuctions)
    guard sale.isOurs else { return nil }
    budget.take(cost, at: time)
    return cost
  }

  private func bids(
    in auction: AdAuctionConfiguration, bidScale: Double, drawing stream: inout RandomStream,
    rivalBids: [Double]
  ) -> SecondPriceAuction {
    var sale = SecondPriceAuction(
      ours: configuration.costPerMille * auction.ownBidFactor.draw(from: &stream),
      reserve: auction.reservePerMille)
    for _ in 0..<auction.competitors {
      sale.add(bid: auction.competitorBid.draw(from: &stream) * bidScale)
    }
    for bid in rivalBids { sale.add(bid: bid) }
    return sale
  }

  private func rivalBids(
    forSlot slot: Int, isForecast: Bool, scale: Double, of core: MarketCore
  ) -> [Double] {
    core.rivalBids(on: index, scale: scale) {
      $0.stream(
        .rivalSlotBid.on(channel: streamChannel), entity: isForecast ? 1 : 0, occurrence: slot)
    }
  }

  /// Auctions a day that spend the budget evenly: more while money is left over, fewer while it is
  /// short, by half at most (proportional control around half a day's money on hand).
  func auctionsPerDay(at time: Double) -> Double {
    guard budget.perDay > 0 else { return 0 }
    // Whoever is always outbid does not bid without end.
    let cost = max(costPerAuction, costPerImpression / 100)
    return budget.perDay / cost * (0.5 + budget.balance(at: time) / budget.perDay)
  }
}
