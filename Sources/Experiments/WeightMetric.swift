public import ConversionModel

/// A quantity that is reported of what the conversion model has learnt of a feature.
public typealias WeightMetric = Measure<FeatureWeight>

extension Measure where Subject == FeatureWeight {
  /// Everything that is reported of a weight, in the order of the file.
  public static var all: [WeightMetric] {
    [
      WeightMetric(
        "weight", .nats, "what one unit of the feature adds to the log-odds of a conversion",
        numerator: \.weight),
      WeightMetric(
        "weight_lower", .nats,
        "lower end of the 95 % interval of the weight, as far as the model knows; none where it does "
          + "not", numerator: { $0.interval?.lowerBound }),
      WeightMetric(
        "weight_upper", .nats, "its upper end", numerator: { $0.interval?.upperBound }),
      WeightMetric(
        "standardized_weight", .nats,
        "what one standard deviation of the feature adds; for one that is 0 or 1, what 1 adds",
        numerator: \.standardizedWeight),
    ]
  }
}
