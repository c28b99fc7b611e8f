internal import SimulationKernel

/// Wear-out (A3): a creative works less the more it has been shown, until another replaces it.
extension SocialMedia {
  /// What is left of an impression's effect after what the creative has been shown before.
  var creativeEffect: Double {
    guard hasCreative, let creative = configuration.creative else { return 1 }
    return exp(
      -creative.wearPerImpressionAHead * Double(creativeImpressions) / Double(exposures.count))
  }

  /// Counts an impression of the creative, and orders another where it is worn out.
  mutating func wearCreative(_ schedule: inout EventSchedule<MarketEvent>) {
    guard hasCreative, let creative = configuration.creative else { return }
    creativeImpressions += 1
    guard !isMakingCreative, creativeEffect < creative.refreshBelowShare else { return }
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
