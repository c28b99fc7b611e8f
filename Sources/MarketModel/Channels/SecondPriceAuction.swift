/// A sale to the highest of several bids at the second one, with a reserve (Vickrey, Journal of
/// Finance 16, 1961).
struct SecondPriceAuction: Sendable, Hashable {
  private var highest = -Double.infinity
  private var second = -Double.infinity
  private let reserve: Double
  /// The first bidder's; a later one of the same height loses.
  private let ours: Double

  init(ours: Double, reserve: Double) {
    self.ours = ours
    self.reserve = reserve
    highest = ours
  }

  mutating func add(bid: Double) {
    second = max(second, min(bid, highest))
    highest = max(highest, bid)
  }

  /// Whether the first bidder gets it.
  var isOurs: Bool { ours == highest && ours >= reserve }

  /// What the winner pays; 0 if nobody reaches the reserve.
  var price: Double { highest >= reserve ? max(reserve, second) : 0 }
}
