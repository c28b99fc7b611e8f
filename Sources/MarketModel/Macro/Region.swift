/// A part of the market that the firm may enter (B4).
public struct Region: Sendable, Hashable {
  /// What it is called; a category of the population's attribute `region`, if there is one.
  public var name: String
  /// The share of people who live there, where the population does not say.
  public var share: Double
  /// When and how the firm enters; nil where it sells from the start.
  public var entry: RegionEntry?

  /// The name of the population's attribute that says where people live.
  public static let nodeName = "region"
  /// A person's row keeps the region in one byte.
  public static let most = 255

  /// A region of its parts.
  public init(name: String, share: Double, entry: RegionEntry? = nil) {
    self.name = name
    self.share = share
    self.entry = entry
  }
}

/// The entry into a region: its date, its cost and how the firm becomes a local one.
public struct RegionEntry: Sendable, Hashable {
  /// When the firm decides, days since the start; infinite for never.
  public var day: Double
  /// Paid then: permits, a local team, translation.
  public var cost: Money
  /// How well the firm's name works there on the first day against home, from 0 to 1.
  ///
  /// It multiplies what a contact adds to awareness and the share of people who know the firm at
  /// the start, and approaches 1 from the first day of sales on.
  public var brandShare: Double
  /// Mean time of that approach.
  public var brandBuildDays: Double
  /// Utility that a stranger's offer lacks: distrust, ads and service that do not fit yet.
  public var strangerDisutility: Double

  /// An entry of its parts; a firm as well known as at home unless given.
  public init(
    day: Double, cost: Money = .zero, brandShare: Double = 1, brandBuildDays: Double = 365,
    strangerDisutility: Double = 0
  ) {
    self.day = day
    self.cost = cost
    self.brandShare = brandShare
    self.brandBuildDays = brandBuildDays
    self.strangerDisutility = strangerDisutility
  }

  /// How well the firm's name works so many days after the first day of sales.
  func brand(after days: Double) -> Double {
    days < 0 ? brandShare : 1 - (1 - brandShare) * exp(-days / brandBuildDays)
  }
}
