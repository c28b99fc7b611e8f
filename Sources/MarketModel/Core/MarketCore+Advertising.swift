/// Prices of advertising.
extension MarketCore {
  /// By how much everybody's bids and prices for advertising are raised at a time.
  func advertisingPriceFactor(at time: Double) -> Double { 1 }
}
