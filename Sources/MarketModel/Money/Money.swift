/// An exact amount of money in minor units (fen, cents) of the scenario's one currency.
public struct Money: Sendable, Hashable, Comparable, AdditiveArithmetic {
  /// The amount in minor units: 1.25 is 125 where a unit has 100.
  public var minorUnits: Int64

  /// Nothing.
  public static let zero = Money(minorUnits: 0)

  /// An amount given in minor units.
  public init(minorUnits: Int64) {
    self.minorUnits = minorUnits
  }

  /// The amount nearest to a fractional number of minor units, halves to even.
  ///
  /// - Parameter fractionalMinorUnits: A finite number within Int64's range; anything else is a
  ///   programmer error.
  public init(rounding fractionalMinorUnits: Double) {
    minorUnits = Int64(fractionalMinorUnits.rounded(.toNearestOrEven))
  }

  /// The amount as a floating-point number of minor units, for arithmetic that is not bookkeeping.
  public var asDouble: Double { Double(minorUnits) }

  /// The sum of two amounts; overflow is a programmer error.
  public static func + (left: Money, right: Money) -> Money {
    Money(minorUnits: left.minorUnits + right.minorUnits)
  }

  /// The difference of two amounts; overflow is a programmer error.
  public static func - (left: Money, right: Money) -> Money {
    Money(minorUnits: left.minorUnits - right.minorUnits)
  }

  /// Whether the left amount is less.
  public static func < (left: Money, right: Money) -> Bool { left.minorUnits < right.minorUnits }
}
