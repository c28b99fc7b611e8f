internal import MarketModel
internal import Policies
internal import RandomStreams

/// Galton and Watson: posts that are passed on are a branching process with Poisson offspring.
///
/// One person posts, and everybody who sees a post passes it on to a Poisson number of people.
/// Nobody posts twice in the week that is played, and people are finite: the process is the
/// branching one as long as few have posted.
extension ValidationCheck {
  /// The share of cascades that die out before a thousand people: q = e^(m (q − 1)).
  static func galtonWatson(mean: Double, extinction: Double) -> ValidationCheck {
    ValidationCheck(
      name: "galton-watson-\(shortDecimal(mean))",
      subject: "cascades that die out, each who hears telling \(shortDecimal(mean)) on average",
      source: "Galton and Watson 1874, Poisson referrals", replications: 1000,
      fewestReplications: 300,
      quantities: [Quantity(name: "extinct", expected: extinction)]
    ) { streams in
      [Part(try cascade(mean: mean, people: 3000, streams) < 1000 ? 1.0 : 0)]
    }
  }

  /// Cascades that must die out: mean 1 / (1 − m), variance m / (1 − m)³ (Borel 1942).
  static let subcriticalReferrals = ValidationCheck(
    name: "galton-watson-0.8", subject: "the size of cascades that must die out",
    source: "Borel 1942", replications: 2000,
    // A few large cascades make the variance.
    fewestReplications: 2000,
    quantities: [
      Quantity(name: "mean", expected: 5), Quantity(name: "variance", expected: 100),
    ]
  ) { streams in
    let size = Double(try cascade(mean: 0.8, people: 3000, streams))
    return [Part(size), Part((size - 5) * (size - 5))]
  }

  /// How many people a cascade reaches, the first one included.
  private static func cascade(
    mean: Double, people: Int, _ streams: ReplicationStreams
  ) throws -> Int {
    var market = try MarketConfiguration.plain(people: people, horizonDays: 6.9, reportEveryDays: 7)
    market.social.launchPosts = 1
    market.social.resharePerPost = 1
    // A hundred generations and more in the week.
    market.social.postDelayDays = 0.005
    market.network = .wellMixed(meanDegree: mean)
    let nothing = FixedSpending(spendPerDay: [0, 0], reviewDays: 7)
    return 1
      + MarketReplication.run(market, policy: nothing, streams: streams)
      .totals.organicImpressions
  }
}
