public import ConversionModel
public import RandomStreams
internal import SimulationKernel

/// What is known of a touch by playing the market on from it with other luck.
public struct TouchTruth: Sendable, Hashable {
  /// The touch, with what the learner predicted and what came.
  public let touch: MaturedTouch
  /// An unbiased estimate of the log loss of who knows the true probability, nats.
  public let oracleLogLoss: Double
  /// How many futures were played for it.
  public let futures: Int
}

extension MarketReplication {
  /// At which number of futures it is given up to wait for one that turns out as the run did.
  static let mostFutures = 10_000

  /// Finds out how well somebody would have predicted who knows the market's whole state, but not
  /// its luck.
  ///
  /// The run is played again. At each touch it is branched: everything random after the touch is
  /// drawn anew, the next need and the next shopping occasion of the touched account among it, and
  /// the market is played to the end of the label's window. The true probability *p* of what came
  /// in the run is the share of futures in which the same comes. Of −ln *p* there is an estimate
  /// without bias at every *p*: futures are played until one turns out as the run did, the *K*th, and
  /// the estimate is 1 + 1/2 + … + 1/(*K* − 1) (inverse binomial sampling: de Groot 1959, van
  /// Opheusden, Acerbi and Ma 2020). That takes two futures a touch in the mean, whatever *p* is.
  ///
  /// What other people and channels have on their calendars at the touch stays, as part of the
  /// state. The learner's loss less the oracle's is then the learner's regret, whose mean is the
  /// divergence (Kullback and Leibler 1951) of the truth from the predictions.
  ///
  /// Costs a run, and for each touch twice the label window of a run.
  ///
  /// - Parameter touches: Those of this run, as its record has kept them.
  public static func truth(
    about touches: [MaturedTouch], in configuration: MarketConfiguration, policy: any Policy,
    streams: ReplicationStreams
  ) -> [TouchTruth] {
    branches(at: touches, in: configuration, policy: policy, streams: streams) {
      $0.truth(about: $1, streams: streams)
    }
  }

  /// Plays a run once more and hands out what it was just before the event of each touch.
  static func branches<Result>(
    at touches: [MaturedTouch], in configuration: MarketConfiguration, policy: any Policy,
    streams: ReplicationStreams, _ body: (MarketRun, MaturedTouch) -> Result
  ) -> [Result] {
    var run = MarketRun(configuration, policy: policy, streams: streams)
    var before = run
    return touches.map { touch in
      if run.simulation.model.core.learner.touches <= touch.number { run.play(until: touch.day) }
      while run.simulation.model.core.learner.touches <= touch.number {
        before = run
        run.simulation.step()
      }
      return body(before, touch)
    }
  }
}

extension MarketRun {
  /// The truth about a touch of the next event.
  fileprivate func truth(
    about touch: MaturedTouch, streams: ReplicationStreams
  ) -> TouchTruth {
    var keys = streams.stream(.futures, entity: touch.number)
    var loss = 0.0
    for future in 1...MarketReplication.mostFutures {
      let other = ReplicationStreams(seed: keys.nextWord(), replication: keys.nextWord())
      if converts(after: touch, streams: other) == touch.hasConverted {
        return TouchTruth(touch: touch, oracleLogLoss: loss, futures: future)
      }
      loss += 1 / Double(future)
    }
    return TouchTruth(touch: touch, oracleLogLoss: loss, futures: MarketReplication.mostFutures)
  }

  /// Whether a touch of the next event ends in a conversion in another future.
  func converts(after touch: MaturedTouch, streams: ReplicationStreams) -> Bool {
    var future = self
    future.simulation.edit { market, _ in
      market.core.otherLuck = OtherLuck(touch: touch.number, streams: streams)
    }
    future.simulation.step()
    future.simulation.edit { $0.core.settleLuck(&$1) }
    let end = touch.day + future.simulation.model.core.configuration.learner.labelWindowDays
    future.play(until: min(end, future.horizon))
    return future.simulation.model.core.learner.hasConverted(afterTouch: touch.number)
  }
}
