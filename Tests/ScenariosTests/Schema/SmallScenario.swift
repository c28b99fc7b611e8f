import Testing

@testable import Scenarios

/// A whole scenario in one text, with numbers that a person can check.
///
/// It starts on the last day of a month, a Sunday.
let smallScenario = """
  format: 1
  name: small
  money: {currency: CNY, discountPerYearShare: 0.1}
  clock: {start: 2027-01-31, horizonDays: 90, reportEveryDays: 30}
  goal: {maximise: firmValue, maxRuinShare: 0.1, ignoreDifferencesBelow: 100}
  firm:
    cash: 1000.5
    fixedCostPerMonth: 20
    customersNowShare: 0.15
    lapseDays: 100
    attributionWindowDays: 7
    customerValueMonths: 12
  product:
    orderValue: {lognormal: {median: 900, sigma: 0.5}}
    orderValueSpendElasticity: 0.4
    priceLevel: 1.1
    quality: 0.25
    awarenessUtility: 0.5
    satisfactionUtility: 0.75
    waitingUtility: 3
    abandoningUtility: 1.5
    cartDays: 0.5
    deliveryDays: {gamma: {mean: 3, sd: 1}}
    satisfiedShare: 0.9
    goodsCostShare: 0.3
    paymentFeeShare: 0.006
    fulfilmentCostPerOrder: 0.125
  market:
    people: 500
    traits:
      age: 40
      femaleShare: 0.5
      spendPerMonth: {lognormal: {median: 1500, sigma: 0.7}}
      tasteSpread: 0.8
      priceSensitivity: 2
      correlations: [{of: age, with: taste, value: -0.5}]
    network: {meanDegree: 4, rewiredShare: 0.1}
    needs: {perYear: 2, rateShape: 0.8, spendElasticity: 0.5, openDays: 10, shoppingPerDay: 0.25}
    awareness:
      carryOverPerMonthShare: 0.6
      awareFromShare: 0.1
      knowUsNowShare: 0.05
      customersKeepShare: 0.4
      liftPerVisit: 0.2
      liftPerOrder: 0.6
      directVisitShare: 0.25
    rival: {name: other, priceLevel: 0.9, quality: 0.2, consideredShare: 0.6}
    shopping:
      weekdayFactors: [1, 1, 1, 1, 1, 1, 8]
      seasons:
        - {name: feast, from: 2027-02-04, to: 2027-02-05, factor: 0.5}
        - {name: sale, from: 2027-02-05, to: 2027-02-05, factor: 3}
  channels:
    social:
      kind: socialMedia
      sees: clickId
      matchShare: 0.8
      costPerMille: 40
      clickThroughShare: 0.01
      openNeedClickFactor: 3
      liftPerImpression: 0.03
      frequencyCapPerWeek: 4
      fatiguePerImpression: 0.25
      fatigueHalfLifeDays: 7
      impulseShare: 0.15
      sharePerVisit: 0.02
      sharePerSatisfyingOrder: 0.15
      resharePerPost: 0.02
      friendSeesPostShare: 0.3
      liftPerFriendPost: 0.15
      postDelayDays: 1.5
    shop:
      kind: ecommercePlatform
      sees: identified
      matchShare: 0.95
      operatedBy: thirdParty
      commissionShare: 0.1
      settlementDays: 7
      otherListings: 60
      otherListingSalesPerDay: 2
      otherListingSalesSigma: 1.2
      rankingHalfLifeDays: 14
      clickShareAtTop: 0.276
      clickPositionExponent: 0.81
      costPerClick: 1.2
      promotedClickShare: 0.06
  learner:
    kind: adam
    learningRate: 0.02
    labelWindowDays: 14
    priorConversionShare: 0.05
  strategies:
    even: {policy: even-split, spendPerMonth: 3000}
    plan: {policy: fixed, spendByChannelPerMonth: {shop: 600}}
    same: {from: even}
  """

/// Reads the small scenario, changed by settings and by text put in the place of other text.
func small(
  _ settings: String..., replacing replacements: [String: String] = [:]
) throws(ScenarioError) -> Scenario {
  var text = smallScenario
  for (old, new) in replacements.sorted(by: { $0.key < $1.key }) {
    if !text.contains(old) { Issue.record("the small scenario has no \(old)") }
    text = text.replacing(old, with: new)
  }
  return try Scenario(text: text, file: "small.yaml", settings: settings)
}

/// The problems of a changed small scenario, without the place: `key.path: found …; expected …`.
func problems(replacing replacements: [String: String]) -> [String] {
  do throws(ScenarioError) {
    _ = try small(replacing: replacements)
    return []
  } catch {
    return error.problems.map { problem in
      problem.description.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    }
  }
}
