internal import SimulationKernel

/// Wear-out (A3): a creative works less the more it has been shown, until another replaces it.
extension SocialMedia {
  /// What is left of an impression's effect after what the creative has been shown before.
  var creativeEffect: Double {
    hasCreative ? creativeEffect(after: creativeImpressions) : 1
  }

  private func creativeEffect(after impressions: Int) -> Double {
    guard let creative = configuration.creative else { return 1 }
    return exp(-creative.wearPerImpressionAHead * Double(impressions) / Double(exposures.count))
  }

  /// How many impressions wear a creative out, so that another is ordered; no number where none
  /// does.
  ///
  /// Found by halving, once, so that an impression only counts.
  func wearingImpressions() -> Int {
    guard hasCreative, let creative = configuration.creative else { return .max }
    func isWorn(by impressions: Int) -> Bool {
      creativeEffect(after: impressions) < creative.refreshBelowShare
    }
    var (fresh, worn) = (0, 1)
    while !isWorn(by: worn) {
      guard worn < Int.max / 4 else { return .max }
      (fresh, worn) = (worn, 2 * worn)
    }
    while worn - fresh > 1 {
      let middle = (fresh + worn) / 2
      if isWorn(by: middle) { worn = middle } else { fresh = middle }
    }
    return worn
  }

  /// Counts an impression of the creative, and orders another where it is worn out.
  mutating func wearCreative(_ schedule: inout EventSchedule<MarketEvent>) {
    guard hasCreative else { return }
    creativeImpressions += 1
    guard creativeImpressions >= wornFromImpression, !isMakingCreative,
      let creative = configuration.creative
    else { return }
    isMakingCreative = true
    schedule.schedule(
      .channel(UInt8(index), ChannelEvent(.refreshesCreative)), after: creative.refreshDays)
  }

  /// The new creative is there, and paid if the money is.
  mutating func refreshCreative(
    in core: inout MarketCore, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    isMakingCreative = false
    guard let creative = configuration.creative, !core.isRunOff, !core.isRuined,
      core.phases[index] != .closed, core.ledger.cash.asDouble >= creative.refreshCost
    else { return false }
    core.spend(accrual.add(creative.refreshCost), on: index)
    core.record.channels[index].creatives += 1
    creativeImpressions = 0
    return true
  }
}
