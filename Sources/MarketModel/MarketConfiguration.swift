public import ConversionModel
public import RandomStreams

/// Everything that fixes a market but the random seed: a scenario with its uncertain inputs drawn
/// and its calendar resolved, and one strategy's opening decision.
///
/// Times are days since the scenario's start; amounts of money are minor units as Double where
/// they enter a calculation. The values are validated by whoever makes the configuration
/// (`Scenarios`); the market checks with preconditions only what would break it.
public struct MarketConfiguration: Sendable {
  /// Length of the run and what is dated in it.
  public var calendar: CalendarConfiguration
  /// The people, who they are and what they want.
  public var population: PopulationConfiguration
  /// Who hears from whom.
  public var network: NetworkConfiguration
  /// How needs open, last and lead to shopping.
  public var need: NeedConfiguration
  /// How people come to know the firm, and forget it.
  public var awareness: AwarenessConfiguration
  /// How people come to trust the firm, beside what ``ChannelConfiguration/trustPerTouch`` says.
  public var trust: TrustConfiguration
  /// What is bought, for how much, and what it costs.
  public var product: ProductConfiguration
  /// The competitors.
  public var rivals: [RivalConfiguration]
  /// The firm's money and habits.
  public var firm: FirmConfiguration
  /// The ways to the customer.
  public var channels: [ChannelConfiguration]
  /// The conversion learner's settings.
  public var learner: LearnerConfiguration
  /// Every how many touches the truth is found out beside the learner's prediction; nil for never.
  public var truthEvery: Int?
  /// How customers stop, tell others and complain.
  public var loyalty = LoyaltyConfiguration()
  /// The organisations that people buy for; nil where everyone buys for herself.
  public var accounts: AccountsConfiguration?
  /// How many people each agent that is played stands for (R12): the market is played with fewer
  /// people and everything of the whole market in proportion, and what is recorded is multiplied.
  public var agentRepresents: Int
  /// Festivals, shocks, regions and law.
  public var macro: MacroConfiguration

  /// A configuration of its parts.
  public init(
    calendar: CalendarConfiguration, population: PopulationConfiguration,
    network: NetworkConfiguration, need: NeedConfiguration, awareness: AwarenessConfiguration,
    product: ProductConfiguration, rivals: [RivalConfiguration], firm: FirmConfiguration,
    channels: [ChannelConfiguration], learner: LearnerConfiguration,
    trust: TrustConfiguration = TrustConfiguration(), agentRepresents: Int = 1,
    macro: MacroConfiguration = MacroConfiguration()
  ) {
    self.trust = trust
    self.calendar = calendar
    self.population = population
    self.network = network
    self.need = need
    self.awareness = awareness
    self.product = product
    self.rivals = rivals
    self.firm = firm
    self.channels = channels
    self.learner = learner
    self.agentRepresents = agentRepresents
    self.macro = macro
  }
}

/// The run's length, and dated things as days since its start.
public struct CalendarConfiguration: Sendable, Hashable {
  /// The run ends here; an event at the horizon does not run.
  public var horizonDays: Double
  /// Length of a reporting period.
  public var reportEveryDays: Double
  /// How eagerly people shop, one factor a day from the start on, with mean near 1 (weekdays,
  /// festivals).
  ///
  /// Its length is the horizon in whole days plus the run-off.
  public var shoppingFactorByDay: [Double]
  /// When fixed costs fall due, ascending.
  public var monthEndDays: [Double]
  /// Days of the month in which the run ends, or with which; its costs are due at the horizon, in
  /// proportion to those that have passed.
  public var lastMonthDays: Double
  /// Dates of bills.
  public var billing: BillingCalendar
  /// How the eagerness to shop spreads over the hours of the day, 24 factors; empty for evenly.
  public var shoppingFactorByHour: [Double]
  /// When those shop who buy for a business; nil if nobody does.
  public var businessShopping: BusinessShopping?

  /// A calendar of its parts.
  public init(
    horizonDays: Double, reportEveryDays: Double, shoppingFactorByDay: [Double],
    monthEndDays: [Double], lastMonthDays: Double = daysPerMonth,
    billing: BillingCalendar = BillingCalendar(), shoppingFactorByHour: [Double] = [],
    businessShopping: BusinessShopping? = nil
  ) {
    self.billing = billing
    self.lastMonthDays = lastMonthDays
    self.horizonDays = horizonDays
    self.reportEveryDays = reportEveryDays
    self.shoppingFactorByDay = shoppingFactorByDay
    self.monthEndDays = monthEndDays
    self.shoppingFactorByHour = shoppingFactorByHour
    self.businessShopping = businessShopping
  }
}

