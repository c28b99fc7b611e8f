internal import Populations
internal import RandomStreams

/// What surrounds the firm in a replication, worked out once: clocks, prices, regions, consents.
///
/// Where something is off its part is empty, and costs one comparison.
struct MacroState: Sendable {
  let configuration: MacroConfiguration
  let festivals: FestivalCalendar
  /// What advertising costs against ordinary days.
  let advertisingPrice: DailyFactor

  // Needs and shopping.
  /// The clock of needs, one a region; empty where they open evenly.
  private let needClocks: [SeasonalClock]
  /// The shopping clock of those who buy for a business.
  private let businessSeason: SeasonalClock?
  /// Who buys for a business, one flag a person; empty for nobody.
  private let buysForBusiness: [Bool]
  /// When needs would have opened whose opening is pending earlier, pulled into a festival.
  var naturalOpenings: [Int32: Double] = [:]

  // Regions.
  /// Where each person lives, by the place among the regions; empty without regions.
  let regionOf: [UInt8]
  /// How the firm enters each region; nil where it sells from the start.
  let entries: [RegionEntry?]
  /// From when on the firm sells in each region; infinite until it is known.
  var salesOpenOn: [Double]

  // Consent.
  /// To what each person says yes, a byte each; empty where nobody is asked.
  var consents: [ConsentPurposes]
  /// Whether the firm keeps to it.
  let isConsentHonoured: Bool
  /// How many audits of each law have been drawn.
  var audits: [Int]

  /// Draws who lives where, buys for whom and consents to what, and when random shocks come.
  init(_ configuration: MarketConfiguration, population: Population, streams: ReplicationStreams) {
    let macro = configuration.macro
    self.configuration = macro
    let people = population.count
    let calendar = configuration.calendar
    let days = calendar.shoppingFactorByDay.count
    festivals = FestivalCalendar(macro.festivals)
    let regions = max(macro.regions.count, 1)

    var prices = DailyFactor()
    for festival in macro.festivals {
      prices.multiply(by: festival.advertisingPriceFactor, on: festival.days, days: days)
    }
    var demand = Array(repeating: DailyFactor(), count: regions)
    for (row, shock) in macro.shocks.enumerated() {
      for day in shock.days(before: Double(days), row: row, streams: streams) {
        prices.multiply(by: shock.advertisingPriceFactor, as: shock, comingOn: day, days: days)
        for region in demand.indices where shock.region == nil || shock.region == region {
          demand[region].multiply(by: shock.demandFactor, as: shock, comingOn: day, days: days)
        }
      }
    }
    advertisingPrice = prices
    let seasons = configuration.need.factorByDay
    needClocks =
      seasons.isEmpty && demand.allSatisfy(\.values.isEmpty)
      ? []
      : demand.map { factor in
        SeasonalClock(
          factorByDay: (0..<days).map {
            (seasons.isEmpty ? 1 : seasons[min($0, seasons.count - 1)])
              * factor.value(at: Double($0))
          })
      }

    businessSeason = calendar.businessShopping.map {
      SeasonalClock(factorByDay: $0.factorByDay, factorByHour: $0.factorByHour)
    }
    buysForBusiness =
      calendar.businessShopping.map { business in
        population.flags(of: "buyer", named: "business")
          ?? (0..<people).map { person in
            var stream = streams.stream(.buyer, entity: person)
            return stream.bernoulli(business.share)
          }
      } ?? []
    regionOf = Self.drawRegions(macro.regions, population, streams)
    entries = macro.regions.map(\.entry)
    salesOpenOn = macro.regions.map { $0.entry == nil ? -.infinity : .infinity }
    audits = macro.law.map { _ in 0 }
    consents = macro.consent.map { Self.drawConsents($0, population, streams) } ?? []
    isConsentHonoured = macro.consent?.isHonoured ?? true
  }

  private static func drawRegions(
    _ regions: [Region], _ population: Population, _ streams: ReplicationStreams
  ) -> [UInt8] {
    guard !regions.isEmpty else { return [] }
    if case .categories(let labels, let codes)? = population.attributes?[Region.nodeName] {
      let places = labels.map { label in
        UInt8(regions.firstIndex { $0.name == label } ?? 0)
      }
      return codes.map { places[Int($0)] }
    }
    return (0..<population.count).map { person in
      var stream = streams.stream(.region, entity: person)
      var rest = stream.uniform()
      for (place, region) in regions.enumerated() {
        rest -= region.share
        if rest < 0 { return UInt8(place) }
      }
      return UInt8(regions.count - 1)
    }
  }

  /// One uniform a person: who says no to one thing is the more likely to say no to another, so
  /// that she consents to all whose share exceeds her reluctance.
  private static func drawConsents(
    _ configuration: ConsentConfiguration, _ population: Population, _ streams: ReplicationStreams
  ) -> [ConsentPurposes] {
    let nodes = ConsentPurpose.allCases.map {
      population.flags(of: "\($0)Consent", named: "yes")
    }
    return (0..<population.count).map { person in
      var stream = streams.stream(.consent, entity: person)
      let reluctance = stream.uniform()
      return ConsentPurpose.allCases.reduce(into: []) { consents, purpose in
        let index = Int(purpose.rawValue)
        if nodes[index]?[person] ?? (reluctance < configuration.shares[index]) {
          consents.insert(ConsentPurposes(purpose))
        }
      }
    }
  }

  /// Memory of what is kept of each person.
  var bytes: Int {
    regionOf.reservedBytes + consents.reservedBytes + buysForBusiness.reservedBytes
  }

  /// When the next need opens that comes `gap` days of an even flow after a time.
  ///
  /// Before the start needs flow evenly.
  func needTime(after gap: Double, from time: Double, of person: Int) -> Double {
    guard !needClocks.isEmpty else { return time + gap }
    let clock = needClocks[regionOf.isEmpty ? 0 : Int(regionOf[person])]
    guard time < 0 else { return clock.time(after: gap, from: time) }
    return time + gap < 0 ? time + gap : clock.time(after: time + gap, from: 0)
  }

  /// When somebody who buys for a business goes shopping next; nil for all others.
  @inline(__always)
  func businessTime(after eagerDays: Double, from time: Double, of person: Int) -> Double? {
    guard !buysForBusiness.isEmpty, buysForBusiness[person] else { return nil }
    return businessSeason?.time(after: eagerDays, from: time)
  }
}

extension Population {
  /// Whether each person is in a category of an attribute; nil if there is no such attribute.
  fileprivate func flags(of attribute: String, named category: String) -> [Bool]? {
    guard case .categories(let labels, let codes)? = attributes?[attribute],
      let wanted = labels.firstIndex(of: category)
    else { return nil }
    return codes.map { Int($0) == wanted }
  }
}
