/// The books of the subscriptions that one source has brought in one region: what they have paid
/// ahead, and for how long they were served.
struct SubscriptionSource: Sendable, Hashable {
  var recognition = RecognitionSchedule()
  var service = ServiceMeter()
}

extension SubscriptionBook {
  /// What is billed ahead and not earned yet.
  var deferred: Money { sources.reduce(.zero) { $0 + $1.recognition.deferred } }

  /// The place of a subscription's source: its region's, of its channel's or of the last.
  func source(of row: Int) -> Int {
    let channel = VisitSource(code: Int(rows[row].source)).channel
    return (channel ?? sources.count / regions - 1) * regions + Int(rows[row].region)
  }

  /// Changes the seats of a subscription that pays, or begins or ends to; everybody's service until
  /// now must have been counted.
  mutating func changePaid(_ row: Int, by seats: Int, subscribers: Int = 0, at time: Double) {
    service.change(paid: seats, subscribers: subscribers)
    let source = source(of: row)
    _ = sources[source].service.advance(to: time)
    sources[source].service.change(paid: seats, subscribers: subscribers)
  }

  /// Serves nobody any more; the days until now stay counted.
  mutating func stopService(at time: Double) {
    service.stop()
    for source in sources.indices {
      _ = sources[source].service.advance(to: time)
      sources[source].service.stop()
    }
  }
}
