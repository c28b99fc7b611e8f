internal import RandomStreams
internal import SimulationKernel

/// Festivals: purchases are put off to them and brought forward (R14), prices are lowered.
extension MarketCore {
  /// The next shopping occasion, put off to the festival for which the buyer waits.
  ///
  /// Who waits for a festival waits with the whole need, and the need waits with her; a need that
  /// would end before the occasion ends.
  ///
  /// - Parameters:
  ///   - occasion: When she would go shopping without a festival.
  ///   - eagerDays: The wait, counted again from the festival's first day.
  @inline(__always)
  mutating func putOff(_ occasion: Double, of account: Int, eagerDays: Double) -> Double {
    guard !macro.festivals.isEmpty, occasion < accounts[account].needEnds,
      let awaited = macro.festivals.awaited(at: occasion)
    else { return occasion }
    let festival = macro.festivals.festivals[awaited]
    var stream = streams.stream(
      .festivalWait, entity: account, occurrence: Int(accounts[account].need) << 8 | awaited)
    guard stream.bernoulli(festival.waitShare) else { return occasion }
    accounts[account].needEnds = max(accounts[account].needEnds, festival.days.upperBound)
    return shoppingTime(of: account, after: eagerDays, from: festival.days.lowerBound)
  }

  /// When a need opens: at its time, or in a festival shortly before it.
  ///
  /// A need that is brought forward is not met again at its own time, which is kept for the wait
  /// for the one after it.
  ///
  /// - Parameter number: The need's number, by which it draws.
  mutating func bringForward(
    _ opening: Double, of account: Int, number: Int, at now: Double
  ) -> Double {
    guard !macro.festivals.isEmpty,
      let pulling = macro.festivals.pulling(at: opening, seenFrom: now)
    else { return opening }
    let festival = macro.festivals.festivals[pulling]
    var stream = streams.stream(.festivalPull, entity: account, occurrence: number)
    guard stream.bernoulli(festival.pullForwardShare) else { return opening }
    let first = max(now, festival.days.lowerBound, 0)
    macro.naturalOpenings[Int32(account)] = opening
    return first + (festival.days.upperBound - first) * stream.uniform()
  }

  /// When a need that opens now would have opened by itself.
  @inline(__always)
  mutating func naturalOpening(of account: Int, _ now: Double) -> Double {
    macro.naturalOpenings.isEmpty
      ? now : macro.naturalOpenings.removeValue(forKey: Int32(account)) ?? now
  }

  /// When an account goes shopping that has waited so many eager days.
  @inline(__always)
  func shoppingTime(of account: Int, after eagerDays: Double, from time: Double) -> Double {
    if let time = macro.businessTime(after: eagerDays, from: time, of: shopper(of: account)) {
      return time
    }
    return season.time(after: eagerDays, from: time)
  }

  /// What prices are multiplied by.
  func priceFactor(at time: Double) -> Double {
    macro.festivals.isEmpty ? 1 : 1 - (macro.festivals.current(at: time)?.discountShare ?? 0)
  }

  /// What impressions and clicks cost against ordinary days.
  func advertisingPriceFactor(at time: Double) -> Double { macro.advertisingPrice.value(at: time) }

  /// Utility that lowered prices add to every offer.
  func dealUtility(for person: Int, at time: Double) -> Double {
    guard !macro.festivals.isEmpty,
      let discount = macro.festivals.current(at: time)?.discountShare, discount > 0
    else { return 0 }
    return -Double(population.traits[person].priceSensitivity) * log(1 - discount)
  }

  /// The chance that an order of a time is sent back.
  func returnedShare(of time: Double) -> Double {
    let factor = macro.festivals.isEmpty ? 1 : macro.festivals.current(at: time)?.returnFactor ?? 1
    return min(1, configuration.product.returnedShare * factor)
  }
}
