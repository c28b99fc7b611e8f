/// When doors are open: a session a day, each week alike.
public struct OpeningHours: Sendable, Hashable {
  /// From opening to closing of the seven days from the first day of the run on, in days since
  /// 00:00; an empty session is a day on which the doors stay shut.
  public let sessions: [Range<Double>]
  /// Open days a week: the sum of the sessions.
  let openPerWeek: Double

  /// Hours of their parts.
  ///
  /// - Precondition: there are seven sessions within 0 ... 1, not all of them empty.
  public init(sessions: [Range<Double>]) {
    precondition(sessions.count == 7, "a week has seven days")
    precondition(
      sessions.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= 1 }, "a session is within a day")
    self.sessions = sessions
    openPerWeek = sessions.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    precondition(openPerWeek > 0, "doors that never open are no doors")
  }

  /// When the doors are open on a day of the run, in days since the start.
  func session(on day: Int) -> Range<Double> {
    let session = sessions[day % 7]
    return Double(day) + session.lowerBound..<Double(day) + session.upperBound
  }

  /// Whether the doors are open at a time.
  func isOpen(at time: Double) -> Bool { session(on: Int(time)).contains(time) }

  /// The time at which the doors will have been open for so long since `time`; at 0 the present or
  /// the next opening.
  func time(afterOpen openDays: Double, from time: Double) -> Double {
    let weeks = (openDays / openPerWeek).rounded(.down)
    var left = openDays - weeks * openPerWeek
    var day = Int(time) + 7 * Int(weeks)
    var begin = time + 7 * weeks
    while true {
      let session = session(on: day)
      begin = max(begin, session.lowerBound)
      if begin < session.upperBound {
        if left < session.upperBound - begin { return begin + left }
        left -= session.upperBound - begin
      }
      day += 1
      begin = Double(day)
    }
  }

  /// When somebody comes who would like to now: now if the doors are open, else at a time that is
  /// uniform over the next session.
  func visitTime(wanted time: Double, uniform: Double) -> Double {
    guard !isOpen(at: time) else { return time }
    let opening = self.time(afterOpen: 0, from: time)
    let session = session(on: Int(opening))
    return opening + uniform * (session.upperBound - session.lowerBound)
  }
}
