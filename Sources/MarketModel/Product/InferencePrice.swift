/// What answering once costs, and how that falls as the price of computing does (C2).
public struct InferencePrice: Sendable, Hashable {
  /// Cost of one use at the start, minor units.
  public var costPerUse: Double
  /// By which factor the price falls in a year; 1 for not at all.
  public var fallPerYearFactor: Double
  /// A smaller model made of the trained one; nil for the model as it is.
  public var compression: CompressionConfiguration?

  /// A price of its parts.
  public init(
    costPerUse: Double, fallPerYearFactor: Double = 1, compression: CompressionConfiguration? = nil
  ) {
    self.costPerUse = costPerUse
    self.fallPerYearFactor = fallPerYearFactor
    self.compression = compression
  }

  /// Cost of one use on a day, minor units.
  public func cost(onDay day: Double) -> Double {
    costPerUse * (compression?.servingCostShare ?? 1)
      * pow(fallPerYearFactor, -day / 365.25)
  }
}

/// A compressed model: cheaper to serve, and a little worse (C2).
public struct CompressionConfiguration: Sendable, Hashable {
  /// Cost of a use against that of the model as it was trained.
  public var servingCostShare: Double
  /// By how much the error above the floor grows, as a share of it.
  public var addedErrorShare: Double

  /// A compression of its parts.
  public init(servingCostShare: Double, addedErrorShare: Double) {
    self.servingCostShare = servingCostShare
    self.addedErrorShare = addedErrorShare
  }
}
