internal import SimulationKernel

/// Regions: where the firm sells, and how it becomes a local one (B4).
extension MarketCore {
  /// Whether the firm sells where a person lives.
  @inline(__always)
  func sells(to person: Int, at time: Double) -> Bool {
    macro.regionOf.isEmpty || time >= macro.salesOpenOn[Int(macro.regionOf[person])]
  }

  /// Whether there is anybody to whom the firm sells.
  func sellsAnywhere(at time: Double) -> Bool {
    macro.regionOf.isEmpty || macro.salesOpenOn.contains { time >= $0 }
  }

  /// How well the firm's name works with a person, 1 where it sells from the start.
  @inline(__always)
  func brand(with person: Int, at time: Double) -> Double {
    guard !macro.regionOf.isEmpty else { return 1 }
    let region = Int(macro.regionOf[person])
    guard let entry = macro.entries[region] else { return 1 }
    return entry.brand(after: time - macro.salesOpenOn[region])
  }

  /// Utility that the offer lacks because the firm is a stranger where a person lives.
  @inline(__always)
  func strangeness(to person: Int, at time: Double) -> Double {
    guard !macro.regionOf.isEmpty else { return 0 }
    let region = Int(macro.regionOf[person])
    guard let entry = macro.entries[region] else { return 0 }
    let days = time - macro.salesOpenOn[region]
    return entry.strangerDisutility * (days < 0 ? 1 : exp(-days / entry.brandBuildDays))
  }

  /// Schedules the entries into regions; those of before the start happen at once.
  mutating func planEntries(_ schedule: inout EventSchedule<MarketEvent>) {
    record.regions = macro.configuration.regions.map { RegionTotals(name: $0.name) }
    for region in macro.regionOf { record.regions[Int(region)].people += 1 }
    for (index, region) in macro.configuration.regions.enumerated() {
      guard let entry = region.entry else {
        record.regions[index].salesOpenDay = 0
        continue
      }
      guard entry.day.isFinite, entry.day < configuration.calendar.horizonDays else { continue }
      if entry.day <= 0 {
        _ = enterRegion(index, at: 0, &schedule)
      } else {
        schedule.schedule(.macro(MacroEvent(.entersRegion, of: index)), at: entry.day)
      }
    }
  }

  /// Enters a region if the firm can pay for it; sales open when the product is on file there.
  mutating func enterRegion(
    _ index: Int, at time: Double, _ schedule: inout EventSchedule<MarketEvent>
  ) -> Bool {
    guard let entry = macro.entries[index], !isRuined, !isRunOff,
      ledger.cash >= entry.cost
    else { return false }
    pay(entry.cost, for: .marketEntry, at: time)
    record.regions[index].entryCost += entry.cost.asDouble
    record.totals.entryCosts += entry.cost.asDouble
    record.regions[index].entryDay = time
    let filing =
      macro.configuration.law
      .filter { $0.holds(at: time, in: index) }.map(\.filingDays).max() ?? 0
    if filing > 0 {
      schedule.schedule(.macro(MacroEvent(.opensRegion, of: index)), at: time + filing)
    } else {
      _ = openRegion(index, at: time)
    }
    return true
  }

  /// Begins to sell in a region.
  mutating func openRegion(_ index: Int, at time: Double) -> Bool {
    guard !isRuined, !isRunOff else { return false }
    macro.salesOpenOn[index] = time
    record.regions[index].salesOpenDay = time
    return true
  }

  /// The number of the region where an account is; 0 without regions.
  func region(of account: Int) -> UInt8 {
    macro.regionOf.isEmpty ? 0 : macro.regionOf[lead(of: account)]
  }

  /// Counts something of a person for her region, and whether the entry has paid itself back.
  @inline(__always)
  mutating func updateRegion(
    of person: Int, at time: Double, _ change: (inout RegionTotals) -> Void
  ) {
    guard !macro.regionOf.isEmpty else { return }
    update(region: Int(macro.regionOf[person]), at: time, change)
  }

  /// Counts something for a region, if there are any.
  @inline(__always)
  mutating func update(
    region: Int, at time: Double, _ change: (inout RegionTotals) -> Void
  ) {
    guard !macro.regionOf.isEmpty, !isRunOff else { return }
    change(&record.regions[region])
    record.regions[region].noteBalance(at: time)
  }
}
