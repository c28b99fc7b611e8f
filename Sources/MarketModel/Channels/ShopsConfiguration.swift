public import RandomStreams

/// Shops (A5): places with opening hours, staff and a till, for those who live near.
public struct ShopsConfiguration: Sendable, Hashable {
  /// The places.
  public var shops: [ShopConfiguration]
  /// When all of them are open.
  public var hours: OpeningHours
  /// What a member of the staff costs a month, minor units.
  public var wagePerMonth: Double
  /// How long a visitor is served.
  public var serviceMinutes: Distribution
  /// How long a visitor waits for that before she leaves.
  public var patienceMinutes: Distribution
  /// How often a year a person within reach passes and walks in without looking for anything.
  public var walkInsPerYear: Double
  /// Chance that a visit without an open need makes one (R4).
  public var impulseShare: Double
  /// Utility that the offer gains where it can be seen, tried and explained, for that visit.
  public var presenceUtility: Double

  /// Shops of their parts.
  ///
  /// - Precondition: there is a shop, and there are fewer than 255.
  public init(
    shops: [ShopConfiguration], hours: OpeningHours, wagePerMonth: Double,
    serviceMinutes: Distribution, patienceMinutes: Distribution, walkInsPerYear: Double,
    impulseShare: Double, presenceUtility: Double
  ) {
    precondition(!shops.isEmpty && shops.count < 255, "shops are numbered by a byte")
    self.shops = shops
    self.hours = hours
    self.wagePerMonth = wagePerMonth
    self.serviceMinutes = serviceMinutes
    self.patienceMinutes = patienceMinutes
    self.walkInsPerYear = walkInsPerYear
    self.impulseShare = impulseShare
    self.presenceUtility = presenceUtility
  }
}

/// One shop.
public struct ShopConfiguration: Sendable, Hashable {
  /// What it is called; its draws go by the name.
  public var name: String
  /// Where it is: who can live within its reach; everybody, unless given.
  public var place: AttributeGroup?
  /// The share of those people who do live within its reach.
  public var reachShare: Double
  /// How many can serve at a time.
  public var staff: Int
  /// Rent, minor units a month.
  public var rentPerMonth: Double

  /// A shop of its parts.
  public init(
    name: String, place: AttributeGroup? = nil, reachShare: Double, staff: Int,
    rentPerMonth: Double
  ) {
    self.name = name
    self.place = place
    self.reachShare = reachShare
    self.staff = staff
    self.rentPerMonth = rentPerMonth
  }
}