/// Who buys for a business, and when: offices are closed at night, on Sundays and on holidays.
public struct BusinessShopping: Sendable, Hashable {
  /// The share of people who do, where the population does not say.
  public var share: Double
  /// As ``CalendarConfiguration/shoppingFactorByDay``.
  public var factorByDay: [Double]
  /// As ``CalendarConfiguration/shoppingFactorByHour``.
  public var factorByHour: [Double]

  /// Business shopping of its parts.
  public init(share: Double, factorByDay: [Double], factorByHour: [Double] = []) {
    self.share = share
    self.factorByDay = factorByDay
    self.factorByHour = factorByHour
  }
}

/// How a person's need for something that the firm sells comes and goes (R4).
public struct NeedConfiguration: Sendable, Hashable {
  /// Mean number of needs a person has in a year.
  public var needsPerYear: Double
  /// Shape of the gamma distribution of the rate over people; small is unequal.
  ///
  /// With Poisson needs this makes the negative binomial counts that are seen in life (Ehrenberg
  /// 1959).
  public var needRateShape: Double
  /// By which power the rate grows with a person's relative spend level.
  public var needSpendElasticity: Double
  /// How long a need stays open if nobody answers it.
  public var openDays: Distribution
  /// Shopping occasions a day while a need is open.
  public var occasionsPerDay: Double
  /// How often people look where the firm cannot be found, beside the weights of the channels.
  public var seekElsewhereWeight: Double
  /// How often needs open against the mean, one factor a day from the start on; empty for evenly.
  public var factorByDay: [Double]

  /// Need behaviour of its parts.
  public init(
    needsPerYear: Double, needRateShape: Double, needSpendElasticity: Double,
    openDays: Distribution, occasionsPerDay: Double, seekElsewhereWeight: Double = 0,
    factorByDay: [Double] = []
  ) {
    self.needsPerYear = needsPerYear
    self.needRateShape = needRateShape
    self.needSpendElasticity = needSpendElasticity
    self.openDays = openDays
    self.occasionsPerDay = occasionsPerDay
    self.seekElsewhereWeight = seekElsewhereWeight
    self.factorByDay = factorByDay
  }
}

/// How a person's awareness of the firm, a number from 0 to 1, rises and fades (B1, R11).
public struct AwarenessConfiguration: Sendable, Hashable {
  /// The share of awareness that is left after a month without any contact.
  public var carryOverPerMonthShare: Double
  /// From this awareness on a person counts as aware and may go to the shop directly.
  public var awareFromShare: Double
  /// The share of people who know the firm at the start.
  public var knowUsNowShare: Double
  /// The awareness below which a customer does not fall before lapsing: the app stays installed.
  public var customersKeepShare: Double
  /// The part of the remaining unawareness that a visit removes.
  public var liftPerVisit: Double
  /// The part of the remaining unawareness that a delivered order removes.
  public var liftPerOrder: Double
  /// Chance that a fully aware person with an open need goes directly to the shop.
  public var directVisitShare: Double

  /// Awareness behaviour of its parts.
  public init(
    carryOverPerMonthShare: Double, awareFromShare: Double, knowUsNowShare: Double,
    customersKeepShare: Double, liftPerVisit: Double, liftPerOrder: Double,
    directVisitShare: Double
  ) {
    self.carryOverPerMonthShare = carryOverPerMonthShare
    self.awareFromShare = awareFromShare
    self.knowUsNowShare = knowUsNowShare
    self.customersKeepShare = customersKeepShare
    self.liftPerVisit = liftPerVisit
    self.liftPerOrder = liftPerOrder
    self.directVisitShare = directVisitShare
  }
}

