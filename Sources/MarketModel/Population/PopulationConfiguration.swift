public import RandomStreams

/// A trait that varies over people; the order is that of the correlation matrix.
public enum Trait: Int, Sendable, CaseIterable {
  /// Age in years.
  case age
  /// Gender; the latent variable is high for women.
  case gender
  /// Monthly spending in the category's wider field.
  case spend
  /// Hidden liking of the firm's offer.
  case taste
  /// Hidden weight of the price.
  case priceSensitivity

  /// The trait's name in scenario files.
  public var name: String {
    switch self {
    case .age: "age"
    case .gender: "gender"
    case .spend: "spend"
    case .taste: "taste"
    case .priceSensitivity: "priceSensitivity"
    }
  }

  /// The name of the node of a population's network that stands for the trait.
  public var nodeName: String {
    self == .spend ? "spendPerMonth" : name
  }

  /// Whether the firm knows the trait from its profiles; taste and price sensitivity are hidden.
  public var isInProfile: Bool {
    switch self {
    case .age, .gender, .spend: true
    case .taste, .priceSensitivity: false
    }
  }
}

/// How many people there are, and how their traits are distributed together.
///
/// The traits are drawn by a Gaussian copula: each has its own marginal distribution, and the
/// correlations hold between the normal variables behind them. A trait that is a node of the
/// network is drawn there instead, and has no distribution here.
public struct PopulationConfiguration: Sendable, Hashable {
  /// The number of people who could ever buy (R12).
  public var people: Int
  /// Age in years.
  public var age: Distribution?
  /// The share of women.
  public var femaleShare: Double?
  /// Spending a month in any unit: only its ratio to the median, the reference spend level, matters.
  public var spendPerMonth: Distribution?
  /// Standard deviation of the hidden taste, in units of utility; its mean is zero.
  public var tasteSpread: Double?
  /// Utility lost when the price level rises by the factor e.
  public var priceSensitivity: Distribution?
  /// How the latent normals go together.
  public var copula: GaussianCopula
  /// The Bayesian network of further attributes, and of the traits that are not given above (E8).
  public var network: PopulationNetwork?

  /// A population of its parts; the copula's dimension must be the number of traits, and each
  /// trait has either a distribution here or a node in the network.
  public init(
    people: Int, age: Distribution?, femaleShare: Double?, spendPerMonth: Distribution?,
    tasteSpread: Double?, priceSensitivity: Distribution?, copula: GaussianCopula,
    network: PopulationNetwork? = nil
  ) {
    precondition(copula.dimension == Trait.allCases.count, "the copula needs one row a trait")
    self.people = people
    self.age = age
    self.femaleShare = femaleShare
    self.spendPerMonth = spendPerMonth
    self.tasteSpread = tasteSpread
    self.priceSensitivity = priceSensitivity
    self.copula = copula
    self.network = network
  }
}
