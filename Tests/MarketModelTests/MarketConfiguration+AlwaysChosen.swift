import MarketModel
import RandomStreams

extension MarketConfiguration {
  /// A market without choice: every need is answered by an order at once, all people are alike.
  ///
  /// An order is worth 1000 units at every spend level, of which 120 units are commission, and
  /// costs 6 for the payment and 6 for the fulfilment: a contribution of 10,800 minor units.
  static func makeAlwaysChosen(
    people: Int, horizonDays: Double, valueDays: Double = 0, needsPerYear: Double = 12
  ) throws -> MarketConfiguration {
    var market = try make(
      people: people, horizonDays: horizonDays, valueDays: valueDays, reportEveryDays: horizonDays,
      social: nil, platform: .makeAlwaysClicked())
    market.need = NeedConfiguration(
      needsPerYear: needsPerYear, needRateShape: 1000, needSpendElasticity: 0,
      openDays: try .constant(1), occasionsPerDay: 24)
    market.rival.consideredShare = 0
    market.product.orderValue = try .constant(1000)
    market.product.orderValueSpendElasticity = 0
    market.product.waitingUtility = -60
    market.product.abandoningUtility = -60
    market.product.cartDays = try .constant(0)
    market.firm.customersNowShare = 0
    return market
  }

  /// The contribution of an order in this market, minor units.
  static let contributionIfAlwaysChosen = 10_800.0
}

extension EcommercePlatformConfiguration {
  static func makeAlwaysClicked() -> EcommercePlatformConfiguration {
    var platform = make()
    platform.otherListings = 0
    platform.clickShareAtTop = 1
    platform.commissionShare = 0.12
    return platform
  }
}
