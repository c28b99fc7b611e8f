import MarketModel
import Policies
import RandomStreams

extension EffectMarket {
  /// A market in which everybody orders when a need opens, a dozen times a year, and uses an AI
  /// product from then on.
  ///
  /// An order is worth 1000 units, 120 of which are the firm's. Nothing is spent on channels, and
  /// nothing but the product's own mechanisms moves anything.
  static func used(people: Int, days: Int, ai: AIProductConfiguration) throws -> EffectMarket {
    let one = try Distribution.constant(1)
    let thousand = try Distribution.constant(1000)
    return EffectMarket.worked(people: people, days: days).with(
      "firm.cash=10000000", "firm.lapseDays=366", "firm.customersNowShare=0",
      "market.rival.consideredShare=0", "clock.reportEveryDays=5",
      "channels.platform.otherListings=0", "channels.platform.clickShareAtTop=1",
      "channels.platform.commissionShare=0.12"
    ).under(FixedSpending.nothing).changing { market in
      market.need = NeedConfiguration(
        needsPerYear: 12, needRateShape: 1000, needSpendElasticity: 0, openDays: one,
        occasionsPerDay: 24)
      market.product.orderValue = thousand
      market.product.orderValueSpendElasticity = 0
      market.product.waitingUtility = -60
      market.product.abandoningUtility = -60
      market.product.ai = ai
    }
  }
}

extension AIProductConfiguration {
  /// Twenty sessions of four uses a month, four in five people consenting, and a steep curve.
  ///
  /// The exponent .30 is that of image classification and speech recognition (Hestness and others,
  /// 2017); the rest is assumption.
  static func effect(training: TrainingConfiguration?) -> AIProductConfiguration {
    AIProductConfiguration(
      learning: LearningCurve(
        openingRecords: 500, openingError: 0.25, irreducibleError: 0.03, exponent: 0.3),
      personCorrelation: 0.01, utilityPerQuality: 0,
      usage: UsageConfiguration(sessionsPerMonth: 20, rateShape: 2, furtherUsesPerSession: 3),
      consent: TrainingConsentConfiguration(share: 0.8), training: training,
      inference: InferencePrice(costPerUse: 0))
  }
}

extension TrainingConfiguration {
  /// A run of two days whenever the data have grown by a tenth; one in ten fails, and results
  /// scatter by 2 %: assumptions.
  static func effect() throws -> TrainingConfiguration {
    TrainingConfiguration(
      everyDays: nil, whenDataGrewByShare: 0.1, days: try .constant(2), costPerRun: 0,
      costPerThousandRecords: 0, failureShare: 0.1, resultSpread: 0.02)
  }
}

extension FixedSpending {
  /// Nothing for social media, nothing for promoted listings.
  static let nothing = FixedSpending(spendPerDay: [0, 0], reviewDays: 30)
}

extension MarketRecord {
  /// The AI product at the end.
  var product: ProductRecord { periods.last?.product ?? ProductRecord() }
}
