internal import ConversionModel
internal import RandomStreams
internal import SimulationKernel

/// What a future that is played for the truth about a touch does otherwise: everything random that
/// comes after the touch.
struct OtherLuck: Sendable, Hashable {
  /// The number of the touch.
  let touch: Int
  /// What everything draws from after it.
  let streams: ReplicationStreams
  /// Whose touch it is; nil before it.
  var account: Int?
  /// Whether the event of the touch still goes on, whose draws had been made before it.
  var isAtTouch = false
  /// When the next need of the account opens; what is pending for another day counts no more.
  var needDay: Double?

  /// Whether an opening need was drawn before the touch, and another one since.
  func isStale(needOf account: Int, at time: Double) -> Bool {
    self.account == account && needDay.map { $0 != time } ?? false
  }
}

extension MarketCore {
  /// From the touch on that a future is about, everything draws from other streams.
  mutating func changeLuck(afterTouching person: Int) {
    guard let luck = otherLuck, luck.account == nil, learner.touches > luck.touch else { return }
    streams = luck.streams
    let account = account(of: person)
    otherLuck?.account = account
    otherLuck?.isAtTouch = true
  }

  /// A uniform that an event drew before its touch, drawn again.
  func redrawn(_ uniform: Double, _ purpose: StreamPurpose, of account: Int) -> Double {
    guard let otherLuck, otherLuck.isAtTouch, otherLuck.account == account else { return uniform }
    var stream = streams.stream(purpose, entity: account)
    return stream.uniform()
  }

  /// What the choice at the touch draws from; nil for any other choice.
  func luckOfChoice(by account: Int) -> RandomStream? {
    guard let otherLuck, otherLuck.isAtTouch, otherLuck.account == account else { return nil }
    return streams.stream(.choiceWithOtherLuck, entity: account)
  }

  /// The event of the touch is over: what its account does next by itself is drawn anew, too.
  ///
  /// A cart keeps its day, and a visit under way its end: they belong to the state at the touch.
  mutating func settleLuck(_ schedule: inout EventSchedule<MarketEvent>) {
    guard let account = otherLuck?.account else { return }
    otherLuck?.isAtTouch = false
    redrawOwnNeed(of: account, &schedule)
    if accounts[account].isNeedOpen && !accounts[account].isDeciding {
      scheduleNextOccasion(of: account, &schedule)
    }
  }
}
