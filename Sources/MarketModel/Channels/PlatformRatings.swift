/// What buyers say of a listing, in stars from 1 to 5, and what that does (A4).
public struct RatingsConfiguration: Sendable, Hashable {
  /// Chance that a satisfied buyer gives five stars.
  public var satisfiedReviewShare: Double
  /// Chance that an unsatisfied one gives one.
  public var unsatisfiedReviewShare: Double
  /// Reviews at the start.
  public var reviewsNow: Double
  /// Their mean, stars.
  public var ratingNow: Double
  /// The mean of the other listings, stars; what is better is chosen and ranked higher.
  public var otherRating: Double
  /// Utility that a star more than the others adds to the offer.
  public var utilityPerStar: Double
  /// By how much a star more than the others multiplies the sales that the ranking counts.
  public var salesFactorPerStar: Double

  /// Ratings of their parts.
  public init(
    satisfiedReviewShare: Double, unsatisfiedReviewShare: Double, reviewsNow: Double = 0,
    ratingNow: Double = 4, otherRating: Double, utilityPerStar: Double, salesFactorPerStar: Double
  ) {
    self.satisfiedReviewShare = satisfiedReviewShare
    self.unsatisfiedReviewShare = unsatisfiedReviewShare
    self.reviewsNow = reviewsNow
    self.ratingNow = ratingNow
    self.otherRating = otherRating
    self.utilityPerStar = utilityPerStar
    self.salesFactorPerStar = salesFactorPerStar
  }
}

/// The reviews of a listing in a run.
struct PlatformRating: Sendable, Hashable {
  let configuration: RatingsConfiguration
  private(set) var reviews: Double
  private(set) var stars: Double

  /// The rating of the start.
  init(_ configuration: RatingsConfiguration) {
    self.configuration = configuration
    reviews = configuration.reviewsNow
    stars = configuration.reviewsNow * configuration.ratingNow
  }

  /// By how many stars the listing is better than the others; as good while there is no review.
  var lead: Double { reviews > 0 ? stars / reviews - configuration.otherRating : 0 }

  /// Utility that the rating adds to the offer.
  var utility: Double { configuration.utilityPerStar * lead }

  /// By what the ranking multiplies the listing's sales.
  var salesFactor: Double { pow(configuration.salesFactorPerStar, lead) }

  mutating func add(stars given: Double) {
    reviews += 1
    stars += given
  }
}
