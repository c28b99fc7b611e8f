public import ConversionModel
public import RandomStreams

/// In how many of some futures a touch ended in a conversion, by playing the market on from it with
/// other luck.
///
/// What several learners lose on the same touches can be told apart by it with little noise: the
/// label, which is one draw, is replaced by many.
public struct TouchFutures: Sendable, Hashable {
  /// The touch.
  public let touch: MaturedTouch
  /// How many futures were played.
  public let futures: Int
  /// In how many the touch ended in a conversion.
  public let conversions: Int
  /// An estimate of the log loss of who knows the true probability, nats: see
  /// ``MarketReplication/futures(after:count:most:in:policy:streams:)``.
  public let entropy: Double

  /// An unbiased estimate of the log loss that is to be expected of a prediction, nats.
  public func expectedLoss(of prediction: Double) -> Double {
    let share = Double(conversions) / Double(futures)
    let p = max(1e-6, min(1 - 1e-6, prediction))
    return -share * log(p) - (1 - share) * log(1 - p)
  }

  /// The estimate of the entropy from `conversions` among `count` draws.
  ///
  /// - Parameter other: The number of draws up to the first that came out otherwise, if the first
  ///   `count` were all alike; nil if none has.
  static func entropy(conversions: Int, of count: Int, firstOther other: Int?) -> Double {
    func part(_ times: Int) -> Double {
      guard times > 0 else { return 0 }
      let harmonic = (times..<count).reduce(0.0) { $0 + 1 / Double($1) }
      return Double(times) / Double(count) * harmonic
    }
    return part(conversions) + part(count - conversions) + (other.map { 1 / Double($0 - 1) } ?? 0)
  }
}

extension MarketReplication {
  /// Plays some futures after each touch: see ``truth(about:in:policy:streams:)`` for what a future is.
  ///
  /// With *k* conversions in *n* futures, *k*/*n* estimates the true probability *p* without bias, and
  /// *k*/*n* (1/*k* + … + 1/(*n* − 1)), with the same for what is not converted, its entropy (Grassberger
  /// 2003) but for p Σ (1 − p)^m/m from *m* = *n* on. That is the mean of 1/(*K* − 1) where the first
  /// conversion comes with the *K*th future beyond the *n*th: if all futures are alike, more are played
  /// until one is not. After `most` it is left out, less than 0.3/`most` nats.
  ///
  /// - Parameters:
  ///   - count: The futures that are played for each touch, at least two.
  ///   - most: The number of futures at which it is given up to wait for one that differs.
  public static func futures(
    after touches: [MaturedTouch], count: Int, most: Int = 1_000,
    in configuration: MarketConfiguration, policy: any Policy, streams: ReplicationStreams
  ) -> [TouchFutures] {
    precondition(count > 1 && most >= count, "at least two futures")
    return branches(at: touches, in: configuration, policy: policy, streams: streams) {
      run, touch in
      var keys = streams.stream(.futures, entity: touch.number)
      func converts() -> Bool {
        run.converts(
          after: touch,
          streams: ReplicationStreams(seed: keys.nextWord(), replication: keys.nextWord()))
      }
      let conversions = (0..<count).reduce(0) { sum, _ in sum + (converts() ? 1 : 0) }
      var other: Int?
      if conversions == 0 || conversions == count {
        let isUsual = conversions == count
        other = (count + 1..<most + 1).first { _ in converts() != isUsual }
      }
      return TouchFutures(
        touch: touch, futures: count, conversions: conversions,
        entropy: TouchFutures.entropy(
          conversions: conversions, of: count, firstOther: other))
    }
  }
}
