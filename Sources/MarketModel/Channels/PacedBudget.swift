/// Money for advertising that flows in steadily and is kept for a day at most.
///
/// A token bucket: what is not spent within a day is not spent at all. So a budget is used where
/// there is demand, and never exceeded by more than half a day's and one price.
struct PacedBudget: Sendable, Hashable {
  /// Minor units a day.
  private(set) var perDay = 0.0
  /// A price for which a small budget may gather longer than a day.
  private let saving: Double
  private var onHand = 0.0
  private var time = 0.0

  init(saving: Double) { self.saving = saving }

  /// Money on hand at a time that is not past.
  func balance(at time: Double) -> Double {
    min(max(perDay, saving), onHand + (time - self.time) * perDay)
  }

  /// Whether a price can be paid now.
  func allows(_ price: Double, at time: Double) -> Bool {
    perDay > 0 && balance(at: time) >= price
  }

  /// Takes a price from what is on hand.
  mutating func take(_ price: Double, at time: Double) {
    onHand = balance(at: time) - price
    self.time = time
  }

  /// Takes a new budget; a first one begins with half a day's money.
  mutating func set(perDay new: Double, at time: Double) {
    onHand = perDay > 0 ? balance(at: time) : new / 2
    self.time = time
    perDay = new
  }
}
