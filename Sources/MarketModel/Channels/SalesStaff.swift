/// The representatives of a sales team in a run: who is there, and how much they can do (D13).
///
/// Running sums say it, so that a change costs as much in a large team as in a small one.
struct SalesStaff: Sendable, Hashable {
  /// One who is there, will be, or was.
  struct Representative: Sendable, Hashable {
    /// When she joined; nil before that.
    var joinTime: Double?
    /// When she knows her work.
    var rampEnd = 0.0
    var hasNotice = false
    var hasLeft = false
  }

  let rampDays: Double
  private(set) var members: [Representative] = []
  /// How many there will be if nothing else is decided: those hired and without notice.
  private(set) var planned = 0
  /// Those who are paid.
  private(set) var onPayroll = 0
  /// Whom to do without, the last first; those are passed over who have gone of their own accord.
  private var dismissable: [Int] = []
  /// Those who learn, by the end of it; all learn for as long, so that it is the order of joining.
  private var learners: [Int] = []
  /// Those of ``learners`` before this place know their work.
  private var firstLearner = 0
  /// Of the others, those who are still there, and the sum of the ends of their learning.
  private var learning = 0
  private var sumOfEnds = CompensatedEnds()
  private var paidDays = 0.0
  private var lastChange = 0.0

  init(rampDays: Double) {
    self.rampDays = rampDays
  }

  /// Makes room for another, who joins later.
  ///
  /// - Returns: Her number.
  mutating func hire() -> Int {
    members.append(Representative())
    planned += 1
    dismissable.append(members.count - 1)
    return members.count - 1
  }

  /// Lets a hired representative begin.
  ///
  /// - Returns: Whether she is still wanted.
  mutating func join(_ number: Int, knowsWork: Bool, at time: Double) -> Bool {
    guard !members[number].hasLeft else { return false }
    count(until: time)
    onPayroll += 1
    members[number].joinTime = time
    members[number].rampEnd = knowsWork ? time : time + rampDays
    if members[number].rampEnd > time {
      learners.append(number)
      learning += 1
      sumOfEnds.add(members[number].rampEnd)
    }
    return true
  }

  /// Whom to do without: the last who has no notice, whether she has begun or not.
  ///
  /// - Returns: Her number if she works out her notice; nil if she had not begun.
  mutating func dismissLast() -> Int? {
    while let number = dismissable.popLast() {
      guard !members[number].hasLeft else { continue }
      planned -= 1
      guard members[number].joinTime != nil else {
        members[number].hasLeft = true
        return nil
      }
      members[number].hasNotice = true
      return number
    }
    return nil
  }

  /// A representative leaves.
  ///
  /// - Returns: Whether she was still there.
  mutating func leave(_ number: Int, at time: Double) -> Bool {
    guard members[number].joinTime != nil, !members[number].hasLeft else { return false }
    count(until: time)
    endLearning(at: time)
    onPayroll -= 1
    planned -= members[number].hasNotice ? 0 : 1
    members[number].hasLeft = true
    if members[number].rampEnd > time { forget(number) }
    return true
  }

  /// Takes those out of the learners who know their work now.
  private mutating func endLearning(at time: Double) {
    while firstLearner < learners.count, members[learners[firstLearner]].rampEnd <= time {
      if !members[learners[firstLearner]].hasLeft { forget(learners[firstLearner]) }
      firstLearner += 1
    }
  }

  private mutating func forget(_ number: Int) {
    learning -= 1
    sumOfEnds.remove(members[number].rampEnd)
  }

  /// What all can do together, in representatives who know their work.
  mutating func output(at time: Double) -> Double {
    endLearning(at: time)
    guard learning > 0 else { return Double(onPayroll) }
    return Double(onPayroll) - sumOfEnds.daysLeft(of: learning, at: time) / rampDays
  }

  /// How many leads can be worked at a time: the output in whole representatives.
  mutating func capacity(at time: Double) -> Int {
    Int((output(at: time) + Self.margin).rounded(.down))
  }

  /// When the capacity rises next by somebody's learning; nil if nobody learns.
  ///
  /// Looks at as many as end their learning until then.
  mutating func nextRise(after time: Double) -> Double? {
    let wanted = Double(capacity(at: time) + 1)
    var output = output(at: time)
    var from = time
    var others = learning
    for number in learners[firstLearner...] where !members[number].hasLeft {
      let end = members[number].rampEnd
      let perDay = Double(others) / rampDays
      if output + perDay * (end - from) + Self.margin >= wanted {
        return min(end, from + max(0, wanted - output) / perDay)
      }
      output += perDay * (end - from)
      from = end
      others -= 1
    }
    return nil
  }

  /// Sums of parts fall short of a whole by rounding.
  private static let margin = 1e-9

  private mutating func count(until time: Double) {
    paidDays += Double(onPayroll) * (time - lastChange)
    lastChange = time
  }

  /// Takes the days of pay since this was last asked.
  mutating func takePaidDays(until time: Double) -> Double {
    count(until: time)
    defer { paidDays = 0 }
    return paidDays
  }
}

/// A running sum of times that does not drift, however many come and go.
///
/// What a sum loses by rounding is kept beside it (Neumaier, "Rundungsfehleranalyse einiger
/// Verfahren zur Summation endlicher Summen", ZAMM 54, 1974).
private struct CompensatedEnds: Sendable, Hashable {
  private var sum = 0.0
  private var lost = 0.0

  mutating func add(_ time: Double) {
    let new = sum + time
    lost += abs(sum) >= abs(time) ? (sum - new) + time : (time - new) + sum
    sum = new
  }

  mutating func remove(_ time: Double) { add(-time) }

  /// The days left of so many ends, together.
  func daysLeft(of count: Int, at time: Double) -> Double {
    sum.addingProduct(-Double(count), time) + lost
  }
}
