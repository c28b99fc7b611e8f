import MarketModel
import Populations
import RandomStreams

extension AIProductConfiguration {
  /// An AI product that learns from its users; a test changes what it is about.
  static func make(training: TrainingConfiguration?) -> AIProductConfiguration {
    AIProductConfiguration(
      learning: LearningCurve(
        openingRecords: 500, openingError: 0.25, irreducibleError: 0.03, exponent: 0.3),
      utilityPerQuality: 0,
      usage: UsageConfiguration(sessionsPerMonth: 10, rateShape: 2, furtherUsesPerSession: 3),
      consent: TrainingConsentConfiguration(share: 0.8), training: training,
      inference: InferencePrice(costPerUse: 0))
  }
}

extension TrainingConfiguration {
  /// Trains for two days whenever the data have grown by a share.
  static func make(growth: Double? = 0.15) throws -> TrainingConfiguration {
    TrainingConfiguration(
      everyDays: nil, whenDataGrewByShare: growth, days: try .constant(2), costPerRun: 0,
      costPerThousandRecords: 0, failureShare: 0)
  }
}

extension MarketConfiguration {
  /// A market in which everybody becomes a customer, orders every month, and uses an AI product.
  static func makeUsed(
    people: Int, horizonDays: Double, ai: AIProductConfiguration
  ) throws -> MarketConfiguration {
    var market = try makeAlwaysChosen(people: people, horizonDays: horizonDays)
    market.calendar.reportEveryDays = 5
    market.firm.lapseDays = 366
    market.product.ai = ai
    return market
  }
}

/// A sample's mean and its standard error.
func mean(_ sample: [Double]) -> (value: Double, error: Double) {
  let moments = moments(sample)
  let n = Double(sample.count)
  return (moments.mean, (moments.variance / (n - 1)).squareRoot())
}

/// The slope of the least-squares line through points.
func slope(_ points: [(x: Double, y: Double)]) -> Double {
  let n = Double(points.count)
  let x = points.reduce(0) { $0 + $1.x } / n
  let y = points.reduce(0) { $0 + $1.y } / n
  return points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) }
    / points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
}

extension PopulationNetwork {
  /// People of two fields, half of them each.
  static func makeFields() throws -> PopulationNetwork {
    PopulationNetwork(
      network: try BayesianNetwork([
        NetworkNode(name: "field", law: .categories(["medicine", "trade"], rows: [[0.5, 0.5]]))
      ]), knownToFirm: [])
  }
}

/// Paired differences of replications, seed by seed, with their 95 % interval.
///
/// Student's quantile is that of seven degrees of freedom: eight seeds.
func interval(_ differences: [Double]) -> (low: Double, mean: Double, high: Double) {
  precondition(differences.count == 8, "the quantile is that of eight replications")
  let (mean, error) = mean(differences)
  return (mean - 2.365 * error, mean, mean + 2.365 * error)
}
