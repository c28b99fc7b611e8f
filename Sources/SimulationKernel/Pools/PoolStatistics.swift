public import Tallies

/// What a `ServerPool` keeps account of, from the start or the last `restartStatistics(at:)`.
///
/// A customer belongs to the counts and times of the moment when it happens: who came before a
/// restart and is served after it counts as served, with the full time.
///
/// At any time arrivals = served + balked + reneged + those present - those present at the start.
public struct PoolStatistics: Sendable, Hashable {
  @usableFromInline var arrivals = 0
  @usableFromInline var balked = 0
  @usableFromInline var interrupted = 0
  @usableFromInline var waits = Tally()
  @usableFromInline var lostWaits = Tally()
  @usableFromInline var sojourns = Tally()
  @usableFromInline var length: LevelTally
  @usableFromInline var working: LevelTally
  @usableFromInline var available: LevelTally
  @usableFromInline var present: LevelTally

  @inlinable
  init(queueLength: Int, busy: Int, available: Int, at now: Double) {
    length = LevelTally(queueLength, at: now)
    working = LevelTally(busy, at: now)
    self.available = LevelTally(available, at: now)
    present = LevelTally(max(busy, available), at: now)
  }

  /// How many customers asked for service or turned away from asking.
  @inlinable
  public var arrivalCount: Int { arrivals }

  /// How many were turned away by a full line or turned away themselves.
  @inlinable
  public var balkedCount: Int { balked }

  /// How many left the line without service.
  @inlinable
  public var renegedCount: Int { lostWaits.count }

  /// How many had their service completed.
  @inlinable
  public var servedCount: Int { sojourns.count }

  /// How often a customer's service was interrupted.
  @inlinable
  public var interruptionCount: Int { interrupted }

  /// The share of arrivals that balked or reneged, or `nil` without arrivals.
  @inlinable
  public var abandonedShare: Double? {
    arrivals > 0 ? Double(balked + lostWaits.count) / Double(arrivals) : nil
  }

  /// The waits that ended in service, zero included.
  ///
  /// Who waits again after an interruption has another wait, so that a queue's mean length is
  /// always the rate at which waits begin times their mean (Little's law).
  @inlinable
  public var waitingTimes: Tally { waits }

  /// The waits of those who left the line without service.
  @inlinable
  public var renegedWaitingTimes: Tally { lostWaits }

  /// The times from the request to the end of the service, of those served.
  @inlinable
  public var sojournTimes: Tally { sojourns }

  /// The number of customers waiting, weighted by time.
  @inlinable
  public var queueLengths: LevelTally { length }

  /// The number of servers at work, weighted by time.
  @inlinable
  public var busyServers: LevelTally { working }

  /// The number of servers that may work, on duty and not broken, weighted by time.
  @inlinable
  public var availableServers: LevelTally { available }

  /// The number of servers that are there, weighted by time: those that may work, and those that
  /// went off duty and finish their service.
  @inlinable
  public var presentServers: LevelTally { present }

  /// The share of the time that servers were there that was spent serving, from 0 to 1; `nil` if no
  /// server was there.
  @inlinable
  public func utilisation(to now: Double) -> Double? {
    let time = present.integral(to: now)
    return time > 0 ? working.integral(to: now) / time : nil
  }
}

// MARK: - Recording

extension PoolStatistics {
  @inlinable
  @inline(__always)
  mutating func recordWait(_ wait: Double) { waits.record(wait) }

  @inlinable
  @inline(__always)
  mutating func recordLostWait(_ wait: Double) { lostWaits.record(wait) }

  @inlinable
  @inline(__always)
  mutating func recordSojourn(_ time: Double) { sojourns.record(time) }

  @inlinable
  @inline(__always)
  mutating func recordLength(_ count: Int, at now: Double) {
    length.record(count, at: now)
  }

  @inlinable
  @inline(__always)
  mutating func recordBusy(_ count: Int, at now: Double) {
    working.record(count, at: now)
    recordPresent(at: now)
  }

  @inlinable
  @inline(__always)
  mutating func recordAvailable(_ count: Int, at now: Double) {
    available.record(count, at: now)
    recordPresent(at: now)
  }

  /// Costs one comparison unless servers come, go, or finish after their time.
  @inlinable
  @inline(__always)
  mutating func recordPresent(at now: Double) {
    let count = max(working.current, available.current)
    if count != present.current { present.record(count, at: now) }
  }
}
