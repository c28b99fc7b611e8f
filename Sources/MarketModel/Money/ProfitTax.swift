/// A tax on profit, as a share of it.
public struct TaxConfiguration: Sendable, Hashable {
  /// The tax on a unit of profit.
  public var share: Double
  /// How often it is due: every so many months from the start on.
  public var everyMonths: Int

  /// A tax of its parts.
  public init(share: Double, everyMonths: Int) {
    self.share = share
    self.everyMonths = everyMonths
  }
}

/// What has been taxed so far.
///
/// A loss is carried forward without limit: tax is due only on what profit since the start exceeds
/// the highest one that was taxed before. Nothing is paid back for a later loss.
public struct ProfitTax: Sendable, Hashable {
  let configuration: TaxConfiguration
  private var taxedProfit = Money.zero

  /// Nothing taxed yet.
  public init(_ configuration: TaxConfiguration) {
    self.configuration = configuration
  }

  /// The tax that falls due when profit before tax since the start is so much.
  public mutating func due(onProfitBeforeTax profit: Money) -> Money {
    guard profit > taxedProfit else { return .zero }
    defer { taxedProfit = profit }
    return Money(rounding: (profit - taxedProfit).asDouble * configuration.share)
  }
}
