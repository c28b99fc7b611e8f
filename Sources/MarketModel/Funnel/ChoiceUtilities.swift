/// The utilities of a choice, with everything that is the same for all people worked out.
struct ChoiceUtilities: Sendable, Hashable {
  /// Not deciding today, against looking at an offer.
  let waiting: Double
  /// Leaving a filled cart behind.
  let abandoning: Double
  private let quality: Double
  private let logPrice: Double
  private let awarenessUtility: Double
  private let satisfactionUtility: Double

  init(_ configuration: MarketConfiguration) {
    waiting = configuration.product.waitingUtility
    abandoning = configuration.product.abandoningUtility
    let fit = configuration.product.customisation?.fitUtility ?? 0
    if case .freemium(let freemium)? = configuration.product.plan?.trying {
      // Signing up costs nothing, whatever the price of the paid tier.
      quality = configuration.product.quality + fit + freemium.freeUtility
      logPrice = 0
    } else {
      quality = configuration.product.quality + fit
      logPrice = log(configuration.product.priceLevel)
    }
    awarenessUtility = configuration.product.awarenessUtility
    satisfactionUtility = configuration.product.satisfactionUtility
  }

  /// Utility of our offer: quality, hidden taste, price, trust in a known name, experience.
  func ofOffer(to traits: PersonTraits, awareness: Double, satisfaction: Int8) -> Double {
    quality + Double(traits.taste) - Double(traits.priceSensitivity) * logPrice
      + awarenessUtility * awareness + satisfactionUtility * Double(satisfaction)
  }
}
