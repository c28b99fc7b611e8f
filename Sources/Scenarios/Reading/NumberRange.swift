/// The numbers that a key allows, with closed or open ends.
public struct NumberRange: Hashable, Sendable {
  /// The least number, or the bound above which all lie.
  public let lower: Double
  /// The greatest number, or the bound below which all lie.
  public let upper: Double
  /// Whether the lower end itself is excluded.
  public let isLowerOpen: Bool
  /// Whether the upper end itself is excluded.
  public let isUpperOpen: Bool

  private init(
    _ lower: Double, _ upper: Double, isLowerOpen: Bool = false, isUpperOpen: Bool = false
  ) {
    precondition(lower < upper || (lower == upper && !isLowerOpen && !isUpperOpen))
    self.lower = lower
    self.upper = upper
    self.isLowerOpen = isLowerOpen
    self.isUpperOpen = isUpperOpen
  }

  /// Any finite number.
  public static let any = NumberRange(-.infinity, .infinity)
  /// Above 0.
  public static let positive = above(0)
  /// 0 and above.
  public static let nonNegative = atLeast(0)
  /// From 0 to 1.
  public static let share = closed(0...1)

  /// Above a bound.
  public static func above(_ bound: Double) -> NumberRange {
    NumberRange(bound, .infinity, isLowerOpen: true)
  }

  /// A bound and above.
  public static func atLeast(_ bound: Double) -> NumberRange {
    NumberRange(bound, .infinity)
  }

  /// A bound and below.
  public static func atMost(_ bound: Double) -> NumberRange {
    NumberRange(-.infinity, bound)
  }

  /// From one number to another.
  public static func closed(_ range: ClosedRange<Double>) -> NumberRange {
    NumberRange(range.lowerBound, range.upperBound)
  }

  /// Between two bounds, without the bounds.
  public static func between(_ lower: Double, _ upper: Double) -> NumberRange {
    NumberRange(lower, upper, isLowerOpen: true, isUpperOpen: true)
  }

  /// Above one bound, and up to another.
  public static func above(_ lower: Double, upTo upper: Double) -> NumberRange {
    NumberRange(lower, upper, isLowerOpen: true)
  }

  /// From one number on, and below another.
  public static func from(_ lower: Double, below upper: Double) -> NumberRange {
    NumberRange(lower, upper, isUpperOpen: true)
  }

  /// Whether the range allows a number.
  public func contains(_ number: Double) -> Bool {
    (isLowerOpen ? number > lower : number >= lower)
      && (isUpperOpen ? number < upper : number <= upper) && number.isFinite
  }

  /// The number of the range that is nearest to a finite one.
  func clamped(_ number: Double) -> Double {
    if number <= lower {
      return isLowerOpen ? lower.nextUp : lower
    }
    return number >= upper ? (isUpperOpen ? upper.nextDown : upper) : number
  }
}

extension NumberRange: CustomStringConvertible {
  /// The range in words that follow "a number": `from 0 to 1`; empty for any number.
  public var description: String {
    let below = isUpperOpen ? "below \(plainText(upper))" : "at most \(plainText(upper))"
    switch (lower.isFinite, upper.isFinite) {
    case (true, true) where !isLowerOpen && !isUpperOpen:
      return "from \(plainText(lower)) to \(plainText(upper))"
    case (true, true):
      return "\(isLowerOpen ? "above" : "from") \(plainText(lower)) and \(below)"
    case (true, false):
      return isLowerOpen ? "above \(plainText(lower))" : "of at least \(plainText(lower))"
    case (false, true):
      return isUpperOpen ? below : "of \(below)"
    case (false, false):
      return ""
    }
  }
}