/// What the firm sells: how it is chosen (utilities of a logit choice) and what it earns.
public struct ProductConfiguration: Sendable, Hashable {
  /// An order's value at the reference spend level, in units of the currency.
  public var orderValue: Distribution
  /// How many minor units make a unit of the currency.
  public var minorUnitsPerUnit: Double
  /// By which power the order value grows with a person's relative spend level.
  public var orderValueSpendElasticity: Double
  /// The firm's price level against the market's reference, 1 for equal.
  public var priceLevel: Double
  /// Utility of the offer to a person with no taste either way.
  public var quality: Double
  /// Shape, and mean, of the gamma distribution over people of how strongly the offer attracts.
  ///
  /// It acts beside their taste; nil for 1 for everybody.
  public var attractionShape: Double?
  /// Utility that full awareness adds: known names are trusted.
  public var awarenessUtility: Double
  /// Utility that a satisfying last order adds, and an unsatisfying one takes away.
  public var satisfactionUtility: Double
  /// Utility of not deciding today, against looking at an offer.
  public var waitingUtility: Double
  /// Utility of leaving a filled cart behind.
  public var abandoningUtility: Double
  /// How long a filled cart waits for its owner's decision.
  public var cartDays: Distribution
  /// From order to delivery.
  public var deliveryDays: Distribution
  /// Chance that a delivered order satisfies.
  public var satisfiedShare: Double
  /// Cost of the goods as a share of the order's value; own goods on a third party's platform.
  public var goodsCostShare: Double
  /// Payment fee as a share of the order's value.
  public var paymentFeeShare: Double
  /// Delivery and service of one order, minor units.
  public var fulfilmentCostPerOrder: Double
  /// Made to each customer's measure; nil for the same for all.
  public var customisation: CustomisationConfiguration?
  /// The artificial intelligence in it; nil for none.
  public var ai: AIProductConfiguration?
  /// Utility that full trust in the firm adds (B7); at 0 nobody's trust is followed.
  public var trustUtility: Double
  /// What an account pays that subscribes; nil where single orders are placed.
  public var plan: PricePlan?
  /// The share of orders that are sent back on ordinary days.
  public var returnedShare: Double
  /// From the delivery until the money is given back.
  public var returnDays: Double

  /// A product of its parts.
  public init(
    orderValue: Distribution, minorUnitsPerUnit: Double, orderValueSpendElasticity: Double,
    priceLevel: Double, quality: Double, awarenessUtility: Double, satisfactionUtility: Double,
    waitingUtility: Double, abandoningUtility: Double, cartDays: Distribution,
    deliveryDays: Distribution, satisfiedShare: Double, goodsCostShare: Double,
    paymentFeeShare: Double, fulfilmentCostPerOrder: Double,
    customisation: CustomisationConfiguration? = nil, ai: AIProductConfiguration? = nil,
    trustUtility: Double = 0, returnedShare: Double = 0, returnDays: Double = 7
  ) {
    self.trustUtility = trustUtility
    self.orderValue = orderValue
    self.minorUnitsPerUnit = minorUnitsPerUnit
    self.orderValueSpendElasticity = orderValueSpendElasticity
    self.priceLevel = priceLevel
    self.quality = quality
    self.awarenessUtility = awarenessUtility
    self.satisfactionUtility = satisfactionUtility
    self.waitingUtility = waitingUtility
    self.abandoningUtility = abandoningUtility
    self.cartDays = cartDays
    self.deliveryDays = deliveryDays
    self.satisfiedShare = satisfiedShare
    self.goodsCostShare = goodsCostShare
    self.paymentFeeShare = paymentFeeShare
    self.fulfilmentCostPerOrder = fulfilmentCostPerOrder
    self.customisation = customisation
    self.ai = ai
    self.returnedShare = returnedShare
    self.returnDays = returnDays
  }
}

/// The firm's money, and how it judges.
public struct FirmConfiguration: Sendable, Hashable {
  /// Cash at the start.
  public var openingCash: Money
  /// Salaries, rent and the like without channel spending, a month, in arrears.
  public var fixedCostPerMonth: Money
  /// The share of people who are customers at the start.
  public var customersNowShare: Double
  /// A customer without an order for so long counts as lapsed.
  public var lapseDays: Double
  /// Orders count for the last paid touch within this window in the firm's own books.
  public var attributionWindowDays: Double
  /// For so long after the horizon the held customers' contribution is simulated (R1).
  public var customerValueDays: Double
  /// What a year's waiting takes from the value of that contribution, 0 or more and below 1.
  public var discountPerYearShare: Double
  /// Funding, credit, taxes and pay.
  public var finance = FinanceConfiguration()

  /// A firm of its parts.
  public init(
    openingCash: Money, fixedCostPerMonth: Money, customersNowShare: Double,
    lapseDays: Double, attributionWindowDays: Double, customerValueDays: Double,
    discountPerYearShare: Double
  ) {
    self.openingCash = openingCash
    self.fixedCostPerMonth = fixedCostPerMonth
    self.customersNowShare = customersNowShare
    self.lapseDays = lapseDays
    self.attributionWindowDays = attributionWindowDays
    self.customerValueDays = customerValueDays
    self.discountPerYearShare = discountPerYearShare
  }
}
